import { expect, it } from 'vitest';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { countChecks, problemsOf } from '../../../shared/model/preflight';
import { createFakeClock } from '../../../tests/fakes/fake-clock';
import { askAll, failed, passed, type Question, questionLimit } from './check';

const about = (id: string) => ({ id, title: `The ${id}` });
const question = (id: string, ask: Question['ask']): Question => ({ ...about(id), ask });

it('asks everything at once, gives each its own time, and lets none take another with it', async () => {
  const clock = createFakeClock();
  const denied = new CodedError(fail('aws.denied', 'iam:GetRole is not allowed.', 'Ask for it.').error);
  const asked = askAll(
    [
      question('quick', async () => [passed(about('quick'), { detail: 'fine' })]),
      question('silent', () => new Promise(() => undefined)),
      question('denied', () => Promise.reject(denied)),
      question('wrong', async () => [failed(about('wrong'), { detail: 'No.', hint: 'Mend it.', blocks: true })]),
    ],
    clock,
  );
  await clock.advance(questionLimit);
  const checks = await asked;
  expect(checks.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['quick', 'passed'],
    ['silent', 'unknown'],
    ['denied', 'unknown'],
    ['wrong', 'failed'],
  ]);
  expect(checks[1]?.detail).toBe('No answer within 8 seconds.');
  expect(checks[2]).toMatchObject({ detail: 'The account may not look: iam:GetRole is not allowed.', blocks: false });
  expect(countChecks(checks)).toBe('1 failed, 1 passed, 2 could not be checked');
  // Only what surely fails forbids a launch: what could not be looked at does not.
  expect(problemsOf(checks)).toEqual([{ field: 'wrong', message: 'No.', hint: 'Mend it.' }]);
});

it('lets a bug through as one', async () => {
  const bug = question('bug', () => Promise.reject(new TypeError('x is undefined')));
  await expect(askAll([bug], createFakeClock())).rejects.toThrow('x is undefined');
});
