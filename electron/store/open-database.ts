import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { StoreHealth } from '../domains/store-ports';
import { migrate, storeVersion } from './migrate';
import { isBusy, isDamage, newerFailure, readOnlyFailure, storeFailure } from './sqlite-failure';

/** A whole check reads the file once; above this size it would delay the first screen. */
const checkedBytes = 32 * 1024 * 1024;
/** How long a writer waits for another process's transaction. */
const busyTimeout = 10_000;
/** How long opening waits before it tries again, ms. */
const busyPause = 20;

export interface OpenedStore {
  /** Null when not even reading is possible. */
  readonly database: DatabaseSyncInstance | null;
  readonly health: StoreHealth;
}

/**
 * Opens the store at `file`, whatever state it is in: a missing one is begun, an older one is
 * migrated, a damaged one is set aside under its own name with a time and begun anew, a newer or
 * unwritable one is opened for reading.
 */
export function openStore(file: string, migrations: readonly string[], now: number): OpenedStore {
  const before = inode(file);
  try {
    return whenFree(() => openWritable(file, migrations));
  } catch (error) {
    if (!isDamage(error)) return openReadOnly(file, error);
  }
  try {
    // Another process may have set it aside already; the file there now is then the new one.
    const setAside = `${file}.damaged-${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
    if (inode(file) === before) moveAway(file, setAside);
    const renewed = whenFree(() => openWritable(file, migrations));
    return { ...renewed, health: { kind: 'renewed', setAside: basename(setAside) } };
  } catch (error) {
    return { database: null, health: { kind: 'unavailable', failure: storeFailure(error) } };
  }
}

/**
 * Two processes that begin a store at once meet where it is switched to WAL, and SQLite then answers that the file is busy
 * without waiting for the other one. Blocks the thread between attempts.
 */
function whenFree<T>(open: () => T): T {
  const end = performance.now() + busyTimeout;
  for (;;) {
    try {
      return open();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, busyPause);
    }
  }
}

function openWritable(file: string, migrations: readonly string[]): OpenedStore {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file, { timeout: busyTimeout });
  try {
    const version = storeVersion(database);
    if (version > migrations.length) {
      database.close();
      return {
        database: reader(file),
        health: { kind: 'read-only', failure: newerFailure(version, migrations.length) },
      };
    }
    if (existsSync(file) && statSync(file).size <= checkedBytes) check(database);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;');
    migrate(database, migrations);
    // Fails here, not at the first job, when the disk is read-only.
    database.exec('BEGIN IMMEDIATE; ROLLBACK;');
    return { database, health: { kind: 'ready' } };
  } catch (error) {
    if (database.isOpen) database.close();
    throw error;
  }
}

function openReadOnly(file: string, reason: unknown): OpenedStore {
  const failure = storeFailure(isPermission(reason) ? { errcode: 8 } : reason);
  try {
    return { database: reader(file), health: { kind: 'read-only', failure } };
  } catch {
    return {
      database: null,
      health: { kind: 'unavailable', failure: isPermission(reason) ? readOnlyFailure() : failure },
    };
  }
}

/** A WAL store on a read-only disk has no place for its shared memory; `immutable` reads it without. */
function reader(file: string): DatabaseSyncInstance {
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: busyTimeout });
    storeVersion(database);
    return database;
  } catch {
    const database = new DatabaseSync(`file:${encodeURI(file)}?immutable=1`, { readOnly: true });
    storeVersion(database);
    return database;
  }
}

function check(database: DatabaseSyncInstance): void {
  const result = database.prepare('PRAGMA quick_check(1)').get();
  if (result?.quick_check !== 'ok') throw Object.assign(new Error('quick_check found damage'), { errcode: 11 });
}

function moveAway(file: string, target: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, target + suffix);
  }
}

function inode(file: string): number | null {
  return existsSync(file) ? statSync(file).ino : null;
}

function isPermission(error: unknown): boolean {
  return ['EROFS', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException | null)?.code ?? '');
}
