import { dataOf } from '../guard';
import type { Scope } from '../scope';
import type { Lists } from './lists';
import type { ListSources } from './sources';

/** Everything as it is kept. Rejects with CodedError when the store does not answer. */
export async function readLists(sources: ListSources, scope: Scope): Promise<Lists> {
  const [datasets, jobs, processing, endpoints, registry, promotions, conversations] = await Promise.all([
    sources.datasets.list(scope),
    sources.jobs.list(scope),
    sources.processing.list(scope),
    sources.endpoints.list(scope),
    sources.registry.list(scope.workspaceId),
    sources.promotions.list(scope, null),
    sources.chat.conversations(scope),
  ]);
  const source = 'store' as const;
  const { leftBehind, ...served } = dataOf(endpoints);
  const listed = dataOf(datasets);
  const trained = dataOf(jobs);
  const processed = dataOf(processing);
  return {
    datasets: { items: listed.versions, fetchedAt: listed.fetchedAt, source },
    jobs: { items: trained.jobs, fetchedAt: trained.fetchedAt, source },
    processing: { items: processed.jobs, fetchedAt: processed.fetchedAt, source },
    endpoints: { items: served.endpoints, fetchedAt: served.fetchedAt, source },
    leftBehind,
    groups: { items: registry.groups, fetchedAt: registry.fetchedAt, source },
    versions: registry.versions,
    promotions: dataOf(promotions),
    conversations: dataOf(conversations),
  };
}
