import type { Failure } from './result';

/** A failure in one line: what failed and why, the next step, and the code to search for. */
export function failureText({ code, hint, message }: Pick<Failure, 'code' | 'hint' | 'message'>): string {
  return `${message} ${hint} (${code})`;
}
