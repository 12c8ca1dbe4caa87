import type { Notifier } from '../notifier';
import { countRunning } from './board';
import type { RunPoller } from './poller';
import type { Run } from './run';

/** How many runs of all kinds are InProgress or Stopping. */
export interface RunningCount {
  count(): number;
  /** What changes the count, and its version now: to wait for. */
  seen(): readonly (readonly [Notifier, number])[];
  /** Keeps the count up to date until the signal aborts. */
  hold(signal: AbortSignal): void;
}

export function countRunningOf(pollers: readonly RunPoller<Run, Run>[]): RunningCount {
  return {
    count: () => pollers.reduce((sum, { board }) => sum + countRunning(board), 0),
    seen: () => pollers.map(({ changes }) => [changes, changes.version] as const),
    hold(signal) {
      for (const poller of pollers) poller.hold(signal);
    },
  };
}
