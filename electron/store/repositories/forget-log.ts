import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { lineIdRange } from './line-id';

const logRow = z.object({ id: z.number().int() });

/** Removes the lines, their search index and the points of a job. The caller holds the transaction. */
export function forgetLog(database: DatabaseSyncInstance, workspace: string, job: string): void {
  const log = logRow
    .optional()
    .parse(database.prepare('SELECT id FROM logs WHERE workspace = ? AND job = ?').get(workspace, job));
  if (log) {
    const [first, last] = lineIdRange(log.id);
    // An external-content index forgets a row only when it is told the text it had indexed.
    database
      .prepare(
        `INSERT INTO log_text (log_text, rowid, text) SELECT 'delete', id, text FROM log_lines WHERE id BETWEEN ? AND ?`,
      )
      .run(first, last);
    database.prepare('DELETE FROM log_lines WHERE id BETWEEN ? AND ?').run(first, last);
    database.prepare('DELETE FROM log_events WHERE log = ?').run(log.id);
    database.prepare('DELETE FROM log_streams WHERE log = ?').run(log.id);
    database.prepare('DELETE FROM logs WHERE id = ?').run(log.id);
  }
  database
    .prepare('DELETE FROM metric_points WHERE series IN (SELECT id FROM metric_series WHERE workspace = ? AND job = ?)')
    .run(workspace, job);
  database.prepare('DELETE FROM metric_series WHERE workspace = ? AND job = ?').run(workspace, job);
}
