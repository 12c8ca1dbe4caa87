import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';

const versionRow = z.object({ user_version: z.number().int() });

/** How many migrations the file has behind it. */
export function storeVersion(database: DatabaseSyncInstance): number {
  return versionRow.parse(database.prepare('PRAGMA user_version').get()).user_version;
}

/**
 * Brings the store to the newest version, each migration in a transaction of its own: a kill leaves
 * the version before or after it. Two processes may start at once, so the version is read again
 * under the write lock.
 */
export function migrate(database: DatabaseSyncInstance, migrations: readonly string[]): void {
  while (storeVersion(database) < migrations.length) {
    transaction(database, () => {
      const version = storeVersion(database);
      const migration = migrations[version];
      if (migration === undefined) return;
      database.exec(migration);
      database.exec(`PRAGMA user_version = ${version + 1}`);
    });
  }
}

/** Runs `work` under the write lock; whatever it throws undoes all of it. */
export function transaction<T>(database: DatabaseSyncInstance, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite itself rolls back on a full disk and on I/O errors.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
