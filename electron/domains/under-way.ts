import type { Clock } from './platform-ports';
import type { JournalEntry, JournalStore } from './store-ports';

/** Between two signs of life of what is under way, ms. */
const beatEvery = 10_000;

/**
 * Writes the entry down, does the work, and says meanwhile that somebody is still at it: a call that waits a
 * minute for a service that is throttled is not over. Settling is the work's own.
 */
export async function whileUnderWay<T>(
  journal: JournalStore,
  clock: Clock,
  entry: JournalEntry,
  work: () => Promise<T>,
): Promise<T> {
  await journal.begin({ ...entry, at: clock.now(), aliveAt: clock.uptime() });
  const done = new AbortController();
  const beat = async (): Promise<void> => {
    for (;;) {
      await clock.wait(beatEvery, done.signal);
      if (done.signal.aborted) return;
      // A store that cannot be written now can be at the next beat.
      await journal.alive(entry.id, clock.uptime()).catch(() => undefined);
    }
  };
  void beat();
  try {
    return await work();
  } finally {
    done.abort();
  }
}

/**
 * Whether another process, or this one, may still be at an open entry: its last sign of life is no older than
 * `within` ms. Measured in the machine's uptime, so that setting the clock makes none look older. A sign that lies
 * ahead was given before the machine was started anew, which nobody outlived.
 */
export function mayBeUnderWay(
  { aliveAt }: { readonly aliveAt: number | null },
  clock: Pick<Clock, 'uptime'>,
  within: number,
): boolean {
  if (aliveAt === null) return false;
  const quietFor = clock.uptime() - aliveAt;
  return quietFor >= 0 && quietFor < within;
}
