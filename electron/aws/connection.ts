import { BoundedHandler } from './bounded-handler';
import { ConnectedHandler } from './connected-handler';
import type { Network } from './network';

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
export interface AwsConnection extends Network {
  /** The one address of all services, as the local workspace has it; null for AWS itself. */
  readonly endpoint: string | null;
  readonly credentials: AwsKeys | CredentialSession;
  /** Addresses of single services, by the service's id in AWS configuration files, e.g. `sagemaker`, `cloudwatch_logs`. */
  readonly endpoints?: Readonly<Record<string, string>>;
  /** The profile whose configuration the SDK reads for what is not said here; AWS_PROFILE or `default` unless said. */
  readonly profile?: string;
  readonly useFips?: boolean;
  readonly useDualstack?: boolean;
  /** Who calls, e.g. `upside/0.1.0`. */
  readonly userAgent?: string;
  /** Milliseconds a call may take to the end of its answer, 20,000 unless said. */
  readonly answerWithin?: number;
}

/** A `call` must have answered within a time; a `transfer` or a `stream` may take as long as it needs while bytes keep coming. */
export type CallKind = 'call' | 'transfer' | 'stream';

/** Milliseconds. Without these an SDK client waits for a silent server for ever. */
const timeouts = { connect: 3_000, answer: 20_000, idle: 20_000 } as const;

/** Options every client shares; `service` is its id as `connection.endpoints` has it. */
export function clientOptions(connection: AwsConnection, kind: CallKind, service = '') {
  const { credentials } = connection;
  const endpoint = connection.endpoints?.[service] ?? connection.endpoint;
  const silence = { connectionTimeout: timeouts.connect, socketTimeout: timeouts.idle };
  return {
    region: connection.region,
    // A session keeps and renews keys itself: a copy kept by the SDK would outlive a refusal.
    credentials:
      'get' in credentials ? Object.assign(() => credentials.get(), { memoized: true as const }) : credentials,
    ...(connection.profile !== undefined && { profile: connection.profile }),
    ...(endpoint !== null && {
      endpoint,
      // There is no stream-127.0.0.1, and a loopback body is not worth compressing.
      disableHostPrefix: true,
      disableRequestCompression: true,
    }),
    useFipsEndpoint: connection.useFips ?? false,
    useDualstackEndpoint: connection.useDualstack ?? false,
    ...(connection.userAgent !== undefined && { customUserAgent: connection.userAgent }),
    maxAttempts: 3,
    retryMode: 'adaptive' as const,
    requestHandler:
      kind === 'call'
        ? new BoundedHandler(connection, service, {
            ...silence,
            requestTimeout: connection.answerWithin ?? timeouts.answer,
            throwOnRequestTimeout: true,
          })
        : new ConnectedHandler(connection, service, silence),
  };
}
