import type { BuiltInJobs } from '../machine-jobs/contract';
import type { Clock, Files } from '../platform-ports';
import type { ArtifactReader } from '../registry/ports';
import type { Link } from '../workspace/link';
import type { DatasetRecords, InsightStore, SvgPictures, TrainingJobs } from './ports';

export interface InsightsOptions {
  readonly workspaceId: string;
  readonly link: Link;
  readonly store: InsightStore;
  readonly jobs: BuiltInJobs;
  readonly datasets: DatasetRecords;
  readonly training: TrainingJobs;
  readonly artifacts: ArtifactReader;
  readonly files: Files;
  readonly pictures: SvgPictures;
  readonly clock: Clock;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}
