import type { Migration } from './database';

/** Tables of the local S3. `headers` and `checksum` are JSON; times are ms since the epoch. */
export const s3Migrations: readonly Migration[] = [
  {
    name: 'buckets, objects, uploads',
    sql: `
      CREATE TABLE buckets (
        name TEXT PRIMARY KEY,
        created_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE objects (
        bucket TEXT NOT NULL REFERENCES buckets (name),
        key TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        etag TEXT NOT NULL,
        modified_at INTEGER NOT NULL,
        headers TEXT NOT NULL,
        checksum TEXT,
        PRIMARY KEY (bucket, key)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE segments (
        bucket TEXT NOT NULL,
        key TEXT NOT NULL,
        position INTEGER NOT NULL,
        file TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        PRIMARY KEY (bucket, key, position),
        FOREIGN KEY (bucket, key) REFERENCES objects (bucket, key) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX segments_by_file ON segments (file);
      CREATE TABLE uploads (
        id TEXT PRIMARY KEY,
        bucket TEXT NOT NULL REFERENCES buckets (name),
        key TEXT NOT NULL,
        initiated_at INTEGER NOT NULL,
        headers TEXT NOT NULL,
        checksum_algorithm TEXT,
        checksum_type TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX uploads_by_key ON uploads (bucket, key, id);
      CREATE TABLE parts (
        upload TEXT NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        file TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        etag TEXT NOT NULL,
        modified_at INTEGER NOT NULL,
        checksum TEXT,
        PRIMARY KEY (upload, number)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX parts_by_file ON parts (file);
    `,
  },
];
