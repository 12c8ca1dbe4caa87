import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { LocalEndpoint } from '../../domains/platform-ports';

/** What the local workspace leaves in its root: who runs it and the keys it answers to. */
const lockSchema = z.object({ pid: z.number().int().positive(), port: z.number().int().min(0).max(65_535) });
const credentialsSchema = z.object({
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
  accountId: z.string().regex(/^\d{12}$/),
});

/** Region of every local workspace. */
const localRegion = 'us-east-1';

export interface DaemonLock {
  readonly pid: number;
  /** Null while the daemon starts and has no keys or port yet. */
  readonly endpoint: LocalEndpoint | null;
}

/** Null when there is no lock. A lock that cannot be read yet (being written) counts as none. */
export async function readDaemonLock(root: string): Promise<DaemonLock | null> {
  const lock = lockSchema.safeParse(await readJson(join(root, 'daemon.json')));
  if (!lock.success) return null;
  const { pid, port } = lock.data;
  const keys = credentialsSchema.safeParse(await readJson(join(root, 'credentials.json')));
  if (!keys.success || port === 0) return { pid, endpoint: null };
  return { pid, endpoint: { endpoint: `http://127.0.0.1:${port}`, region: localRegion, ...keys.data } };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

/** True while a process with this id exists, also one of another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
