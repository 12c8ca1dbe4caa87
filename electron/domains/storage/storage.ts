import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { forgetTarget, type HeldLog } from '../../../shared/model/store-budget';
import type { Thing } from '../../../shared/model/thing';
import type { AuditTrail } from '../audit/ports';
import { mustBeConfirmed } from '../confirmed';
import { guard } from '../guard';
import { hasEnded } from '../runs/run';
import type { Scope } from '../scope';
import type { OfflineStore } from '../store-ports';
import type { StorageDomain } from './contract';
import type { Folders } from './ports';

interface StorageOptions {
  readonly store: Pick<OfflineStore, 'jobs' | 'processing' | 'endpoints' | 'storage'>;
  readonly folders: Folders;
  readonly paths: { readonly home: string; readonly store: string; readonly local: string };
  readonly audit: AuditTrail;
}

export function createStorage({ audit, folders, paths, store }: StorageOptions): StorageDomain {
  /** Logs that nobody writes any more. */
  const endedLogs = async ({ workspaceId }: Scope): Promise<readonly HeldLog[]> => {
    const [logs, jobs, processing, endpoints] = await Promise.all([
      store.storage.logs(workspaceId),
      store.jobs.list(workspaceId),
      store.processing.list(workspaceId),
      store.endpoints.list(workspaceId),
    ]);
    const goesOn = new Set([
      ...jobs.jobs.filter((job) => !hasEnded(job)).map(({ name }) => `job ${name}`),
      ...processing.jobs.filter((job) => !hasEnded(job)).map(({ name }) => `processing-job ${name}`),
      ...endpoints.endpoints.map(({ name }) => `endpoint ${name}`),
    ]);
    return logs
      .map((log) => ({ ...log, thing: writerOf(log.key) }))
      .filter(({ thing }) => !goesOn.has(`${thing.kind} ${thing.name}`));
  };

  return {
    storeBytes: async () => (await store.storage.size()).bytes,
    usage: (scope) =>
      guard(async () => {
        const [size, logs, local] = await Promise.all([
          store.storage.size(),
          endedLogs(scope),
          folders.size(paths.local),
        ]);
        return {
          home: paths.home,
          store: { path: paths.store, ...size },
          local: { path: paths.local, bytes: local },
          logs,
        };
      }),
    forget: (scope, keys, confirmed) =>
      guard(async () => {
        mustBeConfirmed(scope, forgetTarget(keys), confirmed);
        const known = new Map((await endedLogs(scope)).map((log) => [log.key, log]));
        const missing = keys.find((key) => !known.has(key));
        if (missing !== undefined) {
          throw new CodedError(
            fail(
              'input.invalid',
              `The log ${missing} is not held, or what writes it still runs.`,
              'Look at the list again.',
            ).error,
          );
        }
        const before = await store.storage.size();
        for (const key of keys) await store.storage.forget(scope.workspaceId, key);
        await store.storage.compact();
        const after = await store.storage.size();
        const bytes = Math.max(0, before.bytes - after.bytes);
        await audit.record({
          ...scope,
          action: 'storage.forget',
          target: `offline-store/${forgetTarget(keys)}`,
          outcome: 'done',
          detail: `Removed from the offline store of this machine: ${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ' …' : ''}.`,
        });
        return { logs: keys.length, bytes };
      }),
  };
}

/** What wrote a log, from the name it is kept under (processing/log-key.ts, endpoints/store-port.ts). */
function writerOf(key: string): Thing {
  const [first, ...rest] = key.split('/');
  if (rest.length === 0) return { kind: 'job', name: key };
  return { kind: first === 'endpoint' ? 'endpoint' : 'processing-job', name: rest.join('/') };
}
