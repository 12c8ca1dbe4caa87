import type { Failure } from '../../../shared/errors/result';
import type { AuditTrail } from '../audit/ports';
import type { Scope } from '../scope';
import { isUndecided } from '../undecided';

/** Writes a mutating call of this domain to the audit log. */
export function recorder(audit: AuditTrail, scope: Scope) {
  const write = (action: string, target: string, outcome: 'done' | 'rejected' | 'unknown', detail: string) =>
    audit.record({ action, target, ...scope, outcome, detail });
  return {
    done: (action: string, target: string, detail: string) => write(action, target, 'done', detail),
    failed: (action: string, target: string, failure: Failure) =>
      write(action, target, isUndecided(failure) ? 'unknown' : 'rejected', failure.message),
  };
}
