import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import type { AwsConnection } from '../../electron/aws/connection';
import { createAudit } from '../../electron/domains/audit/audit';
import type { Console } from '../../electron/domains/console';
import { createDocuments } from '../../electron/domains/documents/documents';
import type { Clock } from '../../electron/domains/platform-ports';
import type { Scope } from '../../electron/domains/scope';
import { createLink } from '../../electron/domains/workspace/link';
import { openWorkspace } from '../../electron/open-workspace';
import { systemClock } from '../../electron/platform/node/clock';
import { nodeFiles } from '../../electron/platform/node/files';
import { bundlePaths, resolvePaths } from '../../electron/platform/node/paths';
import { createResources } from '../../electron/platform/node/resources';
import { openOfflineStore } from '../../electron/store/offline-store';
import { ok } from '../../shared/errors/result';
import { must } from './opened-console';
import { localWorkspace } from './scope';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface AccountConsole {
  readonly console: Console;
  readonly scope: Scope;
}

/** Consoles over the connections given, by workspace id, in one process over the store of one home. */
export async function openAccountConsoles(
  home: string,
  connections: Readonly<Record<string, AwsConnection>>,
  clock: Clock = systemClock,
) {
  const paths = resolvePaths({ ...process.env, UPSIDE_HOME: home }, process.platform);
  const bundles = bundlePaths(join(project, 'out/node/main.js'));
  const store = openOfflineStore({ file: paths.store, workerFile: bundles.storeWorker });
  const shared = { clock, logger: silent };
  const audit = createAudit({ ...shared, store: store.audit, files: nodeFiles, user: 'tester', via: 'command line' });
  const kit = {
    ...shared,
    store,
    audit,
    documents: createDocuments(store.documents),
    resources: createResources(bundles.resources),
    paths,
    runtime: { name: 'node' as const, version: process.versions.node, evaluation: false },
    appVersion: '0.0.0-test',
  };
  const opened = new Map<string, AccountConsole>();
  for (const [workspaceId, connection] of Object.entries(connections)) {
    const { accountId, region } = connection;
    const workspace = localWorkspace(accountId, region, workspaceId);
    const seek = async () => ok({ aws: createAwsWorkspace(connection), workspace });
    const link = createLink({ ...shared, workspaceId, seek, store: store.workspaces, autostart: true });
    const console = openWorkspace(kit, { workspaceId, link, machine: null, probes: async () => [] });
    opened.set(workspaceId, { console, scope: must(await console.workspace.scope()) });
  }
  return {
    store,
    of(workspaceId: string): AccountConsole {
      const found = opened.get(workspaceId);
      if (found === undefined) throw new Error(`No console of ${workspaceId} was opened.`);
      return found;
    },
    async close() {
      for (const { console } of opened.values()) await console.close();
      await store.close();
    },
  };
}
