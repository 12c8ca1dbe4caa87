/** One InvokeEndpoint or InvokeEndpointWithResponseStream, after signature and limits were checked. */
export interface Invocation {
  readonly endpointName: string;
  readonly targetVariant: string | null;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly accept: string;
  readonly customAttributes: string | null;
  readonly inferenceId: string | null;
  /** Whether the client takes the answer in parts as they come. */
  readonly streamed: boolean;
}

export interface InvocationReply {
  readonly variant: string;
  readonly contentType: string;
  readonly customAttributes: string | null;
  /**
   * The parts as the program sends them. It may throw AwsError: ModelError, or for a streamed invocation
   * ModelStreamError with the member ErrorCode (ModelInvocationTimeExceeded or StreamBroken).
   */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * The endpoints as SageMaker Runtime sees them. Throws AwsError: ValidationError for an endpoint or
 * variant that is not there or not in service, ModelError (424, with the members OriginalStatusCode,
 * OriginalMessage and LogStreamArn) with the program's own status and words for a reply that is not 2xx, a
 * program that breaks off or exceeds the time allowed.
 */
export interface Invoker {
  /** The signal aborts when the client goes away or the daemon ends. */
  invoke(invocation: Invocation, signal: AbortSignal): Promise<InvocationReply>;
}
