import type { AuditTrail } from '../audit/ports';
import { dataOf, guard } from '../guard';
import type { LogsDomain } from '../logs/contract';
import type { Clock, Logger } from '../platform-ports';
import type { PriceBook } from '../prices/contract';
import { createRunCommands } from '../runs/commands';
import type { OfflineStore } from '../store-ports';
import type { Link } from '../workspace/link';
import { mustHaveImage } from './built-in-programs';
import type { ProcessingDomain } from './contract';
import { launchAction } from './journal';
import type { ProcessingPoller } from './poller';
import { earlierProcessingJobs, preflightProcessing } from './preflight';
import { isSameProcessingJob } from './same-job';

export interface ProcessingOptions {
  readonly link: Link;
  readonly poller: ProcessingPoller;
  readonly store: OfflineStore;
  /** The logs of processing jobs. */
  readonly logs: LogsDomain;
  readonly audit: AuditTrail;
  readonly prices: PriceBook;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}

export function createProcessing(options: ProcessingOptions): ProcessingDomain {
  const { logs, store } = options;
  const runs = createRunCommands({
    ...options,
    domain: 'processing',
    journalAction: launchAction,
    targetKind: 'processing-job',
    noun: 'processing job',
    service: (aws) => aws.processingJobs,
    isSame: isSameProcessingJob,
    store: store.processing,
    journal: store.journal,
  });
  return {
    list: runs.list,
    show: runs.show,
    preflight: (scope, spec) =>
      guard(async () => {
        const [aws, prices, earlier] = await Promise.all([
          options.link.aws(),
          options.prices.scope(scope.region),
          earlierProcessingJobs(scope.workspaceId, spec, store.processing),
        ]);
        return preflightProcessing({ aws: dataOf(aws), scope, clock: options.clock, prices, earlier }, spec);
      }),
    launch: (scope, spec, confirmed) =>
      guard(async () => {
        mustHaveImage(options.link, spec.image);
        return dataOf(await runs.launch(scope, spec, confirmed));
      }),
    stop: runs.stop,
    logPage: logs.page,
    watchList: (_scope, signal) => runs.watchList(signal),
    watch: runs.watch,
    log: logs.follow,
  };
}
