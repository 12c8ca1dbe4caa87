import { type Database, inTransaction } from '../storage/database';
import { addTags } from './add-tags';
import {
  isTerminal,
  type SecondaryStatus,
  type StopCause,
  type TrainingJob,
  type TrainingJobStatus,
  type Transition,
} from './training-job';
import type { Tag, TrainingJobRequest } from './training-job-request';

interface JobRow {
  readonly id: number;
  readonly name: string;
  readonly arn: string;
  readonly request: string;
  readonly status: string;
  readonly secondary_status: string;
  readonly stop_cause: string | null;
  readonly failure_reason: string | null;
  readonly attempt: number;
  readonly created_at: number;
  readonly modified_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
}

/** A step of a job. What is absent stays as it is. */
export interface JobChange {
  readonly status?: TrainingJobStatus;
  readonly secondaryStatus: SecondaryStatus;
  readonly message: string;
  readonly at: number;
  readonly attempt?: number;
  readonly stopCause?: StopCause;
  readonly failureReason?: string;
  /** When the phase that ends here really ended, where that is not `at`. */
  readonly previousEndedAt?: number;
}

/** The training jobs in local.db. Every write is on disk when its call returns. */
export class TrainingJobStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds a job with its first transition and its tags; false when its name or ARN is taken. */
  insert(request: TrainingJobRequest, arn: string, tags: readonly Tag[], message: string, at: number): boolean {
    return inTransaction(this.#database, () => {
      const added = this.#database
        .prepare(`INSERT INTO training_jobs (name, arn, request, status, secondary_status, attempt, created_at, modified_at)
          VALUES (?, ?, ?, 'InProgress', 'Starting', 1, ?, ?) ON CONFLICT DO NOTHING`)
        .run(request.TrainingJobName, arn, JSON.stringify(request), at, at);
      if (added.changes === 0) return false;
      this.#addTransition(Number(added.lastInsertRowid), 'Starting', message, at);
      addTags(this.#database, arn, tags);
      return true;
    });
  }

  find(name: string): TrainingJob | null {
    return this.#one('SELECT * FROM training_jobs WHERE name = ?', name);
  }

  findByArn(arn: string): TrainingJob | null {
    return this.#one('SELECT * FROM training_jobs WHERE arn = ?', arn);
  }

  /** Jobs that have not ended, oldest first. */
  unfinished(): readonly TrainingJob[] {
    const rows = this.#database
      .prepare("SELECT * FROM training_jobs WHERE status IN ('InProgress', 'Stopping') ORDER BY id")
      .all();
    return (rows as unknown as JobRow[]).map(toJob);
  }

  /** Rows of training_jobs by a condition the caller wrote; `parameters` fill its question marks. */
  select(rest: string, parameters: readonly (string | number)[]): readonly TrainingJob[] {
    const rows = this.#database.prepare(`SELECT * FROM training_jobs ${rest}`).all(...parameters);
    return (rows as unknown as JobRow[]).map(toJob);
  }

  transitions(jobId: number): readonly Transition[] {
    const rows = this.#database
      .prepare(
        'SELECT status, message, started_at, ended_at FROM training_job_transitions WHERE job_id = ? ORDER BY position',
      )
      .all(jobId) as { status: SecondaryStatus; message: string; started_at: number; ended_at: number | null }[];
    return rows.map((row) => ({
      status: row.status,
      message: row.message,
      startedAt: row.started_at,
      endedAt: row.ended_at,
    }));
  }

  metrics(jobId: number): readonly { readonly name: string; readonly value: number; readonly at: number }[] {
    return this.#database
      .prepare('SELECT name, value, at FROM training_job_metrics WHERE job_id = ? ORDER BY name')
      .all(jobId) as {
      name: string;
      value: number;
      at: number;
    }[];
  }

  putMetrics(jobId: number, metrics: Iterable<readonly [name: string, value: number, at: number]>): void {
    inTransaction(this.#database, () => {
      // A job deleted while its last figures were on their way takes them with it.
      const put = this.#database.prepare(`INSERT INTO training_job_metrics (job_id, name, value, at)
        SELECT id, ?, ?, ? FROM training_jobs WHERE id = ?
        ON CONFLICT (job_id, name) DO UPDATE SET value = excluded.value, at = excluded.at`);
      for (const [name, value, at] of metrics) put.run(name, value, at, jobId);
    });
  }

  /**
   * Moves a job on: closes its open transition and opens the next, or renews the message of the same. What `also`
   * writes is kept together with it or not at all.
   */
  change(job: TrainingJob, change: JobChange, also: (changed: TrainingJob) => void = () => undefined): TrainingJob {
    return inTransaction(this.#database, () => {
      const status = change.status ?? job.status;
      const ended = isTerminal(status);
      const next: TrainingJob = {
        ...job,
        status,
        secondaryStatus: change.secondaryStatus,
        stopCause: change.stopCause ?? job.stopCause,
        failureReason: change.failureReason ?? job.failureReason,
        attempt: change.attempt ?? job.attempt,
        modifiedAt: change.at,
        startedAt: job.startedAt ?? (isOnInstance(change.secondaryStatus) ? change.at : null),
        endedAt: ended ? change.at : null,
      };
      this.#database
        .prepare(`UPDATE training_jobs SET status = ?, secondary_status = ?, stop_cause = ?, failure_reason = ?, attempt = ?,
          modified_at = ?, started_at = ?, ended_at = ? WHERE id = ?`)
        .run(
          next.status,
          next.secondaryStatus,
          next.stopCause,
          next.failureReason,
          next.attempt,
          next.modifiedAt,
          next.startedAt,
          next.endedAt,
          job.id,
        );
      this.#moveTransition(job, change);
      if (ended) this.#closeTransition(job.id, change.at);
      also(next);
      return next;
    });
  }

  /** Forgets a job, its transitions, metrics and tags. */
  delete(job: TrainingJob): void {
    inTransaction(this.#database, () => {
      this.#database.prepare('DELETE FROM tags WHERE arn = ?').run(job.arn);
      this.#database.prepare('DELETE FROM training_jobs WHERE id = ?').run(job.id);
    });
  }

  #one(sql: string, parameter: string): TrainingJob | null {
    const row = this.#database.prepare(sql).get(parameter) as JobRow | undefined;
    return row === undefined ? null : toJob(row);
  }

  #moveTransition(job: TrainingJob, change: JobChange): void {
    if (change.secondaryStatus === job.secondaryStatus) {
      this.#database
        .prepare('UPDATE training_job_transitions SET message = ? WHERE job_id = ? AND ended_at IS NULL')
        .run(change.message, job.id);
      return;
    }
    this.#closeTransition(job.id, change.previousEndedAt ?? change.at);
    this.#addTransition(job.id, change.secondaryStatus, change.message, change.at);
  }

  #closeTransition(jobId: number, at: number): void {
    this.#database
      .prepare('UPDATE training_job_transitions SET ended_at = ? WHERE job_id = ? AND ended_at IS NULL')
      .run(at, jobId);
  }

  #addTransition(jobId: number, status: SecondaryStatus, message: string, at: number): void {
    this.#database
      .prepare(`INSERT INTO training_job_transitions (job_id, position, status, message, started_at)
        SELECT ?, count(*), ?, ?, ? FROM training_job_transitions WHERE job_id = ?`)
      .run(jobId, status, message, at, jobId);
  }
}

function isOnInstance(status: SecondaryStatus): boolean {
  return status === 'Downloading' || status === 'Training';
}

function toJob(row: JobRow): TrainingJob {
  return {
    id: row.id,
    name: row.name,
    arn: row.arn,
    request: JSON.parse(row.request) as TrainingJobRequest,
    status: row.status as TrainingJobStatus,
    secondaryStatus: row.secondary_status as SecondaryStatus,
    stopCause: row.stop_cause as StopCause | null,
    failureReason: row.failure_reason,
    attempt: row.attempt,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
