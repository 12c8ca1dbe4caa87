import type { Failure } from '../../shared/errors/result';

const undecided = new Set<Failure['code']>([
  'workspace.offline',
  'aws.timeout',
  'aws.throttled',
  'aws.unreadable',
  // What stands in the way of this attempt says nothing about an earlier one whose answer was lost.
  'aws.proxy',
  'aws.certificate',
  'aws.clock',
]);

/**
 * Whether a failed call may have been carried out all the same, or would be if it were made again as it is: the
 * service did not refuse it, or refused only the keys.
 */
export function isUndecided({ code, retryable }: Failure): boolean {
  return undecided.has(code) || code.startsWith('credentials.') || (code === 'aws.rejected' && retryable);
}
