// npm test: every suite in turn, the count of each, one closing line. Exit 1 on any failure.
// `npm test -- unit e2e` runs only the named ones.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePrerequisites } from './prerequisites.mjs';

const reports = mkdtempSync(join(tmpdir(), 'upside-test-'));
const bin = (name) => join('node_modules', '.bin', name);

/** A tool that only passes or fails counts as one check. */
const check = (name, command, args) => ({
  name,
  run: async () => ((await spawned(command, args)) === 0 ? count(1, 0, 0) : count(0, 1, 0)),
});

const vitest = (name) => ({
  name,
  run: async () => {
    const report = join(reports, `${name}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await spawned(bin('vitest'), ['run', '--project', name, ...reporters]);
    return judged(code, () => {
      const result = JSON.parse(readFileSync(report, 'utf8'));
      const brokenFiles = result.testResults.filter(
        (file) => file.status === 'failed' && file.assertionResults.length === 0,
      );
      return count(
        result.numPassedTests,
        result.numFailedTests + brokenFiles.length,
        result.numPendingTests + result.numTodoTests,
      );
    });
  },
});

const playwright = (name) => ({
  name,
  run: async () => {
    const report = join(reports, `${name}.json`);
    const [command, ...prefix] = process.env.DISPLAY
      ? [bin('playwright')]
      : ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24', bin('playwright')];
    const code = await spawned(command, [...prefix, 'test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    });
    return judged(code, () => {
      const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats;
      return count(expected, unexpected + flaky, skipped);
    });
  },
});

const suites = [
  check('types', process.execPath, ['node_modules/typescript-native/bin/tsc', '-b']),
  check('lint', bin('biome'), ['check', '--error-on-warnings', '.']),
  check('build', 'npm', ['run', '--silent', 'build']),
  vitest('architecture'),
  vitest('unit'),
  vitest('contract'),
  vitest('integration'),
  vitest('faults'),
  playwright('e2e'),
];

function count(passed, failed, skipped) {
  return { passed, failed, skipped };
}

/** A runner that failed without a readable report, or without a failed test in it, is one failure. */
function judged(code, read) {
  try {
    const result = read();
    if (code !== 0 && result.failed === 0) return { ...result, failed: 1 };
    return result.passed + result.failed + result.skipped === 0 ? count(0, 1, 0) : result;
  } catch (error) {
    console.error(`The report of the suite could not be read: ${error.message}`);
    return count(0, 1, 0);
  }
}

function spawned(command, args, extra = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...extra } });
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`No suite is called ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

await ensurePrerequisites();
const results = [];
for (const suite of suites.filter(({ name }) => named.length === 0 || named.includes(name))) {
  const startedAt = performance.now();
  console.log(`\n── ${suite.name}`);
  results.push({ name: suite.name, ...(await suite.run()), seconds: (performance.now() - startedAt) / 1000 });
}
rmSync(reports, { recursive: true, force: true });

const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log('');
for (const { name, passed, failed, skipped, seconds } of results) {
  console.log(`${name.padEnd(13)}${passed} passed · ${failed} failed · ${skipped} skipped · ${seconds.toFixed(1)} s`);
}
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
