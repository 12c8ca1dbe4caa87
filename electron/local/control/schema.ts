import type { Migration } from '../storage/database';
import { processingMigration } from './processing/schema';

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
  {
    name: 'model registry and lineage',
    sql: `
      CREATE TABLE model_package_groups (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        -- Names may not differ by case alone, as everywhere in SageMaker.
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        arn TEXT NOT NULL UNIQUE,
        request TEXT NOT NULL,
        -- The highest version ever given: a number is not given twice, whatever is deleted.
        last_version INTEGER NOT NULL DEFAULT 0,
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE model_packages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        -- Both null for an unversioned package.
        group_id INTEGER REFERENCES model_package_groups (id),
        version INTEGER,
        -- That of the group for a version.
        name TEXT NOT NULL COLLATE NOCASE,
        arn TEXT NOT NULL UNIQUE COLLATE NOCASE,
        -- What was asked for, with every change since.
        content TEXT NOT NULL,
        approval TEXT,
        created_at INTEGER NOT NULL,
        modified_at INTEGER,
        UNIQUE (group_id, version)
      ) STRICT;
      CREATE TABLE model_package_tokens (
        token TEXT NOT NULL,
        operation TEXT NOT NULL,
        request_sha256 TEXT NOT NULL,
        arn TEXT NOT NULL,
        PRIMARY KEY (token, operation)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE lineage_entities (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        arn TEXT NOT NULL UNIQUE,
        -- Artifact, Action, Context or TrialComponent.
        lineage_type TEXT NOT NULL,
        type TEXT NOT NULL,
        name TEXT,
        source_uri TEXT NOT NULL,
        -- The SHA-256 by which an artifact is told from another of the same address; null where the address is enough.
        source_sha256 TEXT,
        status TEXT,
        properties TEXT NOT NULL,
        -- What only a trial component has: parameters, artifacts, times; a JSON object.
        detail TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX lineage_entities_by_source ON lineage_entities (source_uri, id);
      -- Names are written in small letters in ARNs, as those of jobs are.
      CREATE INDEX lineage_entities_by_name ON lineage_entities (lineage_type, name COLLATE NOCASE);
      CREATE TABLE lineage_associations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source_id INTEGER NOT NULL REFERENCES lineage_entities (id),
        destination_id INTEGER NOT NULL REFERENCES lineage_entities (id),
        type TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        UNIQUE (source_id, destination_id)
      ) STRICT;
      CREATE INDEX lineage_associations_by_destination ON lineage_associations (destination_id);
    `,
  },
  {
    name: 'models, endpoint configurations and endpoints',
    sql: `
      CREATE TABLE models (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        arn TEXT NOT NULL UNIQUE,
        -- The request, and the container it came to mean when it was made.
        content TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX models_by_creation ON models (created_at, id);
      CREATE TABLE endpoint_configs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        arn TEXT NOT NULL UNIQUE,
        content TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX endpoint_configs_by_creation ON endpoint_configs (created_at, id);
      CREATE TABLE endpoints (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        arn TEXT NOT NULL UNIQUE,
        status TEXT NOT NULL,
        failure_reason TEXT,
        config_name TEXT NOT NULL,
        -- What serves, with its models: a configuration or a model may be deleted meanwhile. JSON.
        live TEXT,
        -- What is under way and how far it is; a daemon that starts goes on from it. JSON.
        change TEXT,
        last_deployment TEXT,
        created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX endpoints_by_creation ON endpoints (created_at, id);
    `,
  },
  processingMigration,
];
