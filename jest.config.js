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
  // The PostgreSQL server of the run, if one is installed: tests/support/database.ts gives each suite its database.
  globalSetup: '<rootDir>/tests/support/start-databases.ts',
  globalTeardown: '<rootDir>/tests/support/stop-databases.ts',
  reporters: ['default', '<rootDir>/scripts/summary-reporter.mjs'],
  // Two cores run two workers. How long a test takes says nothing on a busy machine: the limit only ends what hangs.
  maxWorkers: 2,
  testTimeout: 600_000,
};
