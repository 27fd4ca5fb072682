// ES modules all the way: the tests load the same files, in the same module system, as the service does.
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: true } }, module: { type: 'es6' } },
    ],
  },
  // Two cores run two workers. Opening the embedded database takes seconds, so the slowest honest test is far above jest's 5 s.
  maxWorkers: 2,
  testTimeout: 60_000,
};
