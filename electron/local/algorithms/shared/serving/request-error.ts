/** A request that cannot be answered: what the client is told, as `{"error": {"code", "message", …}}`. */
export class RequestError extends Error {
  override readonly name = 'RequestError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** More members of the error object, e.g. the names that would have been known. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
