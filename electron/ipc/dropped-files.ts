import { type ChosenSource, droppedPathsSchema } from '../../shared/contract/datasets';
import { fail, ok, type Result } from '../../shared/errors/result';
import { codedFailure } from '../domains/guard';
import type { Logger } from '../domains/platform-ports';
import type { Desktop } from './desktop-ports';

/** Answers the preload: tokens for the paths of what was dropped on the window. */
export function droppedFiles(desktop: Pick<Desktop, 'rememberDropped'>, logger: Logger) {
  return async (paths: unknown): Promise<Result<readonly ChosenSource[]>> => {
    const parsed = droppedPathsSchema.safeParse(paths);
    if (!parsed.success) {
      return fail(
        'input.invalid',
        'What was dropped is no file or folder of this machine, or more than 500 of them.',
        'Drop transcripts, or one folder that holds them.',
      );
    }
    try {
      return ok(await desktop.rememberDropped(parsed.data));
    } catch (error) {
      const failure = codedFailure(error);
      logger.info('ipc.drop-unreadable', { code: failure.code });
      return { ok: false, error: failure };
    }
  };
}
