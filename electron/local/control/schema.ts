import type { Migration } from '../storage/database';

/** The tables of the control plane in local.db. Times are milliseconds since the epoch. */
export const controlMigrations: readonly Migration[] = [
  {
    name: 'training jobs and tags',
    sql: `
      CREATE TABLE training_jobs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        -- SageMaker writes names in small letters in ARNs, so names may not differ by case alone.
        arn TEXT NOT NULL UNIQUE,
        request TEXT NOT NULL,
        status TEXT NOT NULL,
        secondary_status TEXT NOT NULL,
        stop_cause TEXT,
        failure_reason TEXT,
        attempt INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL,
        started_at INTEGER,
        ended_at INTEGER
      ) STRICT;
      CREATE INDEX training_jobs_by_creation ON training_jobs (created_at, id);
      CREATE INDEX training_jobs_by_status ON training_jobs (status, id);
      CREATE TABLE training_job_transitions (
        job_id INTEGER NOT NULL REFERENCES training_jobs (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        status TEXT NOT NULL,
        message TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        ended_at INTEGER,
        PRIMARY KEY (job_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE training_job_metrics (
        job_id INTEGER NOT NULL REFERENCES training_jobs (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        value REAL NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (job_id, name)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE tags (
        arn TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (arn, key)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE page_token_key (key BLOB NOT NULL) STRICT;
      INSERT INTO page_token_key (key) VALUES (randomblob(32));
    `,
  },
];
