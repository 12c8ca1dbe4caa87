import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import type { StorageStore } from '../../domains/storage/ports';
import { transaction } from '../migrate';
import { isBusy } from '../sqlite-failure';
import type { Sync } from '../sync';
import { forgetLog } from './forget-log';
import { lineId } from './line-id';

/** Lines a log's length is estimated from. */
const sampled = 200;
/** A line costs its text twice over (the table and the search index) and about this many bytes of keys and times. */
const beside = 60;

const numberRow = z.object({ n: z.number().int() });
const logRow = z.object({ id: z.number().int(), job: z.string(), lines: z.number().int() });
const sampleRow = z.object({ bytes: z.number().nullable() });
const lastRow = z.object({ at: z.number().int() });

export function storageRepository(database: DatabaseSyncInstance): Sync<StorageStore> {
  const pragma = (name: string): number =>
    numberRow.parse(database.prepare(`SELECT ${name} AS n FROM pragma_${name}`).get()).n;
  const held = database.prepare('SELECT id, job, lines FROM logs WHERE workspace = ? AND lines > 0');
  const sample = database.prepare(
    'SELECT avg(length(CAST(text AS BLOB))) AS bytes FROM log_lines WHERE id >= ? AND id < ?',
  );
  const last = database.prepare('SELECT at FROM log_lines WHERE id = ?');
  return {
    size() {
      const page = pragma('page_size');
      const pages = pragma('page_count');
      return { bytes: (pages - pragma('freelist_count')) * page, fileBytes: pages * page };
    },
    logs(workspace) {
      return z
        .array(logRow)
        .parse(held.all(workspace))
        .map(({ id, job, lines }) => {
          const { bytes } = sampleRow.parse(sample.get(lineId(id, 0), lineId(id, Math.min(lines, sampled))));
          const newest = lastRow.optional().parse(last.get(lineId(id, lines - 1)));
          return {
            key: job,
            lines,
            bytes: Math.round(lines * (2 * (bytes ?? 0) + beside)),
            newestAt: newest?.at ?? 0,
          };
        })
        .sort((a, b) => a.newestAt - b.newestAt);
    },
    forget(workspace, key) {
      transaction(database, () => forgetLog(database, workspace, key));
    },
    compact() {
      try {
        database.exec('VACUUM');
      } catch (error) {
        // Another process reads or writes: the pages are used again before the file grows.
        if (!isBusy(error)) throw error;
      }
    },
  };
}
