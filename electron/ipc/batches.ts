import { setTimeout as delay } from 'node:timers/promises';

export interface BatchLimits {
  /** How long a batch waits for more items once it has one, in milliseconds. */
  readonly windowMilliseconds: number;
  readonly maximumItems: number;
}

/** About a frame at 60 Hz: more often than that a screen cannot change. */
export const defaultLimits: BatchLimits = { windowMilliseconds: 16, maximumItems: 500 };

/**
 * Items in batches, in order: a batch closes a while after its first item or when it is full. Pulls
 * only while a batch is asked for, so a consumer that stops asking stops the source.
 */
export async function* batches<T>(source: AsyncIterable<T>, limits: BatchLimits): AsyncGenerator<readonly T[], void> {
  const iterator = source[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<T>> | null = null;
  let finished = false;
  try {
    while (!finished) {
      const items: T[] = [];
      let closes: Promise<'time is up'> | null = null;
      const stop = new AbortController();
      try {
        while (items.length < limits.maximumItems) {
          next ??= iterator.next();
          const step: IteratorResult<T> | 'time is up' = await (closes ? Promise.race([next, closes]) : next);
          // The pull that is under way belongs to the next batch.
          if (step === 'time is up') break;
          next = null;
          if (step.done) {
            finished = true;
            break;
          }
          items.push(step.value);
          closes ??= delay(limits.windowMilliseconds, 'time is up' as const, { signal: stop.signal }).catch(
            () => 'time is up' as const,
          );
        }
      } catch (error) {
        finished = true;
        // What came before the failure is still shown.
        if (items.length > 0) yield items;
        throw error;
      } finally {
        stop.abort();
      }
      if (items.length > 0) yield items;
    }
  } finally {
    // A generator that waits inside cannot be ended from outside; it is told by its AbortSignal instead.
    if (!finished) {
      next?.catch(() => undefined);
      void iterator.return?.().catch(() => undefined);
    }
  }
}
