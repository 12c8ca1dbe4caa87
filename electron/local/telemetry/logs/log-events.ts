import type { Database } from '../../storage/database';

/** One event to store. Times in ms since the epoch. */
export interface NewLogEvent {
  readonly streamId: number;
  readonly timestamp: number;
  readonly message: Buffer;
}

export interface StoredLogEvent {
  /** Order of arrival over the whole workspace; never given twice. */
  readonly sequence: number;
  readonly timestamp: number;
  readonly ingestedAt: number;
  readonly message: Buffer;
}

/** A place in time order: events of the same millisecond are ordered by arrival. */
export interface TimePosition {
  readonly timestamp: number;
  readonly sequence: number;
}

export const BEGINNING: TimePosition = { timestamp: -1, sequence: 0 };
export const END: TimePosition = { timestamp: Number.MAX_SAFE_INTEGER, sequence: 0 };

/** Which events of one stream, and in which direction of time order. */
export interface TimeQuery {
  readonly streamId: number;
  /** Arrived after this sequence … */
  readonly arrivedAfter: number;
  /** … and not after this one. */
  readonly arrivedUntil: number;
  /** Timestamps in [from, to), ms since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Exclusive start of the page. */
  readonly position: TimePosition;
  readonly direction: 'forward' | 'backward';
  readonly limit: number;
}

/** CloudWatch Logs counts every event as its UTF-8 bytes plus 26. */
export const EVENT_OVERHEAD_BYTES = 26;

export function eventBytes(event: { readonly message: Buffer }): number {
  return event.message.length + EVENT_OVERHEAD_BYTES;
}

interface Row {
  readonly sequence: number;
  readonly timestamp: number;
  readonly ingestedAt: number;
  readonly message: Uint8Array;
}

/** The events of all streams. */
export class LogEvents {
  constructor(private readonly database: Database) {}

  /** Stores the events in the order given and returns the sequence of each. Call inside a transaction. */
  insert(events: readonly NewLogEvent[], ingestedAt: number): readonly number[] {
    const insert = this.database.prepare(
      'INSERT INTO log_event (stream_id, timestamp, ingested_at, message) VALUES (?, ?, ?, ?)',
    );
    return events.map(({ streamId, timestamp, message }) =>
      Number(insert.run(streamId, timestamp, ingestedAt, message).lastInsertRowid),
    );
  }

  /** One page in the direction asked for: descending when backward. */
  page(query: TimeQuery): readonly StoredLogEvent[] {
    const [beyond, order] = query.direction === 'forward' ? ['>', 'ASC'] : ['<', 'DESC'];
    // A window of late arrivals is small and lies anywhere in time: search it by arrival. Without
    // a lower bound the window is the whole stream and the time index gives its order for free.
    const index = query.arrivedAfter > 0 ? 'log_event_by_arrival' : 'log_event_by_time';
    const rows = this.database
      .prepare(
        `SELECT sequence, timestamp, ingested_at AS ingestedAt, message FROM log_event INDEXED BY ${index}
         WHERE stream_id = ? AND sequence > ? AND sequence <= ? AND timestamp >= ? AND timestamp < ?
           AND (timestamp, sequence) ${beyond} (?, ?)
         ORDER BY timestamp ${order}, sequence ${order} LIMIT ?`,
      )
      .all(
        query.streamId,
        query.arrivedAfter,
        query.arrivedUntil,
        query.from,
        query.to,
        query.position.timestamp,
        query.position.sequence,
        query.limit,
      ) as unknown as readonly Row[];
    return rows.map((row) => ({
      ...row,
      message: Buffer.from(row.message.buffer, row.message.byteOffset, row.message.byteLength),
    }));
  }

  /** The sequence of the stream's newest arrival; 0 without events. */
  lastSequence(streamId: number): number {
    const row = this.database
      .prepare('SELECT coalesce(max(sequence), 0) AS last FROM log_event WHERE stream_id = ?')
      .get(streamId) as { last: number };
    return row.last;
  }

  /** Where a window of at most `count` arrivals after `sequence` ends; `sequence` when there is none. */
  windowEnd(streamId: number, sequence: number, count: number): number {
    const row = this.database
      .prepare(
        `SELECT coalesce(max(sequence), ?) AS last FROM (
           SELECT sequence FROM log_event INDEXED BY log_event_by_arrival
           WHERE stream_id = ? AND sequence > ? ORDER BY sequence LIMIT ?)`,
      )
      .get(sequence, streamId, sequence, count) as { last: number };
    return row.last;
  }

  /** Removes up to `count` events of deleted streams; false when none are left. */
  purge(count: number): boolean {
    const next = this.database.prepare('SELECT stream_id AS id FROM log_purge LIMIT 1').get() as
      | { id: number }
      | undefined;
    if (next === undefined) return false;
    const { changes } = this.database
      .prepare('DELETE FROM log_event WHERE sequence IN (SELECT sequence FROM log_event WHERE stream_id = ? LIMIT ?)')
      .run(next.id, count);
    if (Number(changes) === 0) this.database.prepare('DELETE FROM log_purge WHERE stream_id = ?').run(next.id);
    return true;
  }
}
