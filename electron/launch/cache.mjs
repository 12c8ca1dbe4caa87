import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** @returns {string} Upside's folder in the user's cache directory, outside any checkout */
export function cacheFolder() {
  const caches =
    process.env.XDG_CACHE_HOME ||
    (process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Caches')
      : process.platform === 'win32'
        ? process.env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
        : join(homedir(), '.cache'));
  return join(caches, 'upside');
}

/** @param {string} lock @returns {Promise<boolean>} whether the process that took the lock is gone */
async function isStale(lock) {
  const pid = Number(await readFile(lock, 'utf8').catch(() => ''));
  // Empty: taken this instant and not yet written, or already released.
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/**
 * Runs `work` in one process at a time. The lock spares double work; correctness rests on renames.
 * @template T
 * @param {string} lock path of the lock file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(lock, work) {
  await mkdir(dirname(lock), { recursive: true });
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      if (await isStale(lock)) await rm(lock, { force: true });
      else await delay(250);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/**
 * A folder that is either not there or complete: filled under another name, then renamed.
 * @param {string} folder
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<void>}
 */
export async function ensureFolder(folder, fill) {
  if (existsSync(folder)) return;
  await exclusively(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    const partial = `${folder}.partial-${process.pid}`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    try {
      await fill(partial);
      await rename(partial, folder);
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  });
}
