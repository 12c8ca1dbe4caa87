/**
 * A job cannot go on and the fault is one a person can read and act on. `reason` is what
 * FailureReason shows, in SageMaker's form "ClientError: …" or "AlgorithmError: …".
 */
export class JobFailure extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'JobFailure';
  }
}

const diskFullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/**
 * Turns what went wrong while files were moved into a FailureReason. `action` is a noun phrase such
 * as "Data download". A full disk is named, because its own message ("ENOSPC: write") says little.
 */
export function reasonOf(error: unknown, action: string): string {
  if (error instanceof JobFailure) return error.reason;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (diskFullCodes.has(code)) {
    return `ClientError: ${action} failed: the disk of this machine is full (${code}). Free some space and start the job again.`;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `ClientError: ${action} failed: ${code !== '' && !message.includes(code) ? `${code}: ` : ''}${message}`;
}
