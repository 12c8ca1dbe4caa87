import type { Result } from '../../../shared/errors/result';
import { failed, passed, type Question, unchecked } from './check';

/** The name is free. `what` is the thing with its article, e.g. "a training job"; `find` looks for one of the name. */
export function nameQuestion(
  about: { readonly id: string; readonly title: string },
  what: string,
  name: string,
  find: () => Promise<Result<unknown>>,
): Question {
  const field = about.id;
  return {
    ...about,
    ask: async () => {
      const found = await find();
      if (found.ok) {
        return [
          failed(about, {
            detail: `There is already ${what} called ${name}.`,
            hint: 'Choose another name; names cannot be used twice.',
            field,
            blocks: true,
          }),
        ];
      }
      if (/\.not-found$/.test(found.error.code))
        return [passed(about, { detail: `No other is called ${name}.`, field })];
      return [unchecked(about, found.error, field)];
    },
  };
}
