// npm test: every suite in turn, the count of each, one closing line. Exit 1 on any failure.
// `npm test -- unit e2e` runs only the named ones.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playwrightSuite } from './run/playwright-suite.mjs';
import { ensurePrerequisites } from './run/prerequisites.mjs';
import { spawned } from './run/spawned.mjs';
import { vitestSuite } from './run/vitest-suite.mjs';

const reports = mkdtempSync(join(tmpdir(), 'upside-test-'));

/** A tool that only passes or fails counts as one check. */
const check = (name, command, args) => ({
  name,
  run: async () => {
    const code = await spawned(command, args);
    const failures = [{ name, file: '', message: `${command} ended with ${code}.` }];
    return code === 0 ? { passed: 1, skipped: 0, failures: [] } : { passed: 0, skipped: 0, failures };
  },
});

/** Suites of real processes and windows, which a busy machine can disturb; a failed file of theirs gets one more run. */
const disturbed = (suite) => ({ ...suite, secondRun: true });

const suites = [
  check('types', process.execPath, ['node_modules/typescript-native/bin/tsc', '-b']),
  check('lint', 'node_modules/.bin/biome', ['check', '--error-on-warnings', '.']),
  check('build', 'npm', ['run', '--silent', 'build']),
  vitestSuite('architecture', reports),
  vitestSuite('unit', reports),
  vitestSuite('contract', reports),
  disturbed(vitestSuite('integration', reports)),
  disturbed(vitestSuite('faults', reports)),
  disturbed(playwrightSuite('e2e', reports)),
];

/**
 * Runs a suite. Where it may be disturbed, its failed files run once more: what then passes counts as passed and is
 * named as unsteady, so that nobody overlooks it; what fails twice has failed.
 */
async function outcomeOf(suite) {
  const first = await suite.run();
  const files = [...new Set(first.failures.map(({ file }) => file))];
  if (first.failures.length === 0 || !suite.secondRun || files.includes('')) return { ...first, unsteady: [] };
  console.log(`\n── ${suite.name}, once more: ${files.join(', ')}`);
  const { failures } = await suite.run(files);
  const unsteady = first.failures.filter(({ name }) => !failures.some((failure) => failure.name === name));
  return { ...first, passed: first.passed + unsteady.length, failures, unsteady };
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`No suite is called ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const chosen = suites.filter(({ name }) => named.length === 0 || named.includes(name));
await ensurePrerequisites();
if (
  chosen.some(({ secondRun }) => secondRun) &&
  (await spawned('node_modules/.bin/tsx', ['tests/run/prepare.ts'])) !== 0
)
  process.exit(1);
const results = [];
for (const suite of chosen) {
  const startedAt = performance.now();
  console.log(`\n── ${suite.name}`);
  results.push({ name: suite.name, ...(await outcomeOf(suite)), seconds: (performance.now() - startedAt) / 1000 });
}
rmSync(reports, { recursive: true, force: true });

const tell = (title, select) => {
  for (const { name, file, message } of results.flatMap(select))
    console.log(`\n${title}: ${name}\n  ${file}\n${message}`);
};
tell('UNSTEADY, failed once and passed when run again', ({ unsteady }) => unsteady);
tell('FAILED', ({ failures }) => failures);
const sum = (count) => results.reduce((total, result) => total + count(result), 0);
console.log('');
for (const { name, passed, failures, skipped, seconds } of results) {
  console.log(
    `${name.padEnd(13)}${passed} passed · ${failures.length} failed · ${skipped} skipped · ${seconds.toFixed(1)} s`,
  );
}
const failed = sum(({ failures }) => failures.length);
console.log(`${sum(({ passed }) => passed)} passed, ${failed} failed, ${sum(({ skipped }) => skipped)} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
