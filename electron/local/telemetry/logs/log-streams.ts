import type { Database } from '../../storage/database';

export interface LogStream {
  readonly id: number;
  readonly name: string;
  /** All times in ms since the epoch; null while the stream has no event. */
  readonly createdAt: number;
  readonly firstEventAt: number | null;
  readonly lastEventAt: number | null;
  readonly lastIngestedAt: number | null;
}

/** What a batch of new events changes about its stream. */
export interface StreamGrowth {
  readonly firstEventAt: number;
  readonly lastEventAt: number;
  readonly ingestedAt: number;
  readonly bytes: number;
}

/** Where a page of streams begins: after this stream in the order asked for. */
export interface StreamCursor {
  readonly name: string;
  readonly lastEventAt: number;
}

const COLUMNS = `id, name, created_at AS createdAt, first_event_at AS firstEventAt,
  last_event_at AS lastEventAt, last_ingested_at AS lastIngestedAt`;

/** The log streams of the workspace's groups. */
export class LogStreams {
  constructor(private readonly database: Database) {}

  find(groupId: number, name: string): LogStream | undefined {
    return this.database
      .prepare(`SELECT ${COLUMNS} FROM log_stream WHERE group_id = ? AND name = ?`)
      .get(groupId, name) as LogStream | undefined;
  }

  /** Id of the stream, which is created when missing. */
  ensure(groupId: number, name: string, now: number): number {
    this.create(groupId, name, now);
    return (this.find(groupId, name) as LogStream).id;
  }

  /** False when a stream of this name exists already. */
  create(groupId: number, name: string, now: number): boolean {
    const { changes } = this.database
      .prepare('INSERT INTO log_stream (group_id, name, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      .run(groupId, name, now);
    return Number(changes) > 0;
  }

  grow(id: number, growth: StreamGrowth): void {
    this.database
      .prepare(
        `UPDATE log_stream SET first_event_at = min(coalesce(first_event_at, ?), ?),
           last_event_at = max(coalesce(last_event_at, ?), ?), last_ingested_at = ?, stored_bytes = stored_bytes + ?
         WHERE id = ?`,
      )
      .run(
        growth.firstEventAt,
        growth.firstEventAt,
        growth.lastEventAt,
        growth.lastEventAt,
        growth.ingestedAt,
        growth.bytes,
        id,
      );
  }

  /** In name order, or the reverse of it. */
  byName(groupId: number, query: { prefix: string; after: string | null; descending: boolean; limit: number }) {
    const [beyond, direction] = query.descending ? ['<', 'DESC'] : ['>', 'ASC'];
    return this.database
      .prepare(
        `SELECT ${COLUMNS} FROM log_stream WHERE group_id = ? AND substr(name, 1, length(?)) = ?
           AND (? IS NULL OR name ${beyond} ?) ORDER BY name ${direction} LIMIT ?`,
      )
      .all(
        groupId,
        query.prefix,
        query.prefix,
        query.after,
        query.after,
        query.limit,
      ) as unknown as readonly LogStream[];
  }

  /** In order of their last event's time; a stream without events counts as time 0. */
  byLastEvent(groupId: number, query: { after: StreamCursor | null; descending: boolean; limit: number }) {
    const [beyond, direction] = query.descending ? ['<', 'DESC'] : ['>', 'ASC'];
    return this.database
      .prepare(
        `SELECT ${COLUMNS} FROM log_stream
         WHERE group_id = ? AND (? IS NULL OR (coalesce(last_event_at, 0), name) ${beyond} (?, ?))
         ORDER BY coalesce(last_event_at, 0) ${direction}, name ${direction} LIMIT ?`,
      )
      .all(
        groupId,
        query.after?.name ?? null,
        query.after?.lastEventAt ?? null,
        query.after?.name ?? null,
        query.limit,
      ) as unknown as readonly LogStream[];
  }

  /** Streams with events in the half-open span of ms, in order of their first event. */
  withEvents(groupId: number, span: { from: number; to: number }): readonly LogStream[] {
    return this.database
      .prepare(
        `SELECT ${COLUMNS} FROM log_stream WHERE group_id = ? AND last_event_at >= ? AND first_event_at < ?
         ORDER BY first_event_at, id`,
      )
      .all(groupId, span.from, span.to) as unknown as readonly LogStream[];
  }

  /** Removes the stream; its events wait in log_purge. Call inside a transaction. */
  delete(id: number): void {
    this.database.prepare('INSERT OR IGNORE INTO log_purge (stream_id) VALUES (?)').run(id);
    this.database.prepare('DELETE FROM log_stream WHERE id = ?').run(id);
  }
}
