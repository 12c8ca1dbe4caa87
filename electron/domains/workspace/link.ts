import { type Failure, fail, ok, type Result } from '../../../shared/errors/result';
import { type Connection, localWorkspaceId, type Workspace } from '../../../shared/model/workspace';
import type { AwsWorkspace } from '../aws-ports';
import { createNotifier, type Notifier } from '../notifier';
import type { Clock, LocalDaemon, LocalEndpoint, Logger } from '../platform-ports';
import type { WorkspaceStore } from '../store-ports';

/** The connection to the workspace: one for all domains, so that one of them sees an outage for all. */
export interface Link {
  readonly changes: Notifier;
  readonly connection: Connection;
  /** Null until the workspace was reached or remembered for the first time. */
  readonly workspace: Workspace | null;
  /** Why it is offline; null while it is not. */
  readonly failure: Failure | null;
  /** The clients, once connected; waits for an attempt that is under way. */
  aws(): Promise<Result<AwsWorkspace>>;
  /** Starts the workspace when it does not run. */
  reconnect(): Promise<Result<null>>;
  /** Resolves when the workspace of earlier runs was looked up. */
  remembered(): Promise<void>;
  /** Tells the link how a call went: `workspace.offline` means looking for the workspace again. */
  report<T>(result: Result<T>): Result<T>;
  close(): void;
}

export interface LinkOptions {
  readonly daemon: LocalDaemon;
  readonly connect: (endpoint: LocalEndpoint) => AwsWorkspace;
  readonly store: WorkspaceStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** False: opening the console connects to a workspace that runs and starts none. */
  readonly autostart: boolean;
}

/** Pauses between looks for a workspace that went away, ms. */
const firstPause = 500;
const longestPause = 10_000;

export function createLink(options: LinkOptions): Link {
  const { clock, logger } = options;
  const changes = createNotifier();
  const closed = new AbortController();
  let connection: Connection = { kind: 'connecting', since: clock.now() };
  let workspace: Workspace | null = null;
  let clients: AwsWorkspace | null = null;
  let failure: Failure | null = null;
  let attempt: Promise<Result<null>> | null = null;
  let searching = false;

  const become = (next: Connection['kind'], why: Failure | null): void => {
    failure = why;
    connection =
      next === 'offline'
        ? { kind: 'offline', since: clock.now(), reason: why?.message ?? 'The workspace does not answer.' }
        : { kind: next, since: clock.now() };
    changes.notify();
  };

  const connected = async (endpoint: LocalEndpoint): Promise<void> => {
    clients?.close();
    clients = options.connect(endpoint);
    workspace = {
      id: localWorkspaceId,
      kind: 'local',
      name: 'This machine',
      region: endpoint.region,
      accountId: endpoint.accountId,
    };
    logger.info('workspace.online', { region: endpoint.region });
    become('online', null);
    await options.store
      .save(workspace)
      .catch((error: Error) => logger.warn('workspace.not-kept', { message: error.message }));
  };

  const look = async (start: boolean): Promise<Result<null>> => {
    const found = await options.daemon.find();
    if (found.kind === 'running') {
      await connected(found.endpoint);
      return ok(null);
    }
    // One that crashed is started again; one that somebody stopped stays stopped until asked for.
    if (!start && found.kind === 'stopped') {
      const stopped = fail(
        'workspace.offline',
        'The local workspace is not running.',
        'Start it with Reconnect or `upside local start`.',
        { retryable: true },
      );
      become('offline', stopped.error);
      return stopped;
    }
    const started = await options.daemon.ensure(closed.signal);
    if (started.ok) {
      await connected(started.data);
      return ok(null);
    }
    logger.warn('workspace.not-started', { code: started.error.code });
    become('offline', started.error);
    return started;
  };

  const once = (start: boolean): Promise<Result<null>> => {
    attempt ??= look(start).finally(() => {
      attempt = null;
    });
    return attempt;
  };

  const search = async (): Promise<void> => {
    if (searching) return;
    searching = true;
    const away = (): boolean => !closed.signal.aborted && connection.kind !== 'online';
    for (let pause = firstPause; away(); pause = Math.min(longestPause, pause * 2)) {
      await clock.wait(pause, closed.signal);
      if (away()) await once(false);
    }
    searching = false;
  };

  const remembering = options.store
    .load(localWorkspaceId)
    .then((known) => {
      workspace ??= known;
      changes.notify();
    })
    .catch((error: Error) => logger.warn('workspace.not-remembered', { message: error.message }));
  void once(options.autostart).then((result) => {
    if (!result.ok) void search();
  });

  return {
    changes,
    get connection() {
      return connection;
    },
    get workspace() {
      return workspace;
    },
    get failure() {
      return failure;
    },
    remembered: () => remembering,
    async aws() {
      if (connection.kind !== 'online') await attempt;
      if (clients && connection.kind === 'online') return ok(clients);
      return { ok: false, error: failure ?? offline() };
    },
    async reconnect() {
      await attempt;
      if (connection.kind === 'online' && clients) {
        if ((await clients.identity.whoAmI()).ok) return ok(null);
      }
      become('connecting', null);
      const result = await once(true);
      if (!result.ok) void search();
      return result;
    },
    report(result) {
      if (!result.ok && result.error.code === 'workspace.offline' && connection.kind === 'online') {
        logger.warn('workspace.offline');
        become('offline', result.error);
        void search();
      }
      return result;
    },
    close() {
      closed.abort();
      clients?.close();
    },
  };
}

function offline(): Failure {
  return fail('workspace.offline', 'The local workspace does not answer.', 'Reconnect to start it again.', {
    retryable: true,
  }).error;
}
