import type { AuditTrail } from '../audit/ports';
import type { BuiltInJobs } from '../machine-jobs/contract';
import type { Clock, Files, Logger, Resources } from '../platform-ports';
import type { Link } from '../workspace/link';
import type { DatasetStore, SourceFiles } from './ports';

export interface DatasetsOptions {
  readonly workspaceId: string;
  readonly link: Link;
  readonly store: DatasetStore;
  readonly jobs: Pick<BuiltInJobs, 'launch' | 'show'>;
  readonly files: Files;
  readonly sources: SourceFiles;
  readonly resources: Resources;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}
