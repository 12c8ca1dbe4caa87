/** What a handler may know about the request it answers, after signature and protocol were checked. */
export interface Call {
  readonly requestId: string;
  readonly region: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  /** Aborted when the client went away or the daemon shuts down. */
  readonly signal: AbortSignal;
}

/**
 * An operation takes the request as its service model names it (`TrainingJobName`, …), with
 * timestamps as Date, and returns the response the same way. It throws `AwsError` for every
 * failure the service documents. An async iterable result is sent as an event stream of
 * `{ EventName: payload }` objects.
 */
export type Operation = (
  input: Record<string, unknown>,
  call: Call,
) => Promise<Record<string, unknown>> | Record<string, unknown> | AsyncIterable<Record<string, unknown>>;

/** One AWS service as a table from operation to handler. S3 is not one: its router is its own. */
export interface Service {
  /** The service name in the signature's credential scope: sagemaker, logs, monitoring, sts. */
  readonly signingName: string;
  readonly protocol: 'awsJson1_1' | 'awsJson1_0OrCbor' | 'query';
  /** The prefix of X-Amz-Target, or the Smithy service name for CBOR. */
  readonly target: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /**
   * The SDK's schema of each operation's input (`ListTrainingJobsRequest$`): JSON cannot say which
   * numbers are timestamps and which strings are bytes. An operation without one is passed as parsed.
   */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Checks structure and constraints; throws AwsError in the service's own words. */
  readonly validate: (operation: string, input: Record<string, unknown>) => void;
}

/** A failure in the shape AWS sends it. `code` is the exception name, e.g. ResourceNotFound. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly statusCode = 400,
    /** What the exception carries besides its message, e.g. OriginalStatusCode of a ModelError. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'AwsError';
  }
}
