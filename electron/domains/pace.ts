import { codedFailure } from './guard';
import type { Clock, Logger } from './platform-ports';
import type { PaceStore } from './store-ports';

/** Keeps calls within a rate, together with everybody else who calls for the same account on this machine. */
export interface Pace {
  /** Resolves when the next call under `key` may be made, at most `perSecond` of them a second; at once when the signal aborts. */
  take(key: string, perSecond: number, signal: AbortSignal): Promise<void>;
}

/**
 * Turns are taken in the offline store, which window and command line share. While it cannot be
 * written, this process keeps to the rate alone. Only one turn a key is taken ahead, so that a call
 * that is given up leaves no more than one unused.
 */
export function createPace({
  clock,
  logger,
  store,
}: {
  readonly store: PaceStore;
  readonly clock: Clock;
  readonly logger: Logger;
}): Pace {
  /** Key → the turn of whoever came last. */
  const queues = new Map<string, Promise<void>>();
  /** Key → when the next call is due without the store, by the clock nobody sets. */
  const alone = new Map<string, number>();
  let shared = true;

  /** Milliseconds until this call's turn. */
  const untilTurn = async (key: string, interval: number): Promise<number> => {
    const due = Math.max(alone.get(key) ?? 0, clock.elapsed());
    const aloneFor = due - clock.elapsed();
    alone.set(key, due + interval);
    try {
      const now = clock.now();
      const turn = await store.reserve(key, now, interval);
      shared = true;
      return Math.max(aloneFor, turn - now);
    } catch (error) {
      if (shared) logger.warn('pace.not-shared', { code: codedFailure(error).code });
      shared = false;
      return aloneFor;
    }
  };

  return {
    take(key, perSecond, signal) {
      const before = queues.get(key) ?? Promise.resolve();
      const turn = before.then(async () => {
        if (!signal.aborted) await clock.wait(await untilTurn(key, 1_000 / perSecond), signal);
      });
      queues.set(key, turn);
      return turn;
    },
  };
}
