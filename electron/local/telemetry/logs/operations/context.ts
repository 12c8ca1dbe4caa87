import type { Database } from '../../../storage/database';
import type { LiveTails } from '../live-tail';
import type { LogEvents } from '../log-events';
import type { LogGroups } from '../log-groups';
import type { LogIngest } from '../log-ingest';
import type { LogStreams } from '../log-streams';

/** What the operations of CloudWatch Logs work on. */
export interface LogsContext {
  readonly database: Database;
  readonly groups: LogGroups;
  readonly streams: LogStreams;
  readonly events: LogEvents;
  readonly ingest: LogIngest;
  readonly tails: LiveTails;
  /** ms since the epoch. */
  readonly clock: () => number;
  /** Begins to remove the events of streams that were just deleted. */
  readonly purge: () => void;
  /** How long a live tail may last, ms. */
  readonly liveTailLimitMs: number;
}
