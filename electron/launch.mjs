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
 * Why the app cannot be started here, in words for a terminal; null when it can.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ platform: string, uid: number | undefined }} machine
 * @returns {string | null}
 */
export function obstacle(env, machine) {
  if (machine.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
    return 'There is no display to open a window on. `npm run tour` shows the same work in this terminal.';
  }
  if (machine.platform === 'linux' && machine.uid === 0 && !env.UPSIDE_TEST) {
    return (
      'Upside does not run as root: Chromium refuses its sandbox to root, and Upside does not run without one. ' +
      'Start it as another user. `npm run tour` works as root, in this terminal.'
    );
  }
  return null;
}

/**
 * Arguments Electron needs before the app's own. Without a sandbox only as root and only in tests.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ platform: string, uid: number | undefined }} machine
 */
export function runtimeArguments(env, machine) {
  return machine.platform === 'linux' && machine.uid === 0 && env.UPSIDE_TEST ? ['--no-sandbox'] : [];
}

async function main() {
  const machine = { platform: process.platform, uid: process.getuid?.() };
  const reason = obstacle(process.env, machine);
  if (reason) {
    process.stderr.write(`${reason}\n`);
    return 1;
  }
  const [runtime] = await Promise.all([findRuntime(), ensureBuilt()]);
  const child = spawn(runtime.executable, [...runtimeArguments(process.env, machine), root, ...process.argv.slice(2)], {
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

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof RuntimeMissingError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
