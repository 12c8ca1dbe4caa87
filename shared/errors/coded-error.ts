import type { Failure } from './result';

/**
 * An expected failure on its way through code that cannot return a Result (a stream, a worker's
 * port). Whoever starts the work turns it back into a value; it never reaches the top as a throw.
 */
export class CodedError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'CodedError';
  }
}
