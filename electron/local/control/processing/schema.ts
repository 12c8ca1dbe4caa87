import type { Migration } from '../../storage/database';

/** The tables of processing jobs in local.db. Times are milliseconds since the epoch. */
export const processingMigration: Migration = {
  name: 'processing jobs',
  sql: `
    CREATE TABLE processing_jobs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      -- SageMaker writes names in small letters in ARNs, so names may not differ by case alone.
      arn TEXT NOT NULL UNIQUE,
      request TEXT NOT NULL,
      status TEXT NOT NULL,
      -- What it waits for; from its end on what its program left in output/message.
      message TEXT,
      stop_cause TEXT,
      failure_reason TEXT,
      created_at INTEGER NOT NULL,
      modified_at INTEGER NOT NULL,
      started_at INTEGER,
      ended_at INTEGER
    ) STRICT;
    CREATE INDEX processing_jobs_by_creation ON processing_jobs (created_at, id);
    CREATE INDEX processing_jobs_by_status ON processing_jobs (status, id);
    -- Which processing job (its trial component) stored this content at this address, whole outputs and parts of them.
    CREATE TABLE lineage_outputs (
      source_uri TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      trial_id INTEGER NOT NULL REFERENCES lineage_entities (id),
      PRIMARY KEY (source_uri, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX lineage_outputs_by_trial ON lineage_outputs (trial_id);
  `,
};
