/** What an SDK error may carry; read with care, since anything can be thrown. */
export interface SdkError {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly cause?: unknown;
  /** S3 says in a refusal what time it is there. */
  readonly ServerTime?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> };
}

export function sdkError(error: unknown): SdkError {
  return (typeof error === 'object' && error !== null ? error : {}) as SdkError;
}
