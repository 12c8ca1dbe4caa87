import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './launch/build-stamp.mjs';
import { exclusively } from './launch/cache.mjs';
import { findRuntime, RuntimeMissingError } from './launch/find-runtime.mjs';

export { findRuntime };

/** The checkout this file belongs to; also what Electron is told to run. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Builds the bundles when a source has changed since they were built. */
export async function ensureBuilt() {
  if (isBuilt(root)) return;
  await exclusively(join(root, 'out', 'start.lock'), async () => {
    if (isBuilt(root)) return;
    process.stderr.write('Building…\n');
    const { createBuilder } = await import('vite');
    const builder = await createBuilder({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' }, null);
    await builder.buildApp();
  });
}

/**
 * Why the app cannot be started here, in words for a terminal; null when it can. Chromium refuses its
 * sandbox to root: the runtime for evaluation then runs without one and says so, a regular one refuses.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ platform: string, uid: number | undefined }} machine
 * @param {boolean} evaluation
 * @returns {string | null}
 */
export function obstacle(env, machine, evaluation) {
  if (machine.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
    return 'There is no display to open a window on. `npm run tour` shows the same work in this terminal.';
  }
  if (isRoot(machine) && !mayDropSandbox(env, evaluation)) {
    return (
      'Upside does not run as root: Chromium refuses its sandbox to root, and Upside does not run without one. ' +
      'Start it as another user. `npm run tour` works as root, in this terminal.'
    );
  }
  return null;
}

/** @param {{ platform: string, uid: number | undefined }} machine */
function isRoot(machine) {
  return machine.platform === 'linux' && machine.uid === 0;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} evaluation
 */
function mayDropSandbox(env, evaluation) {
  return evaluation || Boolean(env.UPSIDE_TEST);
}

/**
 * Arguments Electron needs before the app's own: without Chromium's sandbox only as root, and only for
 * evaluation and tests.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ platform: string, uid: number | undefined }} machine
 * @param {boolean} [evaluation]
 */
export function runtimeArguments(env, machine, evaluation = false) {
  return isRoot(machine) && mayDropSandbox(env, evaluation) ? ['--no-sandbox'] : [];
}

async function main() {
  const machine = { platform: process.platform, uid: process.getuid?.() };
  // A missing display is said before anything is downloaded or built.
  const early = obstacle(process.env, machine, true);
  if (early) return refused(early);
  const [runtime] = await Promise.all([findRuntime(), ensureBuilt()]);
  const reason = obstacle(process.env, machine, runtime.evaluation);
  if (reason) return refused(reason);
  const flags = runtimeArguments(process.env, machine, runtime.evaluation);
  if (flags.length > 0) process.stderr.write('Running as root, so without Chromium’s sandbox: for evaluation only.\n');
  const child = spawn(runtime.executable, [...flags, root, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ...(runtime.evaluation ? { UPSIDE_RUNTIME: 'evaluation' } : {}) },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** @param {string} reason */
function refused(reason) {
  process.stderr.write(`${reason}\n`);
  return 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof RuntimeMissingError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
