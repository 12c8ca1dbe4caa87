import { BoundedHandler } from './bounded-handler';

/** Temporary keys of one profile, fetched when needed and only once for everybody who waits. */
export interface CredentialSession {
  /** Keys good for five minutes more if such can be had. Rejects with a CodedError `credentials.*` or `cancelled`. */
  get(): Promise<AwsKeys>;
  /** The service refused these keys as expired: the next `get` fetches anew, unless that has happened already. */
  refused(accessKeyId: string): void;
}

export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** How to reach one workspace. Keys live in the memory of the process that makes the calls, nowhere else. */
export interface AwsConnection {
  readonly region: string;
  readonly accountId: string;
  /** Of the local workspace; null for AWS itself. */
  readonly endpoint: string | null;
  readonly credentials: AwsKeys | CredentialSession;
  /** Addresses of single services, by the service's id in AWS configuration files, e.g. `sagemaker`, `s3`. */
  readonly endpoints?: Readonly<Record<string, string>>;
  /** Milliseconds a call may take to the end of its answer, 20,000 unless said. */
  readonly answerWithin?: number;
}

/** Milliseconds. Without these an SDK client waits for a silent server for ever. */
const timeouts = { connect: 3_000, answer: 20_000, idle: 20_000 } as const;

/**
 * Options every client shares. `kind`: a `call` must have answered within a time; a `transfer` or a
 * `stream` may take as long as it needs while bytes keep coming.
 */
export function clientOptions(connection: AwsConnection, kind: 'call' | 'transfer' | 'stream') {
  const silence = { connectionTimeout: timeouts.connect, socketTimeout: timeouts.idle };
  return {
    region: connection.region,
    credentials: 'get' in connection.credentials ? connection.credentials.get : connection.credentials,
    ...(connection.endpoint !== null && {
      endpoint: connection.endpoint,
      // There is no stream-127.0.0.1, and a loopback body is not worth compressing.
      disableHostPrefix: true,
      disableRequestCompression: true,
    }),
    maxAttempts: 3,
    retryMode: 'adaptive' as const,
    requestHandler:
      kind === 'call'
        ? new BoundedHandler({
            ...silence,
            requestTimeout: connection.answerWithin ?? timeouts.answer,
            throwOnRequestTimeout: true,
          })
        : silence,
  };
}
