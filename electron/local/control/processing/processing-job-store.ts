import type { ProcessingStop } from '../../runtime/processing/processing-runtime';
import { type Database, inTransaction } from '../../storage/database';
import { addTags } from '../add-tags';
import type { Tag } from '../training-job-request';
import { hasEnded, type ProcessingJob, type ProcessingJobChange, type ProcessingJobStatus } from './processing-job';
import type { ProcessingJobRequest } from './processing-job-request';

/** A row of processing_jobs, which only this program writes. */
export interface ProcessingJobRow {
  readonly id: number;
  readonly name: string;
  readonly arn: string;
  readonly request: string;
  readonly status: string;
  readonly message: string | null;
  readonly stop_cause: string | null;
  readonly failure_reason: string | null;
  readonly created_at: number;
  readonly modified_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
}

/** The processing jobs in local.db. Every write is on disk when its call returns. */
export class ProcessingJobStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds a job with its tags; false when its name or ARN is taken. */
  insert(request: ProcessingJobRequest, arn: string, tags: readonly Tag[], at: number): boolean {
    return inTransaction(this.#database, () => {
      const added = this.#database
        .prepare(`INSERT INTO processing_jobs (name, arn, request, status, created_at, modified_at)
          VALUES (?, ?, ?, 'InProgress', ?, ?) ON CONFLICT DO NOTHING`)
        .run(request.ProcessingJobName, arn, JSON.stringify(request), at, at);
      if (added.changes === 0) return false;
      addTags(this.#database, arn, tags);
      return true;
    });
  }

  find(name: string): ProcessingJob | null {
    return this.#one('SELECT * FROM processing_jobs WHERE name = ?', name);
  }

  findByArn(arn: string): ProcessingJob | null {
    return this.#one('SELECT * FROM processing_jobs WHERE arn = ?', arn);
  }

  /** Jobs that have not ended, oldest first. */
  unfinished(): readonly ProcessingJob[] {
    const rows = this.#database
      .prepare("SELECT * FROM processing_jobs WHERE status IN ('InProgress', 'Stopping') ORDER BY id")
      .all();
    return (rows as unknown as ProcessingJobRow[]).map(toProcessingJob);
  }

  /** Moves a job on. What `also` writes is kept together with it or not at all. */
  change(
    job: ProcessingJob,
    change: ProcessingJobChange,
    also: (changed: ProcessingJob) => void = () => undefined,
  ): ProcessingJob {
    const status = change.status ?? job.status;
    const next: ProcessingJob = {
      ...job,
      status,
      message: change.message === undefined ? job.message : change.message,
      stopCause: change.stopCause ?? job.stopCause,
      failureReason: change.failureReason ?? job.failureReason,
      modifiedAt: change.at,
      startedAt: job.startedAt ?? (change.started === true ? change.at : null),
      endedAt: hasEnded(status) ? change.at : null,
    };
    return inTransaction(this.#database, () => {
      this.#database
        .prepare(`UPDATE processing_jobs SET status = ?, message = ?, stop_cause = ?, failure_reason = ?, modified_at = ?,
          started_at = ?, ended_at = ? WHERE id = ?`)
        .run(
          ...[next.status, next.message, next.stopCause, next.failureReason, next.modifiedAt],
          ...[next.startedAt, next.endedAt, job.id],
        );
      also(next);
      return next;
    });
  }

  /** Forgets a job and its tags. */
  delete(job: ProcessingJob): void {
    inTransaction(this.#database, () => {
      this.#database.prepare('DELETE FROM tags WHERE arn = ?').run(job.arn);
      this.#database.prepare('DELETE FROM processing_jobs WHERE id = ?').run(job.id);
    });
  }

  #one(sql: string, parameter: string): ProcessingJob | null {
    const row = this.#database.prepare(sql).get(parameter) as ProcessingJobRow | undefined;
    return row === undefined ? null : toProcessingJob(row);
  }
}

export function toProcessingJob(row: ProcessingJobRow): ProcessingJob {
  return {
    id: row.id,
    name: row.name,
    arn: row.arn,
    request: JSON.parse(row.request) as ProcessingJobRequest,
    status: row.status as ProcessingJobStatus,
    message: row.message,
    stopCause: row.stop_cause as ProcessingStop | null,
    failureReason: row.failure_reason,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
