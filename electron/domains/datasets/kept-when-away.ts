import { CodedError } from '../../../shared/errors/coded-error';
import type { ErrorCode } from '../../../shared/errors/codes';

/** The service did not refuse; it could not be asked. */
const away: ReadonlySet<ErrorCode> = new Set(['workspace.offline', 'workspace.start-failed', 'aws.timeout']);

/** What `read` says, or what is kept of it while the workspace cannot be asked; with nothing kept the failure stays. */
export async function keptWhenAway<T>(read: () => Promise<T>, kept: () => Promise<T | null>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof CodedError) || !away.has(error.failure.code)) throw error;
    const held = await kept();
    if (held === null) throw error;
    return held;
  }
}
