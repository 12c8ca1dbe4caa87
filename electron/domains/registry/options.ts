import type { AuditTrail } from '../audit/ports';
import type { Clock, Logger, Resources } from '../platform-ports';
import type { PollSchedule } from '../poll-schedule';
import type { JournalStore } from '../store-ports';
import type { Link } from '../workspace/link';
import type { ArtifactReader } from './ports';
import type { RegistryStore } from './store-port';

export interface ModelsOptions {
  readonly workspaceId: string;
  readonly link: Link;
  readonly store: RegistryStore;
  readonly journal: JournalStore;
  readonly resources: Resources;
  readonly artifacts: ArtifactReader;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
  /** Of the workspace, shared with its other pollers. */
  readonly schedule: PollSchedule;
}
