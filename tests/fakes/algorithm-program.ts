import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/**
 * A built-in algorithm's program, bundled from its present source into `dir`: a test must never run what an earlier
 * build left in out/. Returns its path.
 */
export function algorithmProgram(dir: string, name = 'location-classifier'): string {
  const program = join(dir, `${name}.mjs`);
  bundleProgram(`electron/local/algorithms/${name}/main.ts`, program);
  return program;
}

/** Bundles a program of the repository, given by its path there, into one file. */
export function bundleProgram(source: string, program: string): void {
  const entry = join(root, source);
  const args = [
    entry,
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--target=node20.18',
    `--outfile=${program}`,
    '--log-level=error',
  ];
  const { status, stderr, error } = spawnSync(join(root, 'node_modules/.bin/esbuild'), args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`esbuild failed: ${stderr || String(error)}`);
}
