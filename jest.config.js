// ES modules all the way: the tests load the same files, in the same module system, as the service does.
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript', tsx: true } }, module: { type: 'es6' } },
    ],
  },
  // Starts and stops the PostgreSQL server of the run, and makes the snapshot that embedded databases start from.
  globalSetup: '<rootDir>/tests/support/set-up-databases.ts',
  globalTeardown: '<rootDir>/tests/support/tear-down-databases.ts',
  reporters: ['default', '<rootDir>/scripts/summary-reporter.mjs'],
  // Two cores run two workers. Opening a database takes a second, so the slowest honest test is far above jest's 5 s.
  maxWorkers: 2,
  testTimeout: 60_000,
};
