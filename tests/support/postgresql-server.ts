import { execFile, execFileSync, spawn } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findPostgresql } from '../../scripts/programs.mjs';

/** A PostgreSQL server that this run started, or why it has none. Kept as text in the environment, for all workers. */
export type PostgresqlServer =
  | { readonly state: 'running'; readonly folder: string; readonly pid: number }
  | { readonly state: 'missing'; readonly reason: string };

/** Whom the programs run as: the server refuses to be root. */
type Person = { readonly uid: number; readonly gid: number };

const run = promisify(execFile);
const VARIABLE = 'ACQUAINT_TEST_POSTGRESQL';
const OWNER = 'acquaint';
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=80',
  // Only a socket in a folder that nobody else may enter: no port to collide on, no password to keep.
  'listen_addresses=',
];

/**
 * Starts a throw-away server in a folder of its own from whatever PostgreSQL is installed.
 *
 * @throws Error with the server's own words when an installed server does not start.
 */
export async function startPostgresql(): Promise<PostgresqlServer> {
  const found = findPostgresql();
  if (!found) return { state: 'missing', reason: 'no PostgreSQL 15 or newer is installed' };
  const person = process.getuid?.() === 0 ? unprivilegedPerson() : undefined;
  if (process.getuid?.() === 0 && !person) return { state: 'missing', reason: 'there is no user to run PostgreSQL as' };
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-postgresql-'));
  try {
    if (person) await chown(folder, person.uid, person.gid);
    const data = join(folder, 'data');
    const options = ['-D', data, '-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    await run(join(found.folder, 'initdb'), options, { ...person, cwd: folder });
    const pid = await startServer(join(found.folder, 'postgres'), data, folder, person);
    return { state: 'running', folder, pid };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Stops exactly the server that was started, and removes its folder. */
export async function stopPostgresql(server: PostgresqlServer): Promise<void> {
  if (server.state === 'missing') return;
  // SIGINT is PostgreSQL's fast shutdown: it ends sessions instead of waiting for them.
  if (isRunning(server.pid)) process.kill(server.pid, 'SIGINT');
  while (isRunning(server.pid)) await wait(20);
  await rm(server.folder, { recursive: true, force: true });
}

/** The URL of a database of the server. */
export function urlOf(server: PostgresqlServer & { readonly state: 'running' }, database: string): string {
  return `postgresql://${OWNER}@localhost/${database}?host=${encodeURIComponent(server.folder)}`;
}

/** Tells the workers of this run, which start later and inherit the environment. */
export function announcePostgresql(server: PostgresqlServer): void {
  process.env[VARIABLE] = JSON.stringify(server);
}

/** The server of this run, as announced. */
export function announcedPostgresql(): PostgresqlServer {
  const text = process.env[VARIABLE];
  return text === undefined ? { state: 'missing', reason: 'this run started none' } : JSON.parse(text);
}

function unprivilegedPerson(): Person | undefined {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((option) => Number(execFileSync('id', [option, name], { stdio: 'pipe' })));
      if (uid !== undefined && gid !== undefined) return { uid, gid };
    } catch {
      // No such user: try the next.
    }
  }
  return undefined;
}

async function startServer(
  program: string,
  data: string,
  sockets: string,
  person: Person | undefined,
): Promise<number> {
  const settings = [...SETTINGS, `unix_socket_directories=${sockets}`].flatMap((setting) => ['-c', setting]);
  const server = spawn(program, ['-D', data, ...settings], {
    ...person,
    cwd: sockets,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((ready, fail) => {
    server.once('error', fail);
    server.once('exit', () => fail(new Error(`PostgreSQL did not start:\n${said}`)));
    server.stderr.on('data', (piece) => {
      said += piece;
      if (said.includes('ready to accept connections')) ready();
    });
  });
  // What it says later goes nowhere, and neither it nor its pipe keeps this process alive.
  server.stderr.removeAllListeners('data').resume();
  server.unref();
  const { pid } = server;
  if (pid === undefined) throw new Error('PostgreSQL started without a process id.');
  return pid;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
