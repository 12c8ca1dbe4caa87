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

/** On top of what another interpreter already has; the requirements then name everything that is installed. */
interface OnTopOf {
  readonly python: string;
  /** What of it the environment depends on, e.g. its versions: another one makes another environment. */
  readonly identity: string;
}

/**
 * A virtual environment with exactly the packages of a requirements file, made once and kept in
 * the user's cache folder under the file's hash. Two tests that make it at once both succeed.
 */
export async function pythonEnvironment(requirements: string, onTopOf?: OnTopOf): Promise<PythonEnvironment> {
  const hash = createHash('sha256').update(readFileSync(requirements));
  if (onTopOf) hash.update(`${onTopOf.python} ${onTopOf.identity}`);
  const key = hash.digest('hex').slice(0, 16);
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'upside', 'test-python');
  const kept = join(cache, key);
  if (!existsSync(join(kept, 'complete'))) await make(requirements, cache, kept, onTopOf);
  return { python: join(kept, 'bin', 'python'), command: (name) => join(kept, 'bin', name) };
}

/** Environments hold absolute paths and cannot be moved, so a lock folder lets one process make it in place. */
async function make(requirements: string, cache: string, kept: string, onTopOf?: OnTopOf): Promise<void> {
  await mkdir(cache, { recursive: true });
  const lock = `${kept}.lock`;
  try {
    await mkdir(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return waitFor(kept, lock, () => make(requirements, cache, kept, onTopOf));
  }
  try {
    await rm(kept, { recursive: true, force: true });
    const shared = onTopOf ? ['--system-site-packages'] : [];
    await run(onTopOf?.python ?? 'python3', ['-m', 'venv', ...shared, kept]);
    // What is below is of versions pip would want to replace.
    const alone = onTopOf ? ['--no-deps'] : [];
    await run(join(kept, 'bin', 'python'), [
      '-m',
      'pip',
      'install',
      '--quiet',
      ...alone,
      '--requirement',
      requirements,
    ]);
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
