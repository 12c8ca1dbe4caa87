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

interface Making {
  /** The file lists everything: nothing else is installed that its packages ask for. */
  readonly complete?: boolean;
  readonly onTopOf?: OnTopOf;
}

/**
 * A virtual environment with exactly the packages of a requirements file, made once and kept in
 * the user's cache folder under the file's hash. Two tests that make it at once both succeed.
 */
export async function pythonEnvironment(requirements: string, how: Making = {}): Promise<PythonEnvironment> {
  const { onTopOf } = how;
  const hash = createHash('sha256').update(readFileSync(requirements));
  if (onTopOf) hash.update(`${onTopOf.python} ${onTopOf.identity}`);
  const key = hash.digest('hex').slice(0, 16);
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'upside', 'test-python');
  const kept = join(cache, key);
  if (!existsSync(join(kept, 'complete'))) await make(requirements, how, cache, kept);
  return { python: join(kept, 'bin', 'python'), command: (name) => join(kept, 'bin', name) };
}

/** The SageMaker Python SDK v3, as far as the generated code uses it: 45 MB to fetch, where the whole package asks for 300. */
export function sagemakerSdk(): Promise<PythonEnvironment> {
  return pythonEnvironment(join(import.meta.dirname, 'sagemaker-sdk-requirements.txt'), { complete: true });
}

/** Environments hold absolute paths and cannot be moved, so a lock folder lets one process make it in place. */
async function make(requirements: string, how: Making, cache: string, kept: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const lock = `${kept}.lock`;
  try {
    await mkdir(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return waitFor(kept, lock, () => make(requirements, how, cache, kept));
  }
  try {
    await rm(kept, { recursive: true, force: true });
    const { complete = false, onTopOf } = how;
    const shared = onTopOf ? ['--system-site-packages'] : [];
    await run(onTopOf?.python ?? 'python3', ['-m', 'venv', ...shared, kept]);
    // What is below is of versions pip would want to replace.
    const alone = complete || onTopOf ? ['--no-deps'] : [];
    const install = ['-m', 'pip', 'install', '--quiet', ...alone, '--requirement', requirements];
    await run(join(kept, 'bin', 'python'), install);
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
