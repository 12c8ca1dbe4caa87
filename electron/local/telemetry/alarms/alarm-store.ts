import type { AlarmStateValue } from '../../storage/alarms';
import { type Database, inTransaction } from '../../storage/database';
import type { AlarmConfiguration } from './alarm-rule';

/** An alarm and the state it is in; times in ms since the epoch. */
export interface AlarmRecord {
  readonly configuration: AlarmConfiguration;
  readonly configuredAt: number;
  readonly state: AlarmStateValue;
  readonly reason: string;
  readonly reasonData: string | null;
  readonly updatedAt: number;
  readonly transitionedAt: number;
}

type HistoryType = 'ConfigurationUpdate' | 'StateUpdate' | 'Action';

/** One line of an alarm's history; `data` is JSON. */
export interface HistoryItem {
  readonly alarm: string;
  readonly at: number;
  readonly type: HistoryType;
  readonly summary: string;
  readonly data: string;
}

export interface HistoryQuery {
  readonly alarm: string | null;
  readonly type: string | null;
  /** ms since the epoch, both inclusive. */
  readonly from: number;
  readonly to: number;
  readonly newestFirst: boolean;
  /** Continues after this item. */
  readonly after: { readonly at: number; readonly id: number } | null;
  readonly limit: number;
}

/** CloudWatch keeps 30 days of history, of deleted alarms too. */
const historyMs = 30 * 86_400_000;

interface Row extends Omit<AlarmRecord, 'configuration'> {
  readonly configuration: string;
}

/** Alarms and their history; a change and its history are one transaction. */
export class AlarmStore {
  constructor(private readonly database: Database) {}

  all(): readonly AlarmRecord[] {
    const rows = this.database
      .prepare(
        `SELECT configuration, configured_at AS configuredAt, state, reason, reason_data AS reasonData,
           updated_at AS updatedAt, transitioned_at AS transitionedAt FROM alarm ORDER BY name`,
      )
      .all() as unknown as readonly Row[];
    return rows.map((row) => ({ ...row, configuration: JSON.parse(row.configuration) as AlarmConfiguration }));
  }

  save(record: AlarmRecord, history: readonly HistoryItem[]): void {
    inTransaction(this.database, () => {
      this.database
        .prepare(
          `INSERT OR REPLACE INTO alarm
             (name, configuration, configured_at, state, reason, reason_data, updated_at, transitioned_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          record.configuration.AlarmName,
          JSON.stringify(record.configuration),
          record.configuredAt,
          record.state,
          record.reason,
          record.reasonData,
          record.updatedAt,
          record.transitionedAt,
        );
      this.#append(history);
    });
  }

  remove(names: readonly string[], history: readonly HistoryItem[]): void {
    inTransaction(this.database, () => {
      const remove = this.database.prepare('DELETE FROM alarm WHERE name = ?');
      for (const name of names) remove.run(name);
      this.#append(history);
    });
  }

  history(query: HistoryQuery): readonly (HistoryItem & { readonly id: number })[] {
    const { after, newestFirst } = query;
    const start = after ?? (newestFirst ? { at: query.to + 1, id: 0 } : { at: query.from - 1, id: 0 });
    return this.database
      .prepare(
        `SELECT id, alarm, at, type, summary, data FROM alarm_history
         WHERE (? IS NULL OR alarm = ?) AND (? IS NULL OR type = ?) AND at BETWEEN ? AND ?
           AND (at, id) ${newestFirst ? '<' : '>'} (?, ?)
         ORDER BY at ${newestFirst ? 'DESC, id DESC' : 'ASC, id ASC'} LIMIT ?`,
      )
      .all(
        query.alarm,
        query.alarm,
        query.type,
        query.type,
        query.from,
        query.to,
        start.at,
        after === null && !newestFirst ? Number.MAX_SAFE_INTEGER : start.id,
        query.limit,
      ) as unknown as readonly (HistoryItem & { readonly id: number })[];
  }

  #append(history: readonly HistoryItem[]): void {
    const insert = this.database.prepare(
      'INSERT INTO alarm_history (alarm, at, type, summary, data) VALUES (?, ?, ?, ?, ?)',
    );
    for (const { alarm, at, type, summary, data } of history) insert.run(alarm, at, type, summary, data);
    const newest = history.at(-1);
    if (newest) this.database.prepare('DELETE FROM alarm_history WHERE at < ?').run(newest.at - historyMs);
  }
}
