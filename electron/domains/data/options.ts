import type { AuditTrail } from '../audit/ports';
import type { Clock, Files, Resources } from '../platform-ports';
import type { OfflineStore } from '../store-ports';
import type { Link } from '../workspace/link';

export interface DataOptions {
  readonly link: Link;
  readonly files: Files;
  readonly resources: Resources;
  readonly store: OfflineStore;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}
