import type { Result } from '../../shared/errors/result';
import type { AccountDomain } from './account/contract';
import type { AuditDomain } from './audit/contract';
import type { CatalogueDomain } from './catalogue/contract';
import type { ChatDomain } from './chat/contract';
import type { DataDomain } from './data/contract';
import type { DatasetsDomain } from './datasets/contract';
import type { DoctorDomain } from './doctor/contract';
import type { DocumentsDomain } from './documents/contract';
import type { EndpointsDomain } from './endpoints/contract';
import type { InsightsDomain } from './insights/contract';
import type { JobsDomain } from './jobs/contract';
import type { LogsDomain } from './logs/contract';
import type { MetricsDomain } from './metrics/contract';
import type { NotificationsDomain } from './notifications/contract';
import type { ObjectsDomain } from './objects/contract';
import type { OverviewDomain } from './overview/contract';
import type { PricesDomain } from './prices/contract';
import type { ProcessingDomain } from './processing/contract';
import type { PromotionsDomain } from './promotions/contract';
import type { ModelsDomain } from './registry/contract';
import type { StorageDomain } from './storage/contract';
import type { WorkspaceDomain } from './workspace/contract';
import type { PromptsDomain, WorkspacesDomain } from './workspaces/contract';

/** Every decision about one workspace that the window's handlers and the command line may ask for. */
export interface Console {
  readonly workspace: WorkspaceDomain;
  readonly jobs: JobsDomain;
  readonly processing: ProcessingDomain;
  readonly endpoints: EndpointsDomain;
  readonly logs: LogsDomain;
  readonly metrics: MetricsDomain;
  readonly data: DataDomain;
  readonly datasets: DatasetsDomain;
  readonly insights: InsightsDomain;
  readonly objects: ObjectsDomain;
  readonly documents: DocumentsDomain;
  readonly models: ModelsDomain;
  readonly promotions: PromotionsDomain;
  readonly audit: AuditDomain;
  readonly chat: ChatDomain;
  readonly overview: OverviewDomain;
  readonly notifications: NotificationsDomain;
  readonly storage: StorageDomain;
  readonly account: AccountDomain;
  readonly prices: PricesDomain;
  readonly catalogue: CatalogueDomain;
  readonly doctor: DoctorDomain;
  /** Stops polling and tails and closes the clients. The local workspace lives on. */
  close(): Promise<void>;
}

/**
 * The workspaces of this home. The members of `Console` are those of the local workspace, which is
 * always there; every other is asked for by its id.
 */
export interface Consoles extends Console {
  /** `workspace.not-found` for an unknown id. Opened at the first call, closed with everything else. */
  in(workspaceId: string): Promise<Result<Console>>;
  readonly workspaces: WorkspacesDomain;
  readonly prompts: PromptsDomain;
  /** Closes every workspace, then the store. */
  close(): Promise<void>;
}
