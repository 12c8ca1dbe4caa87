import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
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

/** A lock's holder touches it this often, and one untouched for so long has no holder any more, ms. */
const touchMilliseconds = 2_000;
const staleMilliseconds = 30_000;

/** @param {string} lock @returns {Promise<boolean>} whether whoever took the lock is gone: killed, or the machine was switched off */
async function isStale(lock) {
  const age = await stat(lock).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  return age > staleMilliseconds;
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
  const touching = setInterval(() => {
    const now = new Date();
    // Somebody may have taken it for stale while this process slept.
    utimes(lock, now, now).catch(() => undefined);
  }, touchMilliseconds).unref();
  try {
    return await work();
  } finally {
    clearInterval(touching);
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
