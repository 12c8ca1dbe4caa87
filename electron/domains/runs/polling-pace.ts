import type { Failure } from '../../../shared/errors/result';
import type { Workspace } from '../../../shared/model/workspace';

/** Pauses between polls, ms: with what a poll takes, a change on AWS shows within half a minute. */
const paces = {
  local: { running: 1_000, idle: 4_000 },
  aws: { running: 5_000, idle: 20_000 },
} as const;
const longestBackoff = 60_000;

/**
 * How long to wait before the next poll: quick while something runs, slow when idle, and twice as
 * long after each failure in a row, up to a minute.
 */
export function nextPause(kind: Workspace['kind'], running: boolean, failures: readonly Failure[]): number {
  const base = running ? paces[kind].running : paces[kind].idle;
  return failures.length === 0 ? base : Math.min(longestBackoff, base * 2 ** failures.length);
}
