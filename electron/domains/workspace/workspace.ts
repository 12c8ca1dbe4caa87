import { fail, ok, type Result } from '../../../shared/errors/result';
import type { Connection, RuntimeInfo } from '../../../shared/model/workspace';
import { workspaceDefaults } from '../../../shared/model/workspace-defaults';
import { anyChanged, type Notifier } from '../notifier';
import type { RunningCount } from '../runs/count-running';
import { scopeOf } from '../scope';
import type { StoreHealth } from '../store-ports';
import { whileRead } from '../while-read';
import type { WorkspaceDomain, WorkspaceState } from './contract';
import type { Link } from './link';

export interface WorkspaceOptions {
  readonly link: Link;
  readonly runtime: RuntimeInfo;
  readonly appVersion: string;
  readonly health: () => Promise<StoreHealth>;
  /** Calls of this session that the audit log did not take: a person is told. */
  readonly audit: { readonly unrecorded: number; readonly changes: Notifier };
  /** Jobs that are InProgress or Stopping; `hold` keeps the count up to date until the signal aborts. */
  readonly running: RunningCount;
}

export function createWorkspace(options: WorkspaceOptions): WorkspaceDomain {
  const { link, running } = options;
  let notices: Promise<WorkspaceState['notices']> | null = null;

  const state = async (): Promise<WorkspaceState | null> => {
    notices ??= options.health().then(noticesOf, () => []);
    const { workspace } = link;
    const isSlowed = link.slowed.waiting && link.connection.kind === 'online';
    const connection: Connection = isSlowed ? { ...link.connection, slowed: true } : link.connection;
    return (
      workspace && {
        workspace,
        connection,
        running: running.count(),
        runtime: options.runtime,
        appVersion: options.appVersion,
        defaults: workspaceDefaults(workspace),
        notices: [...(await notices), ...unrecordedNotices(options.audit.unrecorded)],
      }
    );
  };
  /** Never seen before means waiting for the first connection, however it ends. */
  const known = async (): Promise<void> => {
    await link.remembered();
    if (!link.workspace) await link.aws();
  };
  const stateOrFailure = async () => {
    const found = await state();
    return found ? ok(found) : { ok: false as const, error: link.failure ?? neverReached() };
  };

  async function* watch(signal: AbortSignal): AsyncGenerator<Result<WorkspaceState>> {
    running.hold(signal);
    while (!signal.aborted) {
      const seen = [
        [link.changes, link.changes.version],
        [link.slowed.changes, link.slowed.changes.version],
        ...running.seen(),
        [options.audit.changes, options.audit.changes.version],
      ] as const;
      const found = await state();
      if (found) yield ok(found);
      else if (link.failure) {
        // What earlier runs remember may be read only after the first look for the workspace has failed.
        await link.remembered();
        if (link.workspace) continue;
        // Never seen and not to be reached: whoever watches must not wait in silence.
        yield { ok: false, error: link.failure };
      }
      await anyChanged(seen, signal);
    }
  }

  return {
    async current() {
      await known();
      return stateOrFailure();
    },
    async reconnect() {
      const result = await link.reconnect();
      return result.ok ? stateOrFailure() : result;
    },
    watch: (signal) => whileRead(signal, watch),
    async scope() {
      await known();
      const { workspace } = link;
      if (!workspace) return { ok: false, error: link.failure ?? neverReached() };
      return ok(scopeOf(workspace));
    },
    async close() {
      link.close();
    },
  };
}

function neverReached() {
  return fail('workspace.offline', 'The workspace was never reached.', 'Reconnect to try it again.', {
    retryable: true,
  }).error;
}

function unrecordedNotices(count: number): WorkspaceState['notices'] {
  if (count === 0) return [];
  return [
    {
      code: 'store.unavailable',
      message: `The audit log did not take ${count === 1 ? 'a call' : `${count} calls`} of this session.`,
      hint: 'The logs folder names each (audit.not-recorded). Mend the offline store, then start Upside again.',
    },
  ];
}

function noticesOf(health: StoreHealth): WorkspaceState['notices'] {
  switch (health.kind) {
    case 'ready':
      return [];
    case 'renewed':
      return [
        {
          code: 'store.unavailable',
          message: `The offline store was damaged. It is kept as ${health.setAside}, and a new one was begun.`,
          hint: 'Runs that still exist are fetched again; nothing at the service is affected.',
        },
      ];
    case 'read-only':
    case 'unavailable': {
      const { code, message, hint } = health.failure;
      return [{ code, message, hint }];
    }
  }
}
