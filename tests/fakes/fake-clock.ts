import type { Clock } from '../../electron/domains/platform-ports';

/** Time that moves only when told to. */
export interface FakeClock extends Clock {
  /** Somebody sets the clock this much on, or back when negative; no time passes. */
  jump(milliseconds: number): void;
  /** Moves on, waking each waiter at its own time and letting what it started run before the next. */
  advance(milliseconds: number): Promise<void>;
}

export function createFakeClock(start = 1_000_000): FakeClock {
  let now = start;
  let offset = 0;
  let waiters: { at: number; wake: () => void }[] = [];
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 50; i += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => now + offset,
    elapsed: () => now,
    uptime: () => now,
    jump: (milliseconds) => {
      offset += milliseconds;
    },
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const waiter = { at: now + milliseconds, wake: resolve };
        waiters.push(waiter);
        signal.addEventListener(
          'abort',
          () => {
            waiters = waiters.filter((one) => one !== waiter);
            resolve();
          },
          { once: true },
        );
      }),
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const next = waiters.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = Math.max(now, next.at);
        waiters = waiters.filter((one) => one !== next);
        next.wake();
        await settle();
      }
      now = end;
    },
  };
}
