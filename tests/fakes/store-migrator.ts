import { DatabaseSync } from '@photostructure/sqlite';
import { migrate } from '../../electron/store/migrate';

/** A process that brings a store to a second version slowly: `store-migrator.ts FILE`. */
const slow = `
CREATE TABLE moved (n INTEGER PRIMARY KEY, text TEXT NOT NULL);
INSERT INTO moved WITH RECURSIVE counter (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 400000)
  SELECT n, 'row ' || n FROM counter;
DROP TABLE old;`;
export const testMigrations = ['CREATE TABLE old (a); INSERT INTO old VALUES (1);', slow];

const [, , file = ''] = process.argv;
if (file) {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec('PRAGMA journal_mode = WAL');
  migrate(database, testMigrations.slice(0, 1));
  process.stdout.write('migrating\n');
  migrate(database, testMigrations);
  process.stdout.write('migrated\n');
  database.close();
}
