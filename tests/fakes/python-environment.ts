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
 * the user's cache folder under the file's hash. Two tests that make it at once both succeed. `complete`: the file lists
 * everything, and nothing else is installed that its packages ask for.
 */
export async function pythonEnvironment(
  requirements: string,
  { complete = false }: { readonly complete?: boolean } = {},
): Promise<PythonEnvironment> {
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'upside', 'test-python');
  const kept = join(cache, key);
  if (!existsSync(join(kept, 'complete'))) await make(requirements, complete, cache, kept);
  return { python: join(kept, 'bin', 'python'), command: (name) => join(kept, 'bin', name) };
}

/** The SageMaker Python SDK v3, as far as the generated code uses it: 45 MB to fetch, where the whole package asks for 300. */
export function sagemakerSdk(): Promise<PythonEnvironment> {
  return pythonEnvironment(join(import.meta.dirname, 'sagemaker-sdk-requirements.txt'), { complete: true });
}

/** Environments hold absolute paths and cannot be moved, so a lock folder lets one process make it in place. */
async function make(requirements: string, complete: boolean, cache: string, kept: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const lock = `${kept}.lock`;
  try {
    await mkdir(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return waitFor(kept, lock, () => make(requirements, complete, cache, kept));
  }
  try {
    await rm(kept, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', kept]);
    const listed = complete ? ['--no-deps'] : [];
    const install = ['-m', 'pip', 'install', '--quiet', ...listed, '--requirement', requirements];
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
