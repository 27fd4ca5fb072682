// Finds the programs that the project uses but that npm does not bring: a browser and a PostgreSQL server.
// Plain JavaScript without packages: set-up.mjs needs it before anything is installed.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const OLDEST_POSTGRESQL = 15;
const EXE = process.platform === 'win32' ? '.exe' : '';

// The first is Chromium without what only windows need: a page costs less than half the time of a processor there.
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const BROWSER_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of Chromium or Chrome: `CHROMIUM_PATH`, then the search path, then the usual places.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return isProgram(named) ? named : undefined;
  const onPath = searchPath().flatMap((folder) => BROWSERS.map((name) => join(folder, name + EXE)));
  return [...onPath, ...BROWSER_PLACES].find(isProgram);
}

/**
 * The folder with `initdb` and `postgres` of a server that is new enough: `POSTGRESQL_BIN`, then the search path, then
 * where Debian, Fedora, Homebrew and Postgres.app put them, then what `pg_config` says.
 *
 * @returns {{ readonly folder: string, readonly major: number } | undefined}
 */
export function findPostgresql() {
  const named = process.env['POSTGRESQL_BIN'];
  for (const folder of named ? [named] : postgresqlFolders()) {
    const major = postgresqlMajor(folder);
    if (major !== undefined && major >= OLDEST_POSTGRESQL) return { folder, major };
  }
  return undefined;
}

function postgresqlFolders() {
  return [
    ...searchPath(),
    ...numbered('/usr/lib/postgresql', /^\d+$/, 'bin'),
    ...numbered('/usr', /^pgsql-\d+$/, 'bin'),
    ...numbered('/opt/homebrew/opt', /^postgresql(@\d+)?$/, 'bin'),
    ...numbered('/usr/local/opt', /^postgresql(@\d+)?$/, 'bin'),
    '/Applications/Postgres.app/Contents/Versions/latest/bin',
    ...output('pg_config', ['--bindir']),
  ];
}

/**
 * @param {string} folder
 * @returns {number | undefined}
 */
function postgresqlMajor(folder) {
  if (!isProgram(join(folder, `initdb${EXE}`))) return undefined;
  const [version] = output(join(folder, `postgres${EXE}`), ['--version']);
  const major = version?.match(/\(PostgreSQL\) (\d+)/)?.[1];
  return major === undefined ? undefined : Number(major);
}

/**
 * Folders whose name fits, the highest number first.
 *
 * @param {string} parent
 * @param {RegExp} name
 * @param {string} below
 */
function numbered(parent, name, below) {
  try {
    const names = readdirSync(parent).filter((entry) => name.test(entry));
    names.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    return names.map((entry) => join(parent, entry, below));
  } catch {
    // No such folder: nothing installed there.
    return [];
  }
}

/**
 * The first line a program prints, or nothing when it cannot be run.
 *
 * @param {string} program
 * @param {readonly string[]} options
 */
function output(program, options) {
  try {
    const text = execFileSync(program, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return text.trim().split('\n').slice(0, 1);
  } catch {
    // Not there, or not for this machine.
    return [];
  }
}

function searchPath() {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
