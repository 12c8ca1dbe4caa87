import type { ChatDomain } from '../chat/contract';
import type { DatasetsDomain } from '../datasets/contract';
import type { EndpointsDomain } from '../endpoints/contract';
import type { JobsDomain } from '../jobs/contract';
import type { Clock, Logger } from '../platform-ports';
import type { ProcessingDomain } from '../processing/contract';
import type { PromotionsDomain } from '../promotions/contract';
import type { ModelsDomain } from '../registry/contract';
import type { RegistryStore } from '../registry/store-port';

/** The domains whose lists make up the whole. */
export interface ListSources {
  readonly datasets: Pick<DatasetsDomain, 'list' | 'watchList'>;
  readonly jobs: Pick<JobsDomain, 'list' | 'show' | 'watchList'>;
  readonly processing: Pick<ProcessingDomain, 'list' | 'watchList'>;
  readonly endpoints: Pick<EndpointsDomain, 'list' | 'watchList'>;
  readonly models: Pick<ModelsDomain, 'watchGroups'>;
  /** The versions of all groups, which no list of the models domain has. */
  readonly registry: Pick<RegistryStore, 'list'>;
  readonly promotions: Pick<PromotionsDomain, 'list'>;
  readonly chat: Pick<ChatDomain, 'conversations'>;
  readonly clock: Clock;
  readonly logger: Logger;
}
