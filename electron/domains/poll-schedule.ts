import type { Result } from '../../shared/errors/result';
import type { Workspace } from '../../shared/model/workspace';
import type { Clock } from './platform-ports';

/** Between two lists of any kind, ms. AWS lists at about two requests a second for the whole account, and others ask too. */
const gaps = { local: 0, aws: 1_000 } as const;
/** The longest gap after throttled replies, ms. */
const longestGap = 30_000;

/** When lists may be asked for: one for all pollers of a workspace, so that one of them learns for all. */
export interface PollSchedule {
  /** Resolves when the next page of any list may be asked for, in the order of asking; at once when the signal aborts. */
  turn(kind: Workspace['kind'], signal: AbortSignal): Promise<void>;
  /** Tells what became of a list: a throttled one doubles the gap for everybody, a good one halves it again. */
  told(result: Result<unknown>): void;
}

export function createPollSchedule(clock: Clock): PollSchedule {
  let queue: Promise<void> = Promise.resolve();
  let lastAt = Number.NEGATIVE_INFINITY;
  let slower = 1;

  const due = async (kind: Workspace['kind'], signal: AbortSignal): Promise<void> => {
    // Looked at anew after each wait: others may have been throttled meanwhile.
    for (;;) {
      const gap = Math.min(longestGap, gaps[kind] * slower);
      const left = lastAt + gap - clock.elapsed();
      if (left <= 0 || signal.aborted) break;
      await clock.wait(left, signal);
    }
    if (!signal.aborted) lastAt = clock.elapsed();
  };

  return {
    turn(kind, signal) {
      queue = queue.then(() => due(kind, signal));
      return queue;
    },
    told(result) {
      if (!result.ok && result.error.code === 'aws.throttled') slower = Math.min(slower * 2, longestGap / gaps.aws);
      else if (result.ok) slower = Math.max(1, slower / 2);
    },
  };
}
