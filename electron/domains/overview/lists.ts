import type { ConversationSummary } from '../../../shared/model/conversation';
import type { DatasetVersionSummary } from '../../../shared/model/dataset/dataset';
import type { EndpointListItem, LeftBehind } from '../../../shared/model/endpoint-view';
import type { PackageGroup, PackageSummary } from '../../../shared/model/model-package';
import type { ProcessingJobSummary } from '../../../shared/model/processing-job';
import type { Promotion } from '../../../shared/model/promotion';
import type { Instant } from '../../../shared/model/time';
import type { TrainingJobSummary } from '../../../shared/model/training-job';

/** A list of the workspace and how fresh it is; `fetchedAt` null: it was never read. */
interface Listed<T> {
  readonly items: readonly T[];
  readonly fetchedAt: Instant | null;
  readonly source: 'live' | 'store';
}

/** Everything the workspace holds, newest first, as the other domains last saw it. */
export interface Lists {
  readonly datasets: Listed<DatasetVersionSummary>;
  readonly jobs: Listed<TrainingJobSummary>;
  readonly processing: Listed<ProcessingJobSummary>;
  readonly endpoints: Listed<EndpointListItem>;
  readonly leftBehind: readonly LeftBehind[];
  readonly groups: Listed<PackageGroup>;
  readonly versions: readonly PackageSummary[];
  readonly promotions: readonly Promotion[];
  readonly conversations: readonly ConversationSummary[];
}

const nothing = { items: [], fetchedAt: null, source: 'store' } as const;

export const emptyLists: Lists = {
  datasets: nothing,
  jobs: nothing,
  processing: nothing,
  endpoints: nothing,
  leftBehind: [],
  groups: nothing,
  versions: [],
  promotions: [],
  conversations: [],
};
