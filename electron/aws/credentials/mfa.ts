import { CodedError } from '../../../shared/errors/coded-error';
import { cancelled, refuse } from './failures';
import type { Fetching } from './fetching';

const mostAttempts = 3;

/**
 * Asks for a code of the MFA device and tries it, three times while it is a wrong one. Rejects with
 * `cancelled`, with `credentials.refused` after the third, or with what else `use` rejects with.
 */
export async function withMfaCode<T>(
  serial: string,
  fetching: Fetching,
  use: (code: string) => Promise<T>,
): Promise<T> {
  const { ask, profile, reason, secrets, signal } = fetching;
  fetching.beforeAsking();
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const code = await ask.mfaCode({ profile, serial, attempt, reason }, signal);
    if (code === null || signal.aborted) throw cancelled(profile);
    secrets.add(code);
    try {
      return await use(code);
    } catch (error) {
      if (!isWrongCode(error)) throw error;
    }
  }
  throw refuse(
    'credentials.refused',
    `AWS refused ${mostAttempts} codes of the MFA device ${serial}.`,
    'Check that it is the device of this profile and that its clock is right, then sign in again.',
  );
}

/** STS has one code for every refusal (AccessDenied); only its words tell a wrong code, or one used before, from a device that is not the user's. */
function isWrongCode(error: unknown): boolean {
  return (
    error instanceof CodedError &&
    error.failure.code === 'credentials.refused' &&
    /invalid MFA one time pass ?code/i.test(error.failure.message)
  );
}
