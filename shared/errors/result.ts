import type { ErrorCode } from './codes';

/**
 * What a person is told when something expected went wrong.
 * `message` names what failed and why; `hint` is the next step; both are plain sentences.
 */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  readonly retryable: boolean;
}

/** The envelope of every command: expected failures are values, a throw is a bug. */
export type Result<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: Failure };

export function ok<T>(data: T): Result<T> {
  return { ok: true, data };
}

export function fail(
  code: ErrorCode,
  message: string,
  hint: string,
  options: { readonly retryable?: boolean } = {},
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, message, hint, retryable: options.retryable ?? false } };
}
