import { type Database, inTransaction } from '../../storage/database';
import type { LogEvent, LogSink } from '../../storage/telemetry';
import { BatchWriter } from '../batch-writer';
import { eventBytes, type LogEvents, type NewLogEvent } from './log-events';
import type { LogGroups } from './log-groups';
import type { LogStreams } from './log-streams';

/** An event that was just stored, as live tails want it. */
export interface ArrivedLogEvent {
  readonly group: string;
  readonly stream: string;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ingestedAt: number;
  readonly message: string;
}

interface PendingEvent {
  readonly group: string;
  readonly stream: string;
  readonly timestamp: number;
  readonly message: Buffer;
}

export interface LogIngestOptions {
  readonly database: Database;
  readonly groups: LogGroups;
  readonly streams: LogStreams;
  readonly events: LogEvents;
  /** ms since the epoch. */
  readonly clock: () => number;
  /** Called after the events were committed, in the order of their sequence. */
  readonly onArrived: (events: readonly ArrivedLogEvent[]) => void;
}

const BATCH_EVENTS = 250;
const BATCH_BYTES = 512 * 1024;
const PENDING_BYTES = 64 * 1024 * 1024;

/** The one way in for log events, from the runtime (a LogSink) and from PutLogEvents (store). */
export class LogIngest implements LogSink {
  readonly #writer: BatchWriter<PendingEvent>;

  constructor(private readonly options: LogIngestOptions) {
    this.#writer = new BatchWriter<PendingEvent>({
      store: (events) => this.#storeBatch(events),
      bytesOf: eventBytes,
      onDropped: (events) => this.#reportDropped(events),
      batchItems: BATCH_EVENTS,
      batchBytes: BATCH_BYTES,
      pendingBytes: PENDING_BYTES,
    });
  }

  append(group: string, stream: string, events: readonly LogEvent[]): void {
    this.#writer.append(events.map((event) => toPending(group, stream, event)));
  }

  flush(): Promise<void> {
    return this.#writer.flush();
  }

  close(): Promise<void> {
    return this.#writer.close();
  }

  /** Stores the events now, in small transactions; when it resolves, a killed daemon keeps them. */
  async store(group: string, stream: string, events: readonly LogEvent[]): Promise<void> {
    // What the sink was given earlier for the same stream comes first.
    await this.#writer.flush();
    for (let start = 0; start < events.length; start += BATCH_EVENTS) {
      if (start > 0) await new Promise(setImmediate);
      this.#storeBatch(events.slice(start, start + BATCH_EVENTS).map((event) => toPending(group, stream, event)));
    }
  }

  #storeBatch(batch: readonly PendingEvent[]): void {
    const { database, streams, groups, events, clock, onArrived } = this.options;
    const now = clock();
    const sequences = inTransaction(database, () => {
      const ids = new Map<string, number>();
      const placed = batch.map((event): NewLogEvent => {
        const key = JSON.stringify([event.group, event.stream]);
        const streamId = ids.get(key) ?? streams.ensure(groups.ensure(event.group, now), event.stream, now);
        ids.set(key, streamId);
        return { streamId, timestamp: event.timestamp, message: event.message };
      });
      for (const streamId of ids.values()) {
        const own = placed.filter((event) => event.streamId === streamId);
        const times = own.map(({ timestamp }) => timestamp);
        streams.grow(streamId, {
          firstEventAt: Math.min(...times),
          lastEventAt: Math.max(...times),
          ingestedAt: now,
          bytes: own.reduce((sum, event) => sum + eventBytes(event), 0),
        });
      }
      return events.insert(placed, now);
    });
    onArrived(
      batch.map((event, index) => ({
        group: event.group,
        stream: event.stream,
        sequence: sequences[index] ?? 0,
        timestamp: event.timestamp,
        ingestedAt: now,
        message: event.message.toString(),
      })),
    );
  }

  /** Says in the stream itself how many lines are missing there. */
  #reportDropped(events: readonly PendingEvent[]): void {
    const counts = new Map<string, { readonly event: PendingEvent; count: number }>();
    for (const event of events) {
      const key = JSON.stringify([event.group, event.stream]);
      const entry = counts.get(key) ?? { event, count: 0 };
      entry.count += 1;
      counts.set(key, entry);
    }
    for (const { event, count } of counts.values()) {
      const message = `[upside] ${count} lines are missing here: they could not be stored (is the disk full?)`;
      this.append(event.group, event.stream, [{ timestamp: event.timestamp, message }]);
    }
  }
}

/** The bytes of the message: a lone surrogate becomes U+FFFD, NUL stays. */
function toPending(group: string, stream: string, event: LogEvent): PendingEvent {
  return { group, stream, timestamp: Math.trunc(event.timestamp), message: Buffer.from(event.message, 'utf8') };
}
