import type { Database } from '../../storage/database';

export interface LogGroup {
  readonly id: number;
  readonly name: string;
  /** ms since the epoch. */
  readonly createdAt: number;
  readonly retentionDays: number | null;
  readonly storedBytes: number;
}

const COLUMNS = `id, name, created_at AS createdAt, retention_days AS retentionDays,
  (SELECT coalesce(sum(stored_bytes), 0) FROM log_stream WHERE group_id = log_group.id) AS storedBytes`;

/** The log groups of the workspace. */
export class LogGroups {
  constructor(private readonly database: Database) {}

  find(name: string): LogGroup | undefined {
    return this.database.prepare(`SELECT ${COLUMNS} FROM log_group WHERE name = ?`).get(name) as LogGroup | undefined;
  }

  /** Id of the group, which is created when missing. */
  ensure(name: string, now: number): number {
    this.create(name, now, {});
    return (this.database.prepare('SELECT id FROM log_group WHERE name = ?').get(name) as { id: number }).id;
  }

  /** False when a group of this name exists already. */
  create(name: string, now: number, tags: Readonly<Record<string, string>>): boolean {
    const { changes } = this.database
      .prepare('INSERT INTO log_group (name, created_at, tags) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      .run(name, now, JSON.stringify(tags));
    return Number(changes) > 0;
  }

  /** In name order, after the given name, those starting with the prefix and containing the pattern. */
  list(query: { after: string; prefix: string; pattern: string; limit: number }): readonly LogGroup[] {
    return this.database
      .prepare(
        `SELECT ${COLUMNS} FROM log_group
         WHERE name > ? AND substr(name, 1, length(?)) = ? AND instr(lower(name), lower(?)) > 0
         ORDER BY name LIMIT ?`,
      )
      .all(query.after, query.prefix, query.prefix, query.pattern, query.limit) as unknown as readonly LogGroup[];
  }

  /** Days events are to be kept, or null for ever. */
  setRetention(id: number, days: number | null): void {
    this.database.prepare('UPDATE log_group SET retention_days = ? WHERE id = ?').run(days, id);
  }

  /** Removes the group and its streams; their events wait in log_purge. Call inside a transaction. */
  delete(id: number): void {
    this.database
      .prepare('INSERT OR IGNORE INTO log_purge (stream_id) SELECT id FROM log_stream WHERE group_id = ?')
      .run(id);
    this.database.prepare('DELETE FROM log_group WHERE id = ?').run(id);
  }

  tags(id: number): Readonly<Record<string, string>> {
    const row = this.database.prepare('SELECT tags FROM log_group WHERE id = ?').get(id) as { tags: string };
    return JSON.parse(row.tags) as Record<string, string>;
  }

  setTags(id: number, tags: Readonly<Record<string, string>>): void {
    this.database.prepare('UPDATE log_group SET tags = ? WHERE id = ?').run(JSON.stringify(tags), id);
  }
}
