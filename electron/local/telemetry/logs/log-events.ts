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

/** As `arrivedAfter`: no lower bound, and so many events that only the time index orders them cheaply. */
export const WHOLE_STREAM = -1;

export const BEGINNING: TimePosition = { timestamp: -1, sequence: 0 };
export const END: TimePosition = { timestamp: Number.MAX_SAFE_INTEGER, sequence: 0 };

/** Which events of one stream, and in which direction of time order. */
export interface TimeQuery {
  readonly streamId: number;
  /** Arrived after this sequence, or WHOLE_STREAM … */
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

/** Enough for one page; 500 lines of 256 KB would be 128 MB at once. */
const CHUNK_BYTES = 1_048_576;

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

  /**
   * A chunk in the direction asked for (descending when backward): up to `limit` events, fewer when
   * they are large. `exhausted` says that nothing lies beyond it.
   */
  chunk(query: TimeQuery): { readonly events: readonly StoredLogEvent[]; readonly exhausted: boolean } {
    const { position } = query;
    const forward = query.direction === 'forward';
    // SQLite seeks by one lower bound of the timestamp: it has to be the narrower one.
    const from = forward ? Math.max(query.from, position.timestamp) : query.from;
    const to = forward ? query.to : Math.min(query.to, position.timestamp + 1);
    const [beyond, order] = forward ? ['>', 'ASC'] : ['<', 'DESC'];
    // A window of arrivals is small and lies anywhere in time: it is found by arrival and sorted.
    const index = query.arrivedAfter === WHOLE_STREAM ? 'log_event_by_time' : 'log_event_by_arrival';
    const rows = this.database
      .prepare(
        `SELECT sequence, timestamp, ingested_at AS ingestedAt, message FROM log_event INDEXED BY ${index}
         WHERE stream_id = ? AND sequence > ? AND sequence <= ? AND timestamp >= ? AND timestamp < ?
           AND (timestamp, sequence) ${beyond} (?, ?)
         ORDER BY timestamp ${order}, sequence ${order} LIMIT ?`,
      )
      .iterate(
        query.streamId,
        query.arrivedAfter,
        query.arrivedUntil,
        from,
        to,
        position.timestamp,
        position.sequence,
        query.limit + 1,
      ) as unknown as Iterable<Row>;
    const events: StoredLogEvent[] = [];
    let bytes = 0;
    for (const row of rows) {
      if (events.length === query.limit || bytes > CHUNK_BYTES) return { events, exhausted: false };
      const { buffer, byteOffset, byteLength } = row.message;
      events.push({ ...row, message: Buffer.from(buffer, byteOffset, byteLength) });
      bytes += byteLength;
    }
    return { events, exhausted: true };
  }

  /** The sequence of the stream's newest arrival; 0 without events. */
  lastSequence(streamId: number): number {
    const row = this.database
      .prepare('SELECT coalesce(max(sequence), 0) AS last FROM log_event WHERE stream_id = ?')
      .get(streamId) as { last: number };
    return row.last;
  }

  /** The sequence of the newest arrival in any stream; 0 without events. */
  newestSequence(): number {
    const row = this.database.prepare('SELECT coalesce(max(sequence), 0) AS last FROM log_event').get() as {
      last: number;
    };
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
