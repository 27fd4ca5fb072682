// Makes sure of what the next command needs, so that a fresh clone runs with nothing but Node 20 or newer and npm.
//   node scripts/set-up.mjs start   the packages (and with them the Node this project is pinned to)
//   node scripts/set-up.mjs test    the same, and a browser and a PostgreSQL server for the tests
// Runs on the Node of the machine, without packages.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, findPostgresql } from './programs.mjs';

const OLDEST_NODE = 20;
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PINNED_NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, peer?: boolean, devOptional?: boolean }} LockedPackage */

const purpose = process.argv[2];
if (purpose !== 'start' && purpose !== 'test') stop('Say what to set up for: start or test.');
checkNode();
setUpPackages(purpose === 'test');
if (purpose === 'test') {
  const browsers = ['chromium-headless-shell', 'chromium'].map((browser) => [browser, 'fonts-liberation']);
  setUpProgram('Chromium', findChromium, browsers, 'tests in a browser', 'CHROMIUM_PATH');
  setUpProgram('PostgreSQL 15 or newer', findPostgresql, [['postgresql']], 'tests on PostgreSQL', 'POSTGRESQL_BIN');
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) stop(`Node ${OLDEST_NODE} or newer is needed to set up, this is ${process.versions.node}.`);
}

/** @param {boolean} withTests */
function setUpPackages(withTests) {
  if (!arePackagesCurrent(withTests)) installPackages();
  const wanted = readPackages('package-lock.json')['node_modules/node']?.version;
  const found = spawnSync(PINNED_NODE, ['--version'], { encoding: 'utf8' }).stdout?.trim();
  if (found === `v${wanted}`) return;
  stop(
    `The package "node" did not bring Node ${wanted}. It does so in its install script: allow it, then run npm ci. ` +
      '(npm config get ignore-scripts should say false.)',
  );
}

/**
 * Whether node_modules holds what package-lock.json names: compared by content, since a checkout touches times.
 * A package for another kind of machine may be missing, and so may what only the tests need when nobody tests.
 *
 * @param {boolean} withTests
 */
function arePackagesCurrent(withTests) {
  if (!existsSync(join(ROOT, 'node_modules', '.package-lock.json'))) return false;
  const locked = readPackages('package-lock.json');
  const installed = readPackages(join('node_modules', '.package-lock.json'));
  return Object.entries(locked).every(([path, { version, dev, optional, devOptional, peer }]) => {
    const there = installed[path];
    if (there) return there.version === version;
    return path === '' || optional || devOptional || peer || (dev && !withTests);
  });
}

/**
 * @param {string} name
 * @returns {Readonly<Record<string, LockedPackage>>}
 */
function readPackages(name) {
  return JSON.parse(readFileSync(join(ROOT, name), 'utf8')).packages;
}

function installPackages() {
  say('Installing packages (npm ci); the first time takes a minute or two ...');
  const started = Date.now();
  const npm = process.env['npm_execpath'];
  const options = ['ci', '--no-fund', '--no-audit', '--loglevel=error'];
  // npm's own Node, if npm called us: the pinned one lies in the folder that npm ci is about to replace.
  const [program, first] = npm ? [process.env['npm_node_execpath'] ?? process.execPath, [npm]] : ['npm', []];
  const result = spawnSync(program, [...first, ...options], { cwd: ROOT, encoding: 'utf8', shell: !npm });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    stop('npm ci failed, see above. Mend that (is the registry reachable?) and run the command again.');
  }
  say(`Packages are in (${Math.round((Date.now() - started) / 1000)} s).`);
}

/**
 * Looks for a program; as root on Debian and the like installs it, elsewhere says what to do and goes on without.
 *
 * @param {string} name
 * @param {() => unknown} find
 * @param {readonly (readonly string[])[]} choices packages that bring it; where the first are not to be had, the next
 * @param {string} purpose
 * @param {string} variable
 */
function setUpProgram(name, find, choices, purpose, variable) {
  if (find()) return;
  const missing = `${name} is not here: ${purpose} will be skipped.`;
  if (process.env[variable]) {
    say(`${variable} names nothing that can be used. ${missing}`);
    return;
  }
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    say(`${missing} Install it, or set ${variable} if it is in an unusual place.`);
    return;
  }
  const isThere = choices.some((packages) => {
    say(`Installing ${name} (apt-get install ${packages.join(' ')}) ...`);
    return aptGet(packages);
  });
  if (!isThere) say(missing);
}

/** @param {readonly string[]} packages */
function aptGet(packages) {
  // Debian's postgresql would make and start a server of its own; only its programs are wanted.
  const noCluster = '/etc/postgresql-common/createcluster.d/acquaint-tests.conf';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  mkdirSync(dirname(noCluster), { recursive: true });
  writeFileSync(noCluster, 'create_main_cluster = false\n');
  try {
    for (const options of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    ]) {
      const result = spawnSync('apt-get', options, { env, encoding: 'utf8' });
      if (result.status === 0) continue;
      process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
      return false;
    }
    return true;
  } finally {
    rmSync(noCluster);
  }
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * @param {string} line
 * @returns {never}
 */
function stop(line) {
  say(line);
  process.exit(1);
}
