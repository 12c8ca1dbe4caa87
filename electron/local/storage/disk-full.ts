import { AwsError } from '../gateway/service';

/**
 * Turns a full disk or quota, from the file system or from SQLite, into an error a person can act
 * on; anything else stays what it is. 507 is not retried by the SDKs, which would only delay it.
 */
export function explainDiskFull(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  const full = code === 'ENOSPC' || code === 'EDQUOT' || /database or disk is full/.test(error.message);
  if (!full) return error;
  return new AwsError(
    'InsufficientStorage',
    'The disk that holds the local workspace is full. Nothing was changed; free some space and try again.',
    507,
  );
}
