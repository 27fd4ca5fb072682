// Compares many random worlds with the same worlds without a trace of whoever left (tests/no-trace), and prints how many
// answers were compared and how many differed. Every world has its own seed: a world that differs is replayed with
// --seed <its seed> --worlds 1 --questions <as many>.
//   npm run no-trace -- --worlds 2000 [--seed 7] [--questions 40] [--on postgresql]
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
    questions: { type: 'string', default: '40' },
    on: { type: 'string' },
  },
});
const databases = { postgresql: '(PostgreSQL)', pglite: '(PGlite)' };
if (![values.worlds, values.seed, values.questions].every((text) => /^\d{1,10}$/.test(text))) {
  stop('Give whole numbers for --worlds, --seed and --questions.');
}
if (values.on !== undefined && !Object.hasOwn(databases, values.on)) stop('Say --on postgresql or --on pglite.');

console.log(
  `seed ${values.seed}, ${values.worlds} worlds, ${values.questions} questions each before and after deleting`,
);
const only = values.on === 'pglite' ? databases.pglite : databases.postgresql;
const { status } = spawnSync(
  'npm',
  ['test', '--', 'tests/no-trace', ...(values.on === undefined ? [] : ['-t', only])],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      ACQUAINT_TEST_WORLDS: values.worlds,
      ACQUAINT_TEST_SEED: values.seed,
      ACQUAINT_TEST_QUESTIONS: values.questions,
    },
  },
);
process.exitCode = status ?? 1;

/**
 * @param {string} line
 * @returns {never}
 */
function stop(line) {
  console.error(line);
  process.exit(1);
}
