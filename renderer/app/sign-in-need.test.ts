import { expect, it } from 'vitest';
import type { WorkspaceState } from '../../shared/contract/workspace';
import type { Failure } from '../../shared/errors/result';
import { signInNeed } from './sign-in-need';

const failure = (code: Failure['code']): Failure => ({ code, message: 'Why.', hint: 'How.', retryable: false });
const offline = (code: string) =>
  ({ connection: { kind: 'offline', since: 0, reason: 'Why.', code } }) as unknown as WorkspaceState;

it('asks for a sign-in where that helps, and for another try where it does not', () => {
  expect(signInNeed(offline('credentials.expired'), null)).toMatchObject({ action: 'Sign in', reason: 'Why.' });
  expect(signInNeed(null, failure('credentials.sign-in'))).toMatchObject({ action: 'Sign in', reason: 'Why. How.' });
  expect(signInNeed(null, failure('cancelled'))).toMatchObject({ action: 'Sign in' });
  expect(signInNeed(offline('credentials.not-found'), null)).toMatchObject({ action: 'Try again' });
});

it('says nothing when keys are not what is missing, or the workspace is there again', () => {
  expect(signInNeed(offline('workspace.offline'), null)).toBeNull();
  expect(
    signInNeed({ connection: { kind: 'online', since: 0 } } as WorkspaceState, failure('credentials.expired')),
  ).toBeNull();
  expect(signInNeed(null, null)).toBeNull();
});
