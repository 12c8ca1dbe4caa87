import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder, exclusively } from './cache.mjs';

const require = createRequire(import.meta.url);
const probeMilliseconds = 8_000;
const stallMilliseconds = 45_000;

/** @returns {string | null} folder of the installed `electron` package */
function packageFolder() {
  try {
    return dirname(require.resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** @param {string} folder @returns {string | null} the executable its download left there */
function downloaded(folder) {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

/** @param {string} name @returns {string | undefined} a setting as @electron/get reads it */
function setting(name) {
  const { env } = process;
  return (
    env[`npm_config_electron_${name}`] ||
    env[`NPM_CONFIG_ELECTRON_${name.toUpperCase()}`] ||
    env[`ELECTRON_${name.toUpperCase()}`]
  );
}

/**
 * Whether the download's server answers with the start of a zip archive. The package's own downloader
 * retries for minutes where nothing answers, and takes a captive portal's page for a release.
 * @param {string} version
 */
async function isReachable(version) {
  // Behind a proxy only the package's own downloader knows the way.
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  const mirror = setting('mirror') || 'https://github.com/electron/electron/releases/download/';
  const folder = (setting('custom_dir') || `v${version}`).replace('{{ version }}', version);
  const name = setting('custom_filename') || `electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const response = await fetch(`${mirror}${folder}/${name}`, {
      headers: { range: 'bytes=0-3' },
      signal: AbortSignal.timeout(probeMilliseconds),
    });
    if (!response.ok || !response.body) return false;
    const { value } = await response.body.getReader().read();
    return value?.[0] === 0x50 && value[1] === 0x4b;
  } catch {
    return false;
  }
}

/** @param {string} folder @returns {Promise<number>} bytes below it */
async function sizeOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }))),
  );
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

/** Runs the package's own download; gives up when it has neither ended nor written anything for a while. */
async function download(/** @type {string} */ folder) {
  const work = await mkdtemp(join(tmpdir(), 'upside-electron-'));
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TMPDIR: work, TMP: work, TEMP: work, ELECTRON_OVERRIDE_DIST_PATH: '' },
  });
  let size = 0;
  let grownAt = Date.now();
  const watch = setInterval(async () => {
    const now = (await sizeOf(work)) + (await sizeOf(join(folder, 'dist')));
    if (now !== size) grownAt = Date.now();
    size = now;
    if (Date.now() - grownAt > stallMilliseconds) child.kill();
  }, 2_000);
  try {
    await new Promise((resolve) => child.once('error', resolve).once('close', resolve));
  } finally {
    clearInterval(watch);
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * The executable of the installed `electron` package, downloaded by it when it is not there yet.
 * @param {(line: string) => void} notice told before anything is downloaded
 * @returns {Promise<{ folder: string, executable: string, version: string } | null>} null where it cannot be had
 */
export async function electronPackage(notice) {
  const folder = packageFolder();
  if (!folder) return null;
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const present = downloaded(folder);
  if (present) return { folder: join(folder, 'dist'), executable: present, version };
  return exclusively(join(cacheFolder(), `electron-${version}.lock`), async () => {
    if (!downloaded(folder)) {
      if (!(await isReachable(version))) return null;
      notice(`Downloading Electron ${version} once…`);
      await download(folder);
    }
    const executable = downloaded(folder);
    return executable ? { folder: join(folder, 'dist'), executable, version } : null;
  });
}
