import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, migrate, openDatabase, openLocalDatabases } from './database';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'upside-database-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const first = { name: 'first', sql: 'CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT' };
const second = { name: 'second', sql: 'CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT' };

describe('the databases of the local workspace', () => {
  it('open in WAL mode, resources durable at each commit', () => {
    const databases = openLocalDatabases(join(root, 'new'));
    expect(databases.resources.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(databases.resources.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(databases.telemetry.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 1 });
    databases.close();
  });

  it('apply only the missing migrations, each part for itself', () => {
    const file = join(root, 'a.db');
    const database = openDatabase(file, 'FULL');
    migrate(database, 'x', [first]);
    database.close();
    const again = openDatabase(file, 'FULL');
    migrate(again, 'x', [first, second]);
    migrate(again, 'y', [{ name: 'other', sql: 'CREATE TABLE three (id INTEGER) STRICT' }]);
    again.exec('INSERT INTO one VALUES (1); INSERT INTO two VALUES (1); INSERT INTO three VALUES (1)');
    again.close();
  });

  it('refuse a file from a newer version and another history', () => {
    const database = openDatabase(join(root, 'a.db'), 'FULL');
    migrate(database, 'x', [first, second]);
    expect(() => migrate(database, 'x', [first])).toThrow(/newer version/);
    expect(() => migrate(database, 'x', [second, first])).toThrow(/is "first", expected "second"/);
    database.close();
  });

  it('leave nothing of a step that fails', () => {
    const database = openDatabase(join(root, 'a.db'), 'FULL');
    const broken = { name: 'broken', sql: 'CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE half (id INTEGER)' };
    expect(() => migrate(database, 'x', [broken])).toThrow();
    expect(database.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'half'").get()).toEqual({ n: 0 });
    database.close();
  });

  it('keep nothing of a transaction that throws', () => {
    const database = openDatabase(join(root, 'a.db'), 'FULL');
    migrate(database, 'x', [first]);
    expect(() =>
      inTransaction(database, () => {
        database.exec('INSERT INTO one VALUES (1)');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(database.prepare('SELECT count(*) AS n FROM one').get()).toEqual({ n: 0 });
    database.close();
  });
});
