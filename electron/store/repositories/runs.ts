import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import type { Instant } from '../../../shared/model/time';
import type { RunStore } from '../../domains/store-ports';
import { transaction } from '../migrate';
import { parseJson } from '../parse-json';
import type { Sync } from '../sync';
import { forgetLog } from './forget-log';

const listRow = z.object({ summary: z.string() });
const fetchedRow = z.object({ fetched_at: z.number().int() });
const detailRow = z.object({ detail: z.string(), detail_fetched_at: z.number().int() });
const createdRow = z.object({ created_at: z.number().int() });

interface Kept {
  readonly name: string;
  readonly createdAt: Instant;
}

interface RunTables<S extends Kept, D extends Kept> {
  /** Tables of the two migrations that make them, never anything from outside. */
  readonly table: 'jobs' | 'processing_jobs';
  readonly lists: 'job_lists' | 'processing_job_lists';
  readonly summary: z.ZodType<S>;
  readonly detail: z.ZodType<D>;
  /** Under which name the log store keeps the lines of a job. */
  readonly logKey: (name: string) => string;
}

/** Training and processing jobs are kept alike, in tables of their own. */
export function runRepository<S extends Kept, D extends Kept>(
  database: DatabaseSyncInstance,
  { detail: detailSchema, lists, logKey, summary: summarySchema, table }: RunTables<S, D>,
): Sync<RunStore<S, D>> {
  const list = database.prepare(
    `SELECT summary FROM ${table} WHERE workspace = ? AND listed = 1 ORDER BY created_at DESC, name`,
  );
  const fetched = database.prepare(`SELECT fetched_at FROM ${lists} WHERE workspace = ?`);
  const detail = database.prepare(
    `SELECT detail, detail_fetched_at FROM ${table} WHERE workspace = ? AND name = ? AND detail IS NOT NULL`,
  );
  const created = database.prepare(`SELECT created_at FROM ${table} WHERE workspace = ? AND name = ?`);
  const unlist = database.prepare(`UPDATE ${table} SET listed = 0 WHERE workspace = ? AND listed = 1`);
  const insert = database.prepare(
    `INSERT INTO ${table} (workspace, name, created_at, listed, summary) VALUES (?, ?, ?, 1, ?)
     ON CONFLICT (workspace, name) DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE ${table} SET created_at = ?, listed = 1, summary = ? WHERE workspace = ? AND name = ?`,
  );
  const setDetail = database.prepare(
    `UPDATE ${table} SET detail = ?, detail_fetched_at = ? WHERE workspace = ? AND name = ?`,
  );
  const setFetched = database.prepare(
    `INSERT INTO ${lists} VALUES (?, ?) ON CONFLICT (workspace) DO UPDATE SET fetched_at = max(fetched_at, excluded.fetched_at)`,
  );
  const remove = database.prepare(`DELETE FROM ${table} WHERE workspace = ? AND name = ?`);

  const save = (workspace: string, job: Kept, summary: string): void => {
    // Most of a first list is new: one statement then tells and keeps it.
    if (insert.run(workspace, job.name, job.createdAt, summary).changes > 0) return;
    const known = createdRow.optional().parse(created.get(workspace, job.name));
    if (known && known.created_at !== job.createdAt) {
      forgetLog(database, workspace, logKey(job.name));
      setDetail.run(null, null, workspace, job.name);
    }
    update.run(job.createdAt, summary, workspace, job.name);
  };
  const saveAll = (workspace: string, jobs: readonly S[], fetchedAt: number | null): void => {
    for (const job of jobs) save(workspace, job, JSON.stringify(job));
    if (fetchedAt !== null) setFetched.run(workspace, fetchedAt);
  };

  return {
    list(workspace) {
      const jobs = z.array(listRow).parse(list.all(workspace));
      // A row that cannot be read is left out: the service lists it again.
      return {
        jobs: jobs.flatMap(({ summary }) => parseJson(summarySchema, summary) ?? []),
        fetchedAt: fetchedRow.optional().parse(fetched.get(workspace))?.fetched_at ?? null,
      };
    },
    show(workspace, name) {
      const row = detailRow.optional().parse(detail.get(workspace, name));
      const value = row ? parseJson(detailSchema, row.detail) : null;
      return row && value ? { value, fetchedAt: row.detail_fetched_at, source: 'store' } : null;
    },
    saveList(workspace, jobs, fetchedAt) {
      transaction(database, () => {
        unlist.run(workspace);
        saveAll(workspace, jobs, fetchedAt);
      });
    },
    saveChanged(workspace, jobs, fetchedAt) {
      transaction(database, () => saveAll(workspace, jobs, fetchedAt));
    },
    saveJob(workspace, job, fetchedAt) {
      transaction(database, () => {
        save(workspace, job, JSON.stringify(summarySchema.parse(job)));
        setDetail.run(JSON.stringify(job), fetchedAt, workspace, job.name);
      });
    },
    remove(workspace, name) {
      transaction(database, () => {
        forgetLog(database, workspace, logKey(name));
        remove.run(workspace, name);
      });
    },
  };
}
