import type { Instant } from '../../../shared/model/time';

/** How a mutating call ended, as far as this console knows. */
export type AuditOutcome = 'done' | 'rejected' | 'unknown';

/** One mutating call, after it was made. */
export interface AuditEntry {
  /** The command: 'jobs.launch', 'models.approve', 'endpoints.delete' … */
  readonly action: string;
  /** Kind and name: 'endpoint/demo', 'job/x'. */
  readonly target: string;
  readonly workspaceId: string;
  readonly accountId: string;
  readonly region: string;
  readonly outcome: AuditOutcome;
  /** In a person's words: the error's message, or what was read back; never a secret, never a body. */
  readonly detail: string;
  readonly at: Instant;
}

/**
 * The trail every mutating domain writes to. Recording never fails the call it is about: what cannot
 * be stored is logged and shown as a notice. The domain adds who: the operating-system user and
 * whether the window or the command line asked.
 */
export interface AuditTrail {
  record(entry: Omit<AuditEntry, 'at'>): Promise<void>;
}
