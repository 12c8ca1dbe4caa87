import { CodedError } from '../../shared/errors/coded-error';
import { type Failure, ok, type Result } from '../../shared/errors/result';

/** Turns the store's rejections back into values; anything without a code is a bug and goes on. */
export async function guard<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return { ok: false, error: codedFailure(error) };
  }
}

export function codedFailure(error: unknown): Failure {
  if (error instanceof CodedError) return error.failure;
  throw error;
}

/** The value of a result inside code that `guard` runs. */
export function dataOf<T>(result: Result<T>): T {
  if (result.ok) return result.data;
  throw new CodedError(result.error);
}

/** A stream whose CodedError becomes its last item. */
export async function* guardStream<T>(source: AsyncIterable<T>): AsyncGenerator<Result<T>> {
  try {
    for await (const item of source) yield ok(item);
  } catch (error) {
    yield { ok: false, error: codedFailure(error) };
  }
}
