import type { Clock } from './platform-ports';

/**
 * Says that something changed without saying what: whoever waits looks again. Notices that come
 * while nobody waits are one, so a slow reader never piles anything up.
 */
export interface Notifier {
  readonly version: number;
  notify(): void;
  /** Resolves once `version` differs from `since`, or when the signal aborts. */
  changed(since: number, signal: AbortSignal): Promise<void>;
}

export function createNotifier(): Notifier {
  let version = 0;
  const waiting = new Set<() => void>();
  return {
    get version() {
      return version;
    },
    notify() {
      version += 1;
      for (const wake of [...waiting]) wake();
    },
    changed: (since, signal) =>
      new Promise((resolve) => {
        if (version !== since || signal.aborted) return resolve();
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener('abort', wake, { once: true });
      }),
  };
}

/** Resolves when any of the notifiers changed since its version, or when the signal aborts. */
export async function anyChanged(since: readonly (readonly [Notifier, number])[], signal: AbortSignal): Promise<void> {
  const done = new AbortController();
  const either = AbortSignal.any([signal, done.signal]);
  try {
    await Promise.race(since.map(([notifier, version]) => notifier.changed(version, either)));
  } finally {
    done.abort();
  }
}

/** As `anyChanged`, for `milliseconds` at most. The wait that lost is ended with it, so that many in a row pile nothing up. */
export async function anyChangedWithin(
  since: readonly (readonly [Notifier, number])[],
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  const done = new AbortController();
  const either = AbortSignal.any([signal, done.signal]);
  try {
    await Promise.race([
      clock.wait(milliseconds, either),
      ...since.map(([notifier, version]) => notifier.changed(version, either)),
    ]);
  } finally {
    done.abort();
  }
}
