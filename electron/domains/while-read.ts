/**
 * A stream whose resources end with it, however it ends: also when its reader leaves by `break`
 * without aborting the signal it gave.
 */
export async function* whileRead<T>(
  outer: AbortSignal,
  open: (signal: AbortSignal) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const left = new AbortController();
  try {
    yield* open(AbortSignal.any([outer, left.signal]));
  } finally {
    left.abort();
  }
}
