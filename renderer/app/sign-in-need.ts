import type { WorkspaceState } from '../../shared/contract/workspace';
import type { Failure } from '../../shared/errors/result';

/** Why nothing can be asked of AWS before a person does something about the keys. */
export interface SignInNeed {
  readonly title: string;
  readonly reason: string;
  readonly code: string;
  /** What the button says. */
  readonly action: 'Sign in' | 'Try again';
}

/** Null while the keys are not what is missing. `failure`: why the workspace was never reached. */
export function signInNeed(state: WorkspaceState | null, failure: Failure | null): SignInNeed | null {
  if (state !== null) {
    const { connection } = state;
    return connection.kind === 'offline' ? needOf(connection.code, connection.reason) : null;
  }
  return failure === null ? null : needOf(failure.code, `${failure.message} ${failure.hint}`);
}

function needOf(code: string, reason: string): SignInNeed | null {
  switch (code) {
    // Only a sign-in that somebody cancelled leaves a workspace away with this code.
    case 'cancelled':
    case 'credentials.sign-in':
      return { title: 'You are signed out of AWS', reason, code, action: 'Sign in' };
    case 'credentials.expired':
      return { title: 'The keys of this workspace have expired', reason, code, action: 'Sign in' };
    default:
      return code.startsWith('credentials.')
        ? { title: 'There are no keys for this workspace', reason, code, action: 'Try again' }
        : null;
  }
}
