import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface PythonEnvironment {
  /** Path of the environment's interpreter. */
  readonly python: string;
  /** Path of a command the environment installed, e.g. `aws`. */
  command(name: string): string;
}

/**
 * A virtual environment with exactly the packages of a requirements file, made once and kept in
 * the user's cache folder under the file's hash. Two tests that make it at once both succeed.
 */
export async function pythonEnvironment(requirements: string): Promise<PythonEnvironment> {
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'upside', 'test-python');
  const kept = join(cache, key);
  if (!existsSync(join(kept, 'complete'))) await make(requirements, cache, kept);
  return { python: join(kept, 'bin', 'python'), command: (name) => join(kept, 'bin', name) };
}

/** Environments hold absolute paths and cannot be moved, so a lock folder lets one process make it in place. */
async function make(requirements: string, cache: string, kept: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const lock = `${kept}.lock`;
  try {
    await mkdir(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return waitFor(kept, lock, () => make(requirements, cache, kept));
  }
  try {
    await rm(kept, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', kept]);
    await run(join(kept, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
    await writeFile(join(kept, 'complete'), '');
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function waitFor(kept: string, lock: string, retry: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (existsSync(lock)) {
    if (Date.now() > deadline)
      throw new Error(`${lock} has been held for three minutes; remove it if nothing makes it.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  if (!existsSync(join(kept, 'complete'))) await retry();
}
