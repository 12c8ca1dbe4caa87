import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { writeDurably } from './durable-file';

export interface RootLock {
  /** Tells the window and the command line where to find this daemon. */
  announce(port: number): void;
  /** Removes the announcement and lets go. To be called last. */
  release(): void;
}

/**
 * Makes this process the only daemon of `root`, or throws an Error that names the other one. What
 * excludes is a lock of the operating system (SQLite's, on lock.db), which ends with its process
 * however that dies: no process id that was used again can hold it, and no stale file can either.
 * DIR/daemon.json only tells others `{pid, port, startedAt}`; port 0 while it starts.
 */
export function lockRoot(root: string, startedAt: number): RootLock {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const announcement = join(root, 'daemon.json');
  const lock = new DatabaseSync(join(root, 'lock.db'));
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!/database is locked/.test(String(error))) throw error;
    throw new Error(`The local workspace in ${root} is already running${holderOf(announcement)}.`);
  }
  const announce = (port: number): void => {
    writeDurably(
      announcement,
      `${JSON.stringify({ pid: process.pid, port, startedAt: new Date(startedAt).toISOString() })}\n`,
    );
  };
  announce(0);
  return {
    announce,
    release() {
      rmSync(announcement, { force: true });
      lock.close();
    },
  };
}

function holderOf(announcement: string): string {
  try {
    const { pid, port } = JSON.parse(readFileSync(announcement, 'utf8')) as {
      readonly pid: unknown;
      readonly port: unknown;
    };
    return ` (process ${String(pid)}, port ${String(port)})`;
  } catch {
    return '';
  }
}
