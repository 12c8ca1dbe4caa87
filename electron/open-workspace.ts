import { join } from 'node:path';
import { localWorkspaceId, type RuntimeInfo } from '../shared/model/workspace';
import { createAccount } from './domains/account/account';
import type { Audit } from './domains/audit/audit';
import { createCatalogue } from './domains/catalogue/catalogue';
import { createChat } from './domains/chat/chat';
import type { Console } from './domains/console';
import { createData } from './domains/data/data';
import { createDatasets } from './domains/datasets/datasets';
import { createDoctor } from './domains/doctor/doctor';
import type { Probe } from './domains/doctor/ports';
import { quotasProbe, serviceProbes } from './domains/doctor/service-probes';
import type { DocumentsDomain } from './domains/documents/contract';
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
import { createMachineJobs } from './domains/machine-jobs/machine-jobs';
import type { Machine } from './domains/machine-jobs/options';
import { startMetricCollector } from './domains/metrics/collector';
import { createMetrics } from './domains/metrics/metrics';
import { createNotifications } from './domains/notifications/notifications';
import { createObjects } from './domains/objects/objects';
import { createOverview } from './domains/overview/overview';
import type { ListSources } from './domains/overview/sources';
import type { Clock, Logger, Resources } from './domains/platform-ports';
import { createPollSchedule } from './domains/poll-schedule';
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
import type { OfflineStore } from './domains/store-ports';
import { keepResolving } from './domains/workspace/keep-resolving';
import type { Link } from './domains/workspace/link';
import { createWorkspace } from './domains/workspace/workspace';
import { artifactReader } from './platform/node/artifact-reader';
import { nodeFiles } from './platform/node/files';
import { nodeFolders } from './platform/node/folders';
import { nodeHalfFiles } from './platform/node/half-files';
import type { Paths } from './platform/node/paths';
import { createPriceFile } from './platform/node/price-file';
import { createScratch } from './platform/node/scratch';
import { readSettings } from './platform/node/settings-file';
import { nodeSourceFiles } from './platform/node/source-files';
import { nodeSourcePacker } from './platform/node/source-packer';
import { svgPictures } from './platform/node/svg-pictures';

/** What every workspace of a console shares: one store, one audit log, one set of resources. */
export interface ConsoleKit {
  readonly store: OfflineStore;
  readonly audit: Audit;
  readonly documents: DocumentsDomain;
  readonly resources: Resources;
  readonly paths: Paths;
  readonly runtime: RuntimeInfo;
  readonly appVersion: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface WorkspacePlace {
  readonly workspaceId: string;
  readonly link: Link;
  /** What the doctor looks at beside the account itself. */
  readonly probes: () => Promise<readonly Probe[]>;
  /** Runs the built-in programs for it; null where it runs them itself. */
  readonly machine: Machine | null;
}

/** Wires the domains of one workspace over its link. */
export function openWorkspace(kit: ConsoleKit, place: WorkspacePlace): Console {
  const { audit, clock, documents, logger, paths, resources, store } = kit;
  const { link, workspaceId } = place;
  const ending = new AbortController();
  const closing = ending.signal;
  const schedule = createPollSchedule(clock);
  const polling = { workspaceId, link, clock, logger, closing, schedule };
  const poller = createJobPoller({ ...polling, store: store.jobs });
  const priceFile = createPriceFile(join(paths.home, 'prices.json'));
  const prices = createPrices({ link, resources, file: priceFile, clock, closing });
  const shared = { workspaceId, link, poller, clock, logger };
  const logCollectors = sharedByName(closing, (jobName, signal) =>
    startCollector({ ...shared, store: store.logs, logs: (aws) => aws.logs, jobName, key: jobName, signal }),
  );
  const metricCollectors = sharedByName(closing, (jobName, signal) =>
    startMetricCollector({ ...shared, store, logs: logCollectors, jobName, signal }),
  );
  keepResolving(
    link,
    (aws) => resolveJournal(aws, { workspaceId, workspace: () => link.workspace, store, audit, clock, logger }),
    clock,
    logger,
    closing,
  );
  const endpointPoller = createEndpointPoller({ ...polling, store: store.endpoints });
  const endpointParts = { workspaceId, link, poller: endpointPoller, store, clock, logger };
  keepResolving(link, (aws) => resolveDeployments(aws, endpointParts), clock, logger, closing);
  const processingPoller = createProcessingPoller({ ...polling, store: store.processing });
  const processingParts = { workspaceId, link, poller: processingPoller, clock, logger };
  const processingLogCollectors = sharedByName(closing, (jobName, signal) =>
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
    closing,
  );
  const workspace = createWorkspace({
    link,
    runtime: kit.runtime,
    appVersion: kit.appVersion,
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
    closing,
    schedule,
  });
  keepResolving(link, (aws) => models.resolve(aws), clock, logger, closing);
  const promotions = createPromotions({
    workspaceId,
    link,
    store: store.promotions,
    prices,
    audit,
    clock,
    logger,
    closing,
  });
  const chat = createChat({ link, store, files: nodeFiles, resources, clock, closing });
  const processing = createProcessing({
    ...processingParts,
    store,
    logs: createLogs({ store: store.logs, collectors: processingLogCollectors, key: processingLogKey }),
    audit,
    prices,
    closing,
  });
  const builtIns =
    place.machine === null
      ? processing
      : createMachineJobs({
          ...{ workspaceId, link, machine: place.machine, journal: store.journal, audit, clock, logger, closing },
          files: nodeFiles,
          sources: nodeSourceFiles,
          scratch: createScratch(join(paths.home, 'scratch'), clock.now),
        });
  const datasets = createDatasets({
    workspaceId,
    link,
    store: store.datasets,
    jobs: builtIns,
    files: nodeFiles,
    sources: nodeSourceFiles,
    resources,
    audit,
    clock,
    logger,
    closing,
  });
  const jobs = createJobs({ link, poller, store, audit, resources, prices, clock, logger, closing });
  const endpoints = createEndpoints({
    ...endpointParts,
    audit,
    prices,
    closing,
    logs: sharedByName(closing, (name, signal) => startEndpointLog(endpointParts, name, signal)),
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
  const account = createAccount({
    ...shared,
    resources,
    packer: nodeSourcePacker,
    journal: store.journal,
    audit,
    closing,
  });
  keepResolving(link, (aws) => account.resolve(aws), clock, logger, closing);
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
    closing,
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
      jobs: builtIns,
      datasets,
      training: jobs,
      artifacts: artifactReader,
      files: nodeFiles,
      pictures: svgPictures,
      closing,
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
    documents,
    models,
    promotions,
    audit,
    chat,
    overview,
    notifications: createNotifications({ sources, documents: store.documents, closing }),
    storage,
    account,
    prices,
    catalogue: createCatalogue({ resources, prices }),
    doctor: createDoctor({
      probes: async () => [
        ...(await place.probes()),
        ...serviceProbes(link, clock),
        ...(workspaceId === localWorkspaceId ? [] : [quotasProbe(link)]),
      ],
      clock,
      logger,
    }),
    close: async () => {
      ending.abort();
      await workspace.close();
      await promotions.settled();
      await chat.settled();
    },
  };
}
