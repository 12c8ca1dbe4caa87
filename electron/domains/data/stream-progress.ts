import type { Result } from '../../../shared/errors/result';
import { ok } from '../../../shared/errors/result';

/**
 * A transfer as a stream: the newest progress while it runs (what the reader was too slow for is
 * skipped, it is out of date), then the end. A cancelled transfer ends without a failure.
 */
export async function* streamProgress<P, T, D>(
  transfer: (report: (progress: P) => void) => Promise<Result<T>>,
  done: (data: T) => D,
  signal: AbortSignal,
): AsyncGenerator<Result<P | D>> {
  let newest: P | null = null;
  let wake: () => void = () => undefined;
  const report = (progress: P): void => {
    newest = progress;
    wake();
  };
  let result: Result<T> | null = null;
  const running = transfer(report).then((end) => {
    result = end;
    wake();
  });
  try {
    while (result === null) {
      if (newest !== null) {
        const progress: P = newest;
        newest = null;
        yield ok(progress);
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (newest !== null || result !== null) resolve();
        });
      }
    }
  } finally {
    // A reader that leaves has aborted the signal; the transfer is over before this stream is.
    await running;
  }
  const end = result as Result<T>;
  if (end.ok) yield ok(done(end.data));
  else if (!(signal.aborted && end.error.code === 'cancelled')) yield end;
}
