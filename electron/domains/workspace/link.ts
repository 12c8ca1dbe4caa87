import { type Failure, fail, ok, type Result } from '../../../shared/errors/result';
import type { Connection, Workspace } from '../../../shared/model/workspace';
import type { AwsWorkspace } from '../aws-ports';
import { createNotifier, type Notifier } from '../notifier';
import type { Clock, Logger } from '../platform-ports';
import type { WorkspaceStore } from '../store-ports';
import { createSlowed, type Slowed } from './slowed';

/** The connection to a workspace: one for all domains, so that one of them sees an outage for all. */
export interface Link {
  readonly changes: Notifier;
  readonly connection: Connection;
  /** Null until the workspace was reached or remembered for the first time. */
  readonly workspace: Workspace | null;
  /** What waits although it is online. */
  readonly slowed: Slowed;
  /** Why it is offline; null while it is not. */
  readonly failure: Failure | null;
  /** The clients, once connected; waits for an attempt that is under way. */
  aws(): Promise<Result<AwsWorkspace>>;
  /** Starts the workspace, or signs in to it, when that is needed. */
  reconnect(): Promise<Result<null>>;
  /** Resolves when the workspace of earlier runs was looked up. */
  remembered(): Promise<void>;
  /** Tells the link how a call went: `workspace.offline` means looking for the workspace again. */
  report<T>(result: Result<T>): Result<T>;
  /** What a person decided about the workspace: shown at once, and kept. */
  amend(changes: Partial<Pick<Workspace, 'access' | 'bucket' | 'colour' | 'name' | 'production' | 'roleArn'>>): void;
  close(): void;
}

export interface Reached {
  readonly aws: AwsWorkspace;
  readonly workspace: Workspace;
}

export interface LinkOptions {
  readonly workspaceId: string;
  /**
   * Looks for the workspace. `wanted`: a person asks for it, so what does not run is started and who is
   * signed out is asked; otherwise nothing is started and nobody is disturbed.
   */
  readonly seek: (wanted: boolean, signal: AbortSignal) => Promise<Result<Reached>>;
  readonly store: WorkspaceStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether opening the console counts as a person's wish. */
  readonly autostart: boolean;
  /** A word to a person who has no window, e.g. that something waits. */
  readonly tell?: ((message: string) => void) | undefined;
}

/** Pauses between looks for a workspace that went away, ms. */
const firstPause = 500;
const longestPause = 10_000;

export function createLink(options: LinkOptions): Link {
  const { clock, logger, workspaceId } = options;
  const changes = createNotifier();
  const closed = new AbortController();
  const slowed = createSlowed(options.tell ?? (() => undefined));
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
        ? {
            kind: 'offline',
            since: clock.now(),
            reason: why?.message ?? 'The workspace does not answer.',
            code: why?.code ?? 'workspace.offline',
          }
        : { kind: next, since: clock.now() };
    changes.notify();
  };

  const keep = (known: Workspace): Promise<void> =>
    options.store.save(known).catch((error: Error) => logger.warn('workspace.not-kept', { message: error.message }));

  const look = async (wanted: boolean): Promise<Result<null>> => {
    // A throw is a bug, and all the same an end of looking: else everybody would wait for it for ever.
    const found = await options.seek(wanted, closed.signal).catch((error: unknown): Result<Reached> => {
      const message = error instanceof Error ? error.message : String(error);
      logger.error('workspace.seek-broken', { workspace: workspaceId, message });
      return fail('internal', `A bug ended the look for the workspace: ${message}`, 'Reconnect to try it again.');
    });
    if (!found.ok) {
      logger.warn('workspace.not-reached', { workspace: workspaceId, code: found.error.code });
      become('offline', found.error);
      return found;
    }
    if (closed.signal.aborted) {
      found.data.aws.close();
      return { ok: false, error: unanswered() };
    }
    clients?.close();
    ({ aws: clients, workspace } = found.data);
    logger.info('workspace.online', { workspace: workspaceId, region: workspace.region });
    become('online', null);
    await keep(workspace);
    return ok(null);
  };

  const once = (wanted: boolean): Promise<Result<null>> => {
    attempt ??= look(wanted).finally(() => {
      attempt = null;
    });
    return attempt;
  };

  const search = async (): Promise<void> => {
    if (searching) return;
    searching = true;
    const away = (): boolean => !closed.signal.aborted && connection.kind !== 'online' && !needsPerson(failure);
    for (let pause = firstPause; away(); pause = Math.min(longestPause, pause * 2)) {
      await clock.wait(pause, closed.signal);
      if (away()) await once(false);
    }
    searching = false;
  };

  const remembering = options.store
    .load(workspaceId)
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
    slowed,
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
      return { ok: false, error: failure ?? unanswered() };
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
      if (!result.ok && connection.kind === 'online' && isAway(result.error)) {
        logger.warn('workspace.offline', { workspace: workspaceId, code: result.error.code });
        become('offline', result.error);
        void search();
      }
      return result;
    },
    amend(decided) {
      if (workspace === null) return;
      workspace = { ...workspace, ...decided };
      changes.notify();
      void keep(workspace);
    },
    close() {
      closed.abort();
      clients?.close();
    },
  };
}

function isAway(failure: Failure): boolean {
  // A call that somebody cancelled says nothing about the workspace.
  return failure.code !== 'cancelled' && (failure.code === 'workspace.offline' || needsPerson(failure));
}

/** Looking again changes nothing until a person has signed in, or has answered. */
function needsPerson(failure: Failure | null): boolean {
  return failure !== null && (failure.code.startsWith('credentials.') || failure.code === 'cancelled');
}

function unanswered(): Failure {
  return fail('workspace.offline', 'The workspace does not answer.', 'Reconnect to try it again.', {
    retryable: true,
  }).error;
}
