import { request } from './client';

/** Sends a bug's last words to the main process's log. Lengths are the contract's. */
export function reportError(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && error.stack !== undefined ? error.stack.slice(0, 10_000) : null;
  void request('app.reportError', { message: message.slice(0, 2_000), stack });
}
