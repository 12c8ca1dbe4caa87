import type { Result } from '../../shared/errors/result';

/**
 * Items of a stream a domain offers. A failure is a value too: at most one, and always the last
 * item. The stream also ends, without a failure, when its AbortSignal aborts.
 */
export type ResultStream<T> = AsyncIterable<Result<T>>;
