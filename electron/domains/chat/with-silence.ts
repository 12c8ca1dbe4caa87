import type { Clock } from '../platform-ports';

/**
 * The items of a stream, and once after an item `silence` when nothing more came for `milliseconds`: the moment to do
 * what was put off while there was more to come.
 */
export async function* withSilence<T>(
  source: AsyncIterable<T>,
  clock: Clock,
  milliseconds: number,
): AsyncGenerator<{ readonly kind: 'item'; readonly item: T } | { readonly kind: 'silence' }> {
  const iterator = source[Symbol.asyncIterator]();
  let finished = false;
  let quiet = true;
  let next: Promise<IteratorResult<T>> | null = null;
  try {
    for (;;) {
      next ??= iterator.next();
      const step: IteratorResult<T> | 'silence' = await (quiet ? next : firstOf(next, clock, milliseconds));
      if (step === 'silence') {
        quiet = true;
        yield { kind: 'silence' };
        continue;
      }
      next = null;
      quiet = false;
      if (step.done) {
        finished = true;
        return;
      }
      yield { kind: 'item', item: step.value };
    }
  } catch (error) {
    finished = true;
    throw error;
  } finally {
    if (!finished) {
      next?.catch(() => undefined);
      // One that waits inside ends by its own signal; nobody waits for it here.
      void iterator.return?.().catch(() => undefined);
    }
  }
}

async function firstOf<T>(next: Promise<T>, clock: Clock, milliseconds: number): Promise<T | 'silence'> {
  const over = new AbortController();
  try {
    return await Promise.race([next, clock.wait(milliseconds, over.signal).then(() => 'silence' as const)]);
  } finally {
    over.abort();
  }
}
