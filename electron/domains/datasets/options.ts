import type { AuditTrail } from '../audit/ports';
import type { Clock, Files, Logger, Resources } from '../platform-ports';
import type { Link } from '../workspace/link';
import type { DatasetStore, PreparationJobs, SourceFiles } from './ports';

export interface DatasetsOptions {
  readonly workspaceId: string;
  readonly link: Link;
  readonly store: DatasetStore;
  readonly jobs: PreparationJobs;
  readonly files: Files;
  readonly sources: SourceFiles;
  readonly resources: Resources;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}
