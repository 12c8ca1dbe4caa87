import type { Failure, Result } from '../../../shared/errors/result';
import type { AuditOutcome } from './ports';

/** Failures after which the service may have done it all the same: nobody answered, or not in words. */
const unanswered = new Set<Failure['code']>(['workspace.offline', 'aws.timeout', 'aws.throttled', 'aws.unreadable']);

/** How a call ended, from its result: refused in words, or not known. `detail` tells what was done. */
export function outcomeOf<T>(
  result: Result<T>,
  detail: (data: T) => string,
): { readonly outcome: AuditOutcome; readonly detail: string } {
  if (result.ok) return { outcome: 'done', detail: detail(result.data) };
  const { code, message, retryable } = result.error;
  const unknown = unanswered.has(code) || (code === 'aws.rejected' && retryable);
  return { outcome: unknown ? 'unknown' : 'rejected', detail: message };
}
