import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** A connection with node:sqlite's synchronous API. Statements are prepared once and kept. */
export type Database = InstanceType<typeof DatabaseSync>;

/** One step of a part's schema. Once released, neither its name, its place nor its SQL changes. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

export interface LocalDatabases {
  /** local.db: resources and objects. A commit is on disk when it returns (synchronous=FULL). */
  readonly resources: Database;
  /** telemetry.db: logs and metrics. A power cut may lose the last commits, a killed process none. */
  readonly telemetry: Database;
  close(): void;
}

/** Opens both databases of the workspace under `root`, creating the folder and the files. */
export function openLocalDatabases(root: string): LocalDatabases {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const resources = openDatabase(join(root, 'local.db'), 'FULL');
  const telemetry = openDatabase(join(root, 'telemetry.db'), 'NORMAL');
  return {
    resources,
    telemetry,
    close() {
      resources.close();
      telemetry.close();
    },
  };
}

/** Opens one database file in WAL mode (`:memory:` in unit tests) with foreign keys enforced. */
export function openDatabase(file: string, synchronous: 'FULL' | 'NORMAL'): Database {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = ${synchronous};
    PRAGMA foreign_keys = ON;
    PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS migrations (
      part TEXT NOT NULL,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (part, position)
    ) STRICT, WITHOUT ROWID;
  `);
  return database;
}

/**
 * Brings the tables of one part (control, telemetry, s3 …) up to date, each step in a transaction
 * of its own. Throws when the file was written by a newer version or by another history.
 */
export function migrate(database: Database, part: string, migrations: readonly Migration[]): void {
  const applied = database.prepare('SELECT name FROM migrations WHERE part = ? ORDER BY position').all(part) as {
    readonly name: string;
  }[];
  applied.forEach(({ name }, position) => {
    const known = migrations[position]?.name;
    if (known === undefined) {
      throw new Error(`The ${part} tables were written by a newer version (step "${name}" is unknown here).`);
    }
    if (known !== name) throw new Error(`Step ${position} of the ${part} tables is "${name}", expected "${known}".`);
  });
  const record = database.prepare('INSERT INTO migrations (part, position, name) VALUES (?, ?, ?)');
  migrations.slice(applied.length).forEach((migration, index) => {
    inTransaction(database, () => {
      database.exec(migration.sql);
      record.run(part, applied.length + index, migration.name);
    });
  });
}

/** Runs `work` in one transaction: all of it is kept, or none when it throws. Not to be nested. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk has rolled back already; a second ROLLBACK would hide the first error.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
