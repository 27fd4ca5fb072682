// A jest reporter: ends the run with one line that people and machines read, `N passed, N failed[, N skipped]`.
// With CI=true a skipped test is a failure: there everything a test needs is installed first.

export default class SummaryReporter {
  /** @type {Error | undefined} */
  #lastError;

  /**
   * @param {unknown} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    // A file that could not even be loaded has no tests to count: it counts as one failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    if (skipped > 0) process.stdout.write(`\nSkipped:\n${namesOfSkipped(results).join('\n')}\n`);
    if (skipped > 0 && process.env['CI'] === 'true') {
      this.#lastError = new Error(`${skipped} tests were skipped, and with CI=true none may be.`);
    }
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed${tail}\n`);
  }

  getLastError() {
    return this.#lastError;
  }
}

/** @param {import('@jest/reporters').AggregatedResult} results */
function namesOfSkipped(results) {
  const names = results.testResults.flatMap((file) =>
    file.testResults
      .filter((test) => test.status === 'pending' || test.status === 'todo')
      .map((test) => `  ${test.ancestorTitles[0] ?? test.title}`),
  );
  return [...new Set(names)];
}
