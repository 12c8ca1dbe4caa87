import { logLine } from './log';

/** Aborts with the first SIGTERM or SIGINT; `what` tells the log what still happens before the program ends. */
export function stopSignal(what: string): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (!stop.signal.aborted) logLine(`${signal} received: ${what}`);
      stop.abort();
    });
  }
  return stop.signal;
}
