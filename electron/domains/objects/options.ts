import type { AuditTrail } from '../audit/ports';
import type { SourceFiles } from '../datasets/ports';
import type { Clock, Logger } from '../platform-ports';
import type { OfflineStore } from '../store-ports';
import type { Link } from '../workspace/link';
import type { HalfFiles } from './ports';

export interface ObjectsOptions {
  readonly workspaceId: string;
  readonly link: Link;
  readonly sources: SourceFiles;
  readonly halves: HalfFiles;
  readonly store: Pick<OfflineStore, 'documents' | 'journal'>;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
}
