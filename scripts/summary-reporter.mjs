// A jest reporter: ends the run with one line that people and machines read, `N passed, N failed[, N skipped]`.
// With CI=true a skipped test is a failure: there everything a test needs is installed first, but files of others.
import { writeSync } from 'node:fs';

/**
 * What is used here of jest's AggregatedResult.
 *
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   numRuntimeErrorTestSuites: number,
 *   testResults: { testResults: { status: string, title: string, ancestorTitles: string[] }[] }[],
 * }} Results
 */

const STANDARD_OUTPUT = 1;
/** What the name of a suite over files beside the project contains (tests/ingest/outside-files.ts). */
const NOT_OURS = '../shared/';

export default class SummaryReporter {
  /** @type {Error | undefined} */
  #lastError;

  /**
   * @param {unknown} _contexts
   * @param {Results} results
   */
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    // A file that could not even be loaded has no tests to count: it counts as one failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const notes = [`${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`];
    if (skipped > 0) notes.unshift(`Skipped:\n${namesOfSkipped(results).join('\n')}\n`);
    const unexcused = namesOfSkipped(results).filter((name) => !name.includes(NOT_OURS));
    if (unexcused.length > 0 && process.env['CI'] === 'true') {
      this.#lastError = new Error('Tests were skipped');
      notes.unshift('With CI=true nothing may be skipped but tests on files that are not ours: this run has failed.');
    }
    // jest's own summary and the global teardown come later still.
    process.once('exit', () => writeSync(STANDARD_OUTPUT, `\n${notes.join('\n')}\n`));
  }

  getLastError() {
    return this.#lastError;
  }
}

/**
 * The suites with skipped tests; their names give the reason.
 *
 * @param {Results} results
 */
function namesOfSkipped(results) {
  const names = results.testResults.flatMap((file) =>
    file.testResults
      .filter((test) => test.status === 'pending' || test.status === 'todo')
      .map((test) => `  ${test.ancestorTitles[0] ?? test.title}`),
  );
  return [...new Set(names)];
}
