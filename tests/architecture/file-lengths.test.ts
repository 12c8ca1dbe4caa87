import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lengthProblem } from './file-lengths';
import { trackedFiles } from './tracked-files';

const code = /\.(ts|tsx|mts|cts|mjs|cjs|js|jsx|css|py|sh)$/;
const long = (lines: number, first = '') => `${first}${'x\n'.repeat(lines)}`;

test('no file is longer than the house allows', () => {
  const problems = trackedFiles()
    .filter((path) => code.test(path))
    .map((path) => lengthProblem(path, readFileSync(path, 'utf8')));
  expect(problems.filter(Boolean)).toEqual([]);
});

test('the median file is under 100 lines', () => {
  const lengths = trackedFiles()
    .filter((path) => /^(electron|renderer|shared)\/.*\.(ts|tsx)$/.test(path) && !path.includes('.test.'))
    .map((path) => readFileSync(path, 'utf8').split('\n').length - 1)
    .sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
});

test('too long is red, with a reason up to 500 lines it is not', () => {
  expect(lengthProblem('a.ts', long(300))).toBeNull();
  expect(lengthProblem('a.ts', long(301))).toMatch(/301 lines/);
  expect(lengthProblem('a.ts', long(301, '// Over 300 lines because it is one table.\n'))).toBeNull();
  expect(lengthProblem('a.ts', long(501, '// Over 300 lines because it is one table.\n'))).toMatch(/500 is the limit/);
});
