// Everything that must hold before a change lands, in one command: runs every check, then shows how each went.
//   npm run check               all of them
//   npm run check -- --static   all but the tests
import { spawnSync } from 'node:child_process';

const CHECKS = [
  { name: 'format, lint', script: 'lint' },
  { name: 'types', script: 'types' },
  { name: 'boundaries', script: 'boundaries' },
  { name: 'dead code', script: 'dead-code' },
  { name: 'docs of exports', script: 'docs' },
  { name: 'tests', script: 'test' },
];

const checks = process.argv.includes('--static') ? CHECKS.filter(({ script }) => script !== 'test') : CHECKS;
const results = checks.map(run);
const width = Math.max(...results.map(({ name }) => name.length));
for (const { name, passed, seconds } of results) {
  console.log(`${name.padEnd(width)}  ${passed ? 'ok    ' : 'FAILED'}  ${seconds.toFixed(1).padStart(6)} s`);
}
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;

/** @param {{ name: string, script: string }} check */
function run({ name, script }) {
  console.log(`\n== ${name} (npm run ${script})`);
  const started = performance.now();
  const { status } = spawnSync('npm', ['run', '-s', script], { stdio: 'inherit', shell: process.platform === 'win32' });
  return { name, passed: status === 0, seconds: (performance.now() - started) / 1000 };
}
