import type { CommandOutput } from '../../../shared/contract';
import type { Result } from '../../../shared/errors/result';
import type { AuditFilter, AuditVerdict } from '../../../shared/model/audit-record';

export type AuditPage = CommandOutput<'audit.list'>;

/** What an export holds. */
interface Exported {
  readonly entries: number;
  readonly bytes: number;
}

/** The audit log of this console, for all workspaces, from the offline store alone. */
export interface AuditDomain {
  /** Newest first; `before` continues after the last entry of a page. */
  list(filter: AuditFilter, before: number | null, limit: number): Promise<Result<AuditPage>>;
  /** Walks the whole chain; a broken one is a result, not a failure. */
  verify(): Promise<Result<AuditVerdict>>;
  /** The same for the lines of an export. `input.invalid` for a line that is none of an export. */
  verifyLines(lines: AsyncIterable<string>): Promise<Result<AuditVerdict>>;
  /** Every entry, oldest first, as lines with their hashes. Rejects with CodedError. */
  lines(): AsyncIterable<string>;
  /** Writes these lines to the file `path`, which appears only when it is complete. */
  export(path: string, signal: AbortSignal): Promise<Result<Exported>>;
}
