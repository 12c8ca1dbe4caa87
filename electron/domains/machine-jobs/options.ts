import type { AuditTrail } from '../audit/ports';
import type { SourceFiles } from '../datasets/ports';
import type { Clock, Files, Logger } from '../platform-ports';
import type { ProcessingDomain } from '../processing/contract';
import type { JournalStore } from '../store-ports';
import type { Link } from '../workspace/link';
import type { Scratch } from './ports';

/** The local workspace of this machine. */
export interface Machine {
  readonly link: Link;
  readonly processing: Pick<ProcessingDomain, 'launch' | 'show'>;
}

export interface MachineJobsOptions {
  /** The workspace on AWS. */
  readonly workspaceId: string;
  readonly link: Link;
  readonly machine: Machine;
  /** What stands open there is to be brought to its end. */
  readonly journal: JournalStore;
  readonly files: Files;
  readonly sources: Pick<SourceFiles, 'sha256'>;
  readonly scratch: Scratch;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}
