import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Every file git tracks that is still there, relative to the top of the checkout. */
export function trackedFiles(): readonly string[] {
  return execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && existsSync(path));
}

/** The source files whose imports the import table governs. */
export function sourceFiles(): readonly string[] {
  return trackedFiles().filter((path) =>
    /^(electron|renderer|shared|tests)\/.*\.(ts|tsx|mts|cts|mjs|cjs|js|jsx)$/.test(path),
  );
}
