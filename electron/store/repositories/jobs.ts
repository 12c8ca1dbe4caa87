import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import {
  type TrainingJobSummary,
  trainingJobSchema,
  trainingJobSummarySchema,
} from '../../../shared/model/training-job';
import type { JobStore } from '../../domains/store-ports';
import { transaction } from '../migrate';
import { parseJson } from '../parse-json';
import type { Sync } from '../sync';
import { forgetLog } from './forget-log';

const listRow = z.object({ summary: z.string() });
const fetchedRow = z.object({ fetched_at: z.number().int() });
const detailRow = z.object({ detail: z.string(), detail_fetched_at: z.number().int() });
const createdRow = z.object({ created_at: z.number().int() });

export function jobRepository(database: DatabaseSyncInstance): Sync<JobStore> {
  const list = database.prepare(
    'SELECT summary FROM jobs WHERE workspace = ? AND listed = 1 ORDER BY created_at DESC, name',
  );
  const fetched = database.prepare('SELECT fetched_at FROM job_lists WHERE workspace = ?');
  const detail = database.prepare(
    'SELECT detail, detail_fetched_at FROM jobs WHERE workspace = ? AND name = ? AND detail IS NOT NULL',
  );
  const created = database.prepare('SELECT created_at FROM jobs WHERE workspace = ? AND name = ?');
  const unlist = database.prepare('UPDATE jobs SET listed = 0 WHERE workspace = ? AND listed = 1');
  const upsert = database.prepare(
    `INSERT INTO jobs (workspace, name, created_at, listed, summary) VALUES (?, ?, ?, 1, ?)
     ON CONFLICT (workspace, name) DO UPDATE SET created_at = excluded.created_at, listed = 1, summary = excluded.summary`,
  );
  const setDetail = database.prepare(
    'UPDATE jobs SET detail = ?, detail_fetched_at = ? WHERE workspace = ? AND name = ?',
  );
  const setFetched = database.prepare(
    'INSERT INTO job_lists VALUES (?, ?) ON CONFLICT (workspace) DO UPDATE SET fetched_at = max(fetched_at, excluded.fetched_at)',
  );
  const remove = database.prepare('DELETE FROM jobs WHERE workspace = ? AND name = ?');

  const save = (workspace: string, job: TrainingJobSummary): void => {
    const known = createdRow.optional().parse(created.get(workspace, job.name));
    if (known && known.created_at !== job.createdAt) {
      forgetLog(database, workspace, job.name);
      setDetail.run(null, null, workspace, job.name);
    }
    upsert.run(workspace, job.name, job.createdAt, JSON.stringify(trainingJobSummarySchema.parse(job)));
  };
  const saveAll = (workspace: string, jobs: readonly TrainingJobSummary[], fetchedAt: number | null): void => {
    for (const job of jobs) save(workspace, job);
    if (fetchedAt !== null) setFetched.run(workspace, fetchedAt);
  };

  return {
    list(workspace) {
      const jobs = z.array(listRow).parse(list.all(workspace));
      // A row that cannot be read is left out: the service lists it again.
      return {
        jobs: jobs.flatMap(({ summary }) => parseJson(trainingJobSummarySchema, summary) ?? []),
        fetchedAt: fetchedRow.optional().parse(fetched.get(workspace))?.fetched_at ?? null,
      };
    },
    show(workspace, name) {
      const row = detailRow.optional().parse(detail.get(workspace, name));
      const value = row ? parseJson(trainingJobSchema, row.detail) : null;
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
        save(workspace, trainingJobSummarySchema.parse(job));
        setDetail.run(JSON.stringify(job), fetchedAt, workspace, job.name);
      });
    },
    remove(workspace, name) {
      transaction(database, () => {
        forgetLog(database, workspace, name);
        remove.run(workspace, name);
      });
    },
  };
}
