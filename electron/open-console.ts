import { join } from 'node:path';
import { ok } from '../shared/errors/result';
import type { RuntimeInfo } from '../shared/model/workspace';
import { localWorkspaceId } from '../shared/model/workspace';
import { createAwsWorkspace } from './aws/aws-workspace';
import type { AwsConnection } from './aws/connection';
import { createAudit } from './domains/audit/audit';
import type { Consoles } from './domains/console';
import { createDocuments } from './domains/documents/documents';
import type { LocalEndpoint, Logger } from './domains/platform-ports';
import { createLink } from './domains/workspace/link';
import { seekLocal } from './domains/workspace/seek-local';
import type { AskPerson } from './domains/workspaces/ports';
import { createPrompts } from './domains/workspaces/prompts';
import { openAwsWorkspaces } from './open-aws-workspaces';
import { openWorkspace } from './open-workspace';
import { systemClock } from './platform/node/clock';
import { nodeFiles } from './platform/node/files';
import { createLocalDaemon, type LocalDaemonControl } from './platform/node/local-daemon';
import { daemonProbe, machineProbes } from './platform/node/local-probes';
import type { BundlePaths, Paths } from './platform/node/paths';
import { createResources } from './platform/node/resources';
import { userName } from './platform/node/user-name';
import { createWorkspaceEntries } from './platform/node/workspace-entries';
import { openOfflineStore } from './store/offline-store';

export interface ConsoleOptions {
  readonly paths: Paths;
  readonly bundles: BundlePaths;
  /** Runs the local workspace's bundle: Node itself, or Electron as Node. */
  readonly execPath: string;
  /** UPSIDE_LOCAL_AUTOSTART=off connects to a local workspace that runs and starts none by itself. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly runtime: RuntimeInfo;
  readonly appVersion: string;
  readonly logger: Logger;
  /** Who answers what only a person can; the window's prompts unless said. */
  readonly ask?: AskPerson;
  /** A word on the way to a person who has no window. */
  readonly tell?: (message: string) => void;
}

/** Every workspace of this home. What it says by itself is the local workspace's console, which is always there. */
export interface OpenedConsole extends Consoles {
  /** The local workspace's process, for whoever manages it. */
  readonly local: LocalDaemonControl;
}

/** Wires what all workspaces share, and the local workspace, for the window and for the command line alike. */
export async function openConsole(options: ConsoleOptions): Promise<OpenedConsole> {
  const { bundles, environment, logger, paths } = options;
  const clock = systemClock;
  const autostart = environment.UPSIDE_LOCAL_AUTOSTART !== 'off';
  // The SDK is pinned to a release that supports this Node; its advice is for developers, not for a terminal.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const store = openOfflineStore({ file: paths.store, workerFile: bundles.storeWorker });
  const audit = createAudit({
    store: store.audit,
    files: nodeFiles,
    clock,
    logger,
    user: userName(),
    via: options.runtime.name === 'electron' ? 'window' : 'command line',
  });
  const local = createLocalDaemon({
    root: paths.local,
    logs: paths.logs,
    bundle: bundles.localDaemon,
    execPath: options.execPath,
    environment,
    clock,
    logger,
    identify: async (endpoint) => (await import('./aws/sts')).identifyOnce(connectionTo(endpoint)),
  });
  // Needed when the local workspace answers; read while it starts. A failure shows where it is used.
  import('./aws/sts').catch(() => undefined);
  const localLink = createLink({
    workspaceId: localWorkspaceId,
    seek: seekLocal({ daemon: local, connect: (endpoint) => createAwsWorkspace(connectionTo(endpoint)) }),
    store: store.workspaces,
    clock,
    logger,
    autostart,
    tell: options.tell,
  });
  const machine = machineProbes({ paths, bundles, health: () => store.health() });
  const kit = {
    store,
    audit,
    documents: createDocuments(store.documents),
    resources: createResources(bundles.resources),
    paths,
    runtime: options.runtime,
    appVersion: options.appVersion,
    clock,
    logger,
  };
  const own = openWorkspace(kit, {
    workspaceId: localWorkspaceId,
    link: localLink,
    machine: null,
    probes: async () => {
      // One that is being started is waited for: that it does not answer yet is no trouble.
      await localLink.aws();
      return [...machine, daemonProbe(local.status)];
    },
  });
  const prompts = createPrompts();
  const aws = openAwsWorkspaces({
    kit,
    entries: createWorkspaceEntries(join(paths.home, 'workspaces.json')),
    local: { link: localLink, processing: own.processing },
    ask: options.ask ?? prompts,
    tell: options.tell,
    environment,
    autostart,
    machine,
  });
  return {
    ...own,
    local,
    prompts,
    workspaces: aws.workspaces,
    in: async (workspaceId) => (workspaceId === localWorkspaceId ? ok(own) : aws.open(workspaceId)),
    close: async () => {
      await Promise.all([own.close(), aws.close()]);
      await store.close();
    },
  };
}

function connectionTo({ accessKeyId, accountId, endpoint, region, secretAccessKey }: LocalEndpoint): AwsConnection {
  return { accountId, region, endpoint, credentials: { accessKeyId, secretAccessKey } };
}
