import type { Result } from '../../../shared/errors/result';
import { fail, ok } from '../../../shared/errors/result';
import type { Clock, LocalDaemon, LocalEndpoint, Logger } from '../../domains/platform-ports';
import { type DaemonLock, isAlive, readDaemonLock } from './daemon-files';
import { spawnDaemon } from './spawn-daemon';

const startDeadline = 20_000;
const stopDeadline = 30_000;

export type DaemonStatus =
  | { readonly kind: 'running'; readonly pid: number; readonly endpoint: LocalEndpoint }
  /** A process holds the lock and does not answer: it starts, hangs or is another program by now. */
  | { readonly kind: 'silent'; readonly pid: number }
  /** The lock stayed behind without its process. */
  | { readonly kind: 'crashed' }
  | { readonly kind: 'stopped' };

/** The local workspace's process, as the command line manages it. */
export interface LocalDaemonControl extends LocalDaemon {
  status(): Promise<DaemonStatus>;
  /** `extraArguments` such as --slots 2 count only when this call is the one that starts it. */
  ensure(signal: AbortSignal, extraArguments?: readonly string[]): Promise<Result<LocalEndpoint>>;
  /** SIGTERM, then waits until it is gone. A workspace that does not run is stopped already. */
  stop(signal: AbortSignal): Promise<Result<{ readonly wasRunning: boolean }>>;
}

export interface LocalDaemonOptions {
  readonly root: string;
  readonly logs: string;
  readonly bundle: string;
  readonly execPath: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A signed GetCallerIdentity: only the daemon of this root knows the keys of this root. */
  readonly identify: (endpoint: LocalEndpoint) => Promise<Result<{ readonly accountId: string }>>;
}

export function createLocalDaemon(options: LocalDaemonOptions): LocalDaemonControl {
  const { clock, logger } = options;

  const answers = async (lock: DaemonLock | null): Promise<LocalEndpoint | null> => {
    if (!lock?.endpoint || !isAlive(lock.pid)) return null;
    const identity = await options.identify(lock.endpoint);
    return identity.ok && identity.data.accountId === lock.endpoint.accountId ? lock.endpoint : null;
  };

  const status = async (): Promise<DaemonStatus> => {
    const lock = await readDaemonLock(options.root);
    if (!lock) return { kind: 'stopped' };
    if (!isAlive(lock.pid)) return { kind: 'crashed' };
    const endpoint = await answers(lock);
    return endpoint ? { kind: 'running', pid: lock.pid, endpoint } : { kind: 'silent', pid: lock.pid };
  };

  /** Looks again after 25 ms, 50 ms … `longestPause` until `check` has an answer or the time is over. */
  const until = async <T>(
    check: () => Promise<T | null>,
    deadline: number,
    signal: AbortSignal,
    longestPause = 400,
  ): Promise<T | null> => {
    const end = clock.now() + deadline;
    for (let pause = 25; !signal.aborted; pause = Math.min(longestPause, pause * 2)) {
      const found = await check();
      if (found !== null || clock.now() >= end) return found;
      await clock.wait(pause, signal);
    }
    return null;
  };

  const start = async (signal: AbortSignal, extraArguments: readonly string[]): Promise<Result<LocalEndpoint>> => {
    const child = spawnDaemon({ ...options, extraArguments });
    logger.info('local.spawned', { child: child.pid ?? null });
    const endpoint = await until<LocalEndpoint | 'ended'>(
      async () => {
        if (child.ended() !== null) return 'ended';
        return answers(await readDaemonLock(options.root));
      },
      startDeadline,
      signal,
      // A person waits for this one, and a look reads one small file.
      50,
    );
    if (endpoint !== null && endpoint !== 'ended') return ok(endpoint);
    // The window and the command line may start it at the same moment: one wins, the other connects.
    const winner = await until(async () => answers(await readDaemonLock(options.root)), 5_000, signal);
    if (winner) return ok(winner);
    if (signal.aborted)
      return fail('cancelled', 'Starting the local workspace was cancelled.', 'Start it again when you need it.');
    return startFailure(child.ended(), await child.complaint());
  };

  return {
    status,
    async find() {
      const found = await status();
      if (found.kind === 'running') return found;
      return { kind: found.kind === 'crashed' ? 'crashed' : 'stopped' };
    },
    async ensure(signal, extraArguments = []) {
      const running = await answers(await readDaemonLock(options.root));
      return running ? ok(running) : start(signal, extraArguments);
    },
    async stop(signal) {
      const found = await status();
      if (found.kind === 'stopped' || found.kind === 'crashed') return ok({ wasRunning: false });
      if (found.kind === 'silent') {
        return fail(
          'workspace.locked',
          `Process ${found.pid} holds the local workspace but does not answer, so it was not stopped.`,
          'Wait a moment and try again, or end that process yourself if you know it.',
          { retryable: true },
        );
      }
      process.kill(found.pid, 'SIGTERM');
      const gone = await until(async () => (isAlive(found.pid) ? null : true), stopDeadline, signal);
      if (gone) return ok({ wasRunning: true });
      return fail(
        'workspace.locked',
        `The local workspace (process ${found.pid}) was told to stop and has not ended yet.`,
        'Ask for its status in a moment.',
        { retryable: true },
      );
    },
  };
}

function startFailure(ended: string | null, complaint: string): Result<never> {
  const how = ended === null ? 'it was not ready in time' : `it ended with ${ended}`;
  const said = complaint ? ` It said: ${complaint}` : '';
  return fail(
    'workspace.start-failed',
    `The local workspace did not start: ${how}.${said}`,
    'Try again; if it stays like this, look into the logs folder of Upside.',
    { retryable: true },
  );
}

/** Environment variables that point the AWS CLI, boto3 and the SageMaker SDK at this workspace. */
export function daemonEnvironmentFor(endpoint: LocalEndpoint): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint.endpoint,
    AWS_ACCESS_KEY_ID: endpoint.accessKeyId,
    AWS_SECRET_ACCESS_KEY: endpoint.secretAccessKey,
    AWS_REGION: endpoint.region,
    AWS_DEFAULT_REGION: endpoint.region,
    // botocore would look up stream-127.0.0.1 for StartLiveTail.
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
    AWS_EC2_METADATA_DISABLED: 'true',
    // The SageMaker SDK v3 asks IAM what a role may do; there is no IAM here to be asked.
    SAGEMAKER_VALIDATE_ROLE: 'false',
  };
}
