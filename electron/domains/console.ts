import type { DataDomain } from './data/contract';
import type { DocumentsDomain } from './documents/contract';
import type { JobsDomain } from './jobs/contract';
import type { LogsDomain } from './logs/contract';
import type { MetricsDomain } from './metrics/contract';
import type { WorkspaceDomain } from './workspace/contract';

/** Every decision the window's handlers and the command line may ask for. */
export interface Console {
  readonly workspace: WorkspaceDomain;
  readonly jobs: JobsDomain;
  readonly logs: LogsDomain;
  readonly metrics: MetricsDomain;
  readonly data: DataDomain;
  readonly documents: DocumentsDomain;
  /** Stops polling and tails, closes clients and the store. The local workspace lives on. */
  close(): Promise<void>;
}
