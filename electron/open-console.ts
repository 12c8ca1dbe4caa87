import { join } from 'node:path';
import type { RuntimeInfo } from '../shared/model/workspace';
import { localWorkspaceId } from '../shared/model/workspace';
import { workspaceDefaults } from '../shared/model/workspace-defaults';
import { createAwsWorkspace } from './aws/aws-workspace';
import type { AwsConnection } from './aws/connection';
import { createAudit } from './domains/audit/audit';
import { createChat } from './domains/chat/chat';
import type { Console } from './domains/console';
import { createData } from './domains/data/data';
import { createDatasets } from './domains/datasets/datasets';
import { createDocuments } from './domains/documents/documents';
import { createEndpoints } from './domains/endpoints/endpoints';
import { resolveDeployments } from './domains/endpoints/journal';
import { startEndpointLog } from './domains/endpoints/log-collector';
import { createEndpointPoller } from './domains/endpoints/poller';
import { createInsights } from './domains/insights/insights';
import { createJobs } from './domains/jobs/jobs';
import { resolveJournal } from './domains/jobs/journal';
import { createJobPoller } from './domains/jobs/poller';
import { startCollector } from './domains/logs/collector';
import { createLogs } from './domains/logs/logs';
import { startMetricCollector } from './domains/metrics/collector';
import { createMetrics } from './domains/metrics/metrics';
import { createNotifications } from './domains/notifications/notifications';
import { createObjects } from './domains/objects/objects';
import { createOverview } from './domains/overview/overview';
import type { ListSources } from './domains/overview/sources';
import type { LocalEndpoint, Logger } from './domains/platform-ports';
import { createPrices } from './domains/prices/prices';
import { resolveProcessing } from './domains/processing/journal';
import { processingLogKey } from './domains/processing/log-key';
import { createProcessingPoller } from './domains/processing/poller';
import { createProcessing } from './domains/processing/processing';
import { createPromotions } from './domains/promotions/promotions';
import { createModels } from './domains/registry/models';
import { countRunningOf } from './domains/runs/count-running';
import { sharedByName } from './domains/shared-by-name';
import { createStorage } from './domains/storage/storage';
import { keepResolving } from './domains/workspace/keep-resolving';
import { createLink } from './domains/workspace/link';
import { createWorkspace } from './domains/workspace/workspace';
import { artifactReader } from './platform/node/artifact-reader';
import { systemClock } from './platform/node/clock';
import { nodeFiles } from './platform/node/files';
import { nodeFolders } from './platform/node/folders';
import { nodeHalfFiles } from './platform/node/half-files';
import { createLocalDaemon, type LocalDaemonControl } from './platform/node/local-daemon';
import type { BundlePaths, Paths } from './platform/node/paths';
import { createPriceFile } from './platform/node/price-file';
import { createResources } from './platform/node/resources';
import { readSettings } from './platform/node/settings-file';
import { nodeSourceFiles } from './platform/node/source-files';
import { userName } from './platform/node/user-name';
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
}

/** The console, and the local workspace's process for whoever manages it. */
export interface OpenedConsole extends Console {
  readonly local: LocalDaemonControl;
}

/** Wires store, adapters and domains, for the window and for the command line alike. */
export async function openConsole(options: ConsoleOptions): Promise<OpenedConsole> {
  const { bundles, environment, logger, paths } = options;
  const clock = systemClock;
  const workspaceId = localWorkspaceId;
  const closing = new AbortController();
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
  const resources = createResources(bundles.resources);
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
  const link = createLink({
    daemon: local,
    connect: (endpoint) => createAwsWorkspace(connectionTo(endpoint)),
    store: store.workspaces,
    clock,
    logger,
    autostart: environment.UPSIDE_LOCAL_AUTOSTART !== 'off',
  });
  const prices = createPrices({
    link,
    resources,
    file: createPriceFile(join(paths.home, 'prices.json')),
    clock,
    closing: closing.signal,
  });
  const poller = createJobPoller({ workspaceId, link, store: store.jobs, clock, logger, closing: closing.signal });
  const shared = { workspaceId, link, poller, clock, logger };
  const logCollectors = sharedByName(closing.signal, (jobName, signal) =>
    startCollector({ ...shared, store: store.logs, logs: (aws) => aws.logs, jobName, key: jobName, signal }),
  );
  const metricCollectors = sharedByName(closing.signal, (jobName, signal) =>
    startMetricCollector({ ...shared, store, logs: logCollectors, jobName, signal }),
  );
  keepResolving(
    link,
    (aws) => resolveJournal(aws, { workspaceId, workspace: () => link.workspace, store, audit, clock, logger }),
    clock,
    logger,
    closing.signal,
  );
  const endpointPoller = createEndpointPoller({
    workspaceId,
    link,
    store: store.endpoints,
    clock,
    logger,
    closing: closing.signal,
  });
  const endpointParts = { workspaceId, link, poller: endpointPoller, store, clock, logger };
  keepResolving(link, (aws) => resolveDeployments(aws, endpointParts), clock, logger, closing.signal);
  const processingPoller = createProcessingPoller({
    workspaceId,
    link,
    store: store.processing,
    clock,
    logger,
    closing: closing.signal,
  });
  const processingParts = { workspaceId, link, poller: processingPoller, clock, logger };
  const processingLogCollectors = sharedByName(closing.signal, (jobName, signal) =>
    startCollector({
      ...processingParts,
      store: store.logs,
      logs: (aws) => aws.processingLogs,
      jobName,
      key: processingLogKey(jobName),
      signal,
    }),
  );
  keepResolving(
    link,
    (aws) =>
      resolveProcessing(aws, {
        ...processingParts,
        workspace: () => link.workspace,
        journal: store.journal,
        audit,
      }),
    clock,
    logger,
    closing.signal,
  );
  const workspace = createWorkspace({
    link,
    runtime: options.runtime,
    appVersion: options.appVersion,
    health: () => store.health(),
    audit,
    running: countRunningOf([poller, processingPoller]),
  });
  const models = createModels({
    workspaceId,
    link,
    store: store.registry,
    journal: store.journal,
    resources,
    artifacts: artifactReader,
    audit,
    clock,
    logger,
    closing: closing.signal,
  });
  keepResolving(link, (aws) => models.resolve(aws), clock, logger, closing.signal);
  const promotions = createPromotions({
    workspaceId,
    link,
    store: store.promotions,
    audit,
    clock,
    logger,
    prices,
    roleArn: ({ accountId, region }) => workspaceDefaults(accountId, region).roleArn,
    closing: closing.signal,
  });
  const chat = createChat({ link, store, files: nodeFiles, resources, clock, closing: closing.signal });
  const processing = createProcessing({
    ...processingParts,
    store,
    logs: createLogs({ store: store.logs, collectors: processingLogCollectors, key: processingLogKey }),
    audit,
    prices,
    closing: closing.signal,
  });
  const datasets = createDatasets({
    workspaceId,
    link,
    store: store.datasets,
    jobs: processing,
    files: nodeFiles,
    sources: nodeSourceFiles,
    resources,
    audit,
    clock,
    logger,
    closing: closing.signal,
  });
  const jobs = createJobs({ link, poller, store, audit, resources, prices, clock, logger, closing: closing.signal });
  const endpoints = createEndpoints({
    ...endpointParts,
    audit,
    prices,
    closing: closing.signal,
    logs: sharedByName(closing.signal, (name, signal) => startEndpointLog(endpointParts, name, signal)),
  });
  const sources: ListSources = {
    datasets,
    jobs,
    processing,
    endpoints,
    models,
    registry: store.registry,
    promotions,
    chat,
    clock,
    logger,
  };
  const storage = createStorage({ store, folders: nodeFolders, paths, audit });
  const overview = createOverview({
    sources,
    documents: store.documents,
    // Read again each time: the window and the command line of one home share the file.
    room: async () => ({
      bytes: await storage.storeBytes(),
      budgetBytes: readSettings(join(paths.home, 'settings.json')).storeBudgetBytes,
    }),
    prices,
    closing: closing.signal,
  });
  return {
    workspace,
    jobs,
    processing,
    endpoints,
    logs: createLogs({ store: store.logs, collectors: logCollectors, key: (jobName) => jobName }),
    metrics: createMetrics({ collectors: metricCollectors }),
    data: createData({ link, files: nodeFiles, resources, store, audit, clock }),
    datasets,
    insights: createInsights({
      ...shared,
      store: store.insights,
      jobs: processing,
      datasets,
      training: jobs,
      artifacts: artifactReader,
      files: nodeFiles,
      closing: closing.signal,
    }),
    objects: createObjects({
      workspaceId,
      link,
      sources: nodeSourceFiles,
      halves: nodeHalfFiles,
      store,
      audit,
      clock,
      logger,
    }),
    documents: createDocuments(store.documents),
    models,
    promotions,
    audit,
    chat,
    overview,
    notifications: createNotifications({ sources, documents: store.documents, closing: closing.signal }),
    storage,
    prices,
    local,
    close: async () => {
      closing.abort();
      await workspace.close();
      await promotions.settled();
      await chat.settled();
      await store.close();
    },
  };
}

function connectionTo({ accessKeyId, accountId, endpoint, region, secretAccessKey }: LocalEndpoint): AwsConnection {
  return { accountId, region, endpoint, credentials: { accessKeyId, secretAccessKey } };
}
