/**
 * What one run of a suite came to.
 * @typedef {{ readonly name: string, readonly file: string, readonly message: string }} Failure
 * @typedef {{ readonly passed: number, readonly skipped: number, readonly failures: readonly Failure[] }} Outcome
 */

/** @param {unknown} message @returns {string} its first lines, for a summary */
export function firstLines(message) {
  return String(message).split('\n').slice(0, 6).join('\n');
}

/**
 * A runner that failed without a readable report, or without a failed test in it, is one failure.
 * @param {number} code the runner's exit code
 * @param {string} suite
 * @param {() => Outcome} read
 * @returns {Outcome}
 */
export function judged(code, suite, read) {
  const broken = (/** @type {string} */ message) => ({ name: suite, file: '', message });
  try {
    const outcome = read();
    const { passed, skipped, failures } = outcome;
    if (passed + skipped + failures.length === 0) return { ...outcome, failures: [broken('No test was found.')] };
    if (code !== 0 && failures.length === 0)
      return { ...outcome, failures: [broken(`The runner ended with ${code}, though no test failed.`)] };
    return outcome;
  } catch (error) {
    return { passed: 0, skipped: 0, failures: [broken(`The report could not be read: ${error}`)] };
  }
}
