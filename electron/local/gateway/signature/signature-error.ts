export type SignatureProblem =
  | 'missing'
  | 'malformed'
  | 'unknown-key'
  | 'token'
  | 'skewed'
  | 'expired'
  | 'scope'
  | 'unsigned-header'
  | 'mismatch'
  | 'payload';

/** A request whose signature does not hold. Each protocol has its own name for each problem. */
export class SignatureError extends Error {
  constructor(
    readonly problem: SignatureProblem,
    message: string,
  ) {
    super(message);
    this.name = 'SignatureError';
  }
}
