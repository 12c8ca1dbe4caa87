import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { firstLines, judged } from './outcome.mjs';
import { spawned } from './spawned.mjs';

/**
 * One Vitest project.
 * @param {string} name
 * @param {string} reports folder for the report
 */
export function vitestSuite(name, reports) {
  return {
    name,
    /** @param {readonly string[]} files only these; all when empty */
    async run(files = []) {
      const report = join(reports, `${name}.json`);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const code = await spawned('node_modules/.bin/vitest', ['run', '--project', name, ...reporters, ...files]);
      return judged(code, name, () => outcomeOf(JSON.parse(readFileSync(report, 'utf8'))));
    },
  };
}

/** @param {any} report Vitest's JSON report @returns {import('./outcome.mjs').Outcome} */
function outcomeOf(report) {
  const failures = report.testResults.flatMap((/** @type {any} */ { name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    // A file that could not be read, or whose preparation failed, has no failed test of its own.
    if (failed.length === 0 && status === 'failed') return [{ name: file, file, message: firstLines(message) }];
    return failed.map((/** @type {any} */ test) => ({
      name: test.fullName,
      file,
      message: firstLines(test.failureMessages[0]),
    }));
  });
  return { passed: report.numPassedTests, skipped: report.numPendingTests + report.numTodoTests, failures };
}
