import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceProblems } from './source-rules';
import { sourceFiles } from './tracked-files';

const today = new Date().toISOString().slice(0, 10);

test('no file computes an import, leaves a marker, keeps an expired workaround or bypasses the bridge', () => {
  expect(sourceFiles().flatMap((path) => sourceProblems(path, readFileSync(path, 'utf8'), today))).toEqual([]);
});

test.each([
  ['electron/a.ts', 'await import(name);', 'computed path'],
  ['electron/a.ts', 'require(name);', 'computed path'],
  ['electron/a.ts', `// ${'TO'}DO later`, 'undone'],
  ['electron/a.ts', `// ${'Workaround'} until 2026-01-31: the old runtime`, 'expired on 2026-01-31'],
  ['renderer/features/jobs/a.tsx', 'window.upside.request()', 'only renderer/bridge'],
])('%s with %j is red', (path, source, problem) => {
  expect(sourceProblems(path, source, '2026-11-23').join()).toContain(problem);
});

test.each([
  ['electron/a.ts', "await import('./b'); require(`./c`);"],
  ['electron/a.ts', `// ${'Workaround'} until 2027-01-31: the old runtime`],
  ['renderer/bridge/a.ts', 'window.upside.request()'],
])('%s with %j is fine', (path, source) => {
  expect(sourceProblems(path, source, '2026-11-23')).toEqual([]);
});
