import type { AuditDomain } from './audit/contract';
import type { ChatDomain } from './chat/contract';
import type { DataDomain } from './data/contract';
import type { DocumentsDomain } from './documents/contract';
import type { EndpointsDomain } from './endpoints/contract';
import type { JobsDomain } from './jobs/contract';
import type { LogsDomain } from './logs/contract';
import type { MetricsDomain } from './metrics/contract';
import type { PromotionsDomain } from './promotions/contract';
import type { ModelsDomain } from './registry/contract';
import type { WorkspaceDomain } from './workspace/contract';

/** Every decision the window's handlers and the command line may ask for. */
export interface Console {
  readonly workspace: WorkspaceDomain;
  readonly jobs: JobsDomain;
  readonly endpoints: EndpointsDomain;
  readonly logs: LogsDomain;
  readonly metrics: MetricsDomain;
  readonly data: DataDomain;
  readonly documents: DocumentsDomain;
  readonly models: ModelsDomain;
  readonly promotions: PromotionsDomain;
  readonly audit: AuditDomain;
  readonly chat: ChatDomain;
  /** Stops polling and tails, closes clients and the store. The local workspace lives on. */
  close(): Promise<void>;
}
