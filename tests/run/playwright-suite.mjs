import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstLines, judged } from './outcome.mjs';
import { spawned } from './spawned.mjs';

/**
 * The Playwright specs, on the display there is or virtual ones.
 * @param {string} name
 * @param {string} reports folder for the report
 */
export function playwrightSuite(name, reports) {
  return {
    name,
    /** @param {readonly string[]} files only these; all when empty */
    async run(files = []) {
      const report = join(reports, `${name}.json`);
      const args = ['test', '--reporter=list,json', ...files];
      const code = await spawned('node_modules/.bin/playwright', args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
      return judged(code, name, () => outcomeOf(JSON.parse(readFileSync(report, 'utf8'))));
    },
  };
}

/** @param {any} report Playwright's JSON report @returns {import('./outcome.mjs').Outcome} */
function outcomeOf(report) {
  const failures = specsOf(report).flatMap(({ title, file, tests }) => {
    const failed = tests.find((/** @type {any} */ test) => test.status === 'unexpected');
    const message = failed?.results.flatMap((/** @type {any} */ result) => result.errors)[0]?.message;
    return failed ? [{ name: title, file: join('tests/e2e', file), message: firstLines(message) }] : [];
  });
  return { passed: report.stats.expected, skipped: report.stats.skipped, failures };
}

/** @param {any} node @returns {any[]} every spec below it */
function specsOf(node) {
  return [...(node.specs ?? []), ...(node.suites ?? []).flatMap(specsOf)];
}
