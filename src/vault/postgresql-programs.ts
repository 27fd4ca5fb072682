import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The environment as the entry read it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How much of what a program complains is repeated. */
const MOST_COMPLAINTS = 2_000;
const EXE = process.platform === 'win32' ? '.exe' : '';

/**
 * What `pg_dump` says of a database, in its own format for `pg_restore`.
 *
 * @throws Error, at the end too, with the program's own words when it fails
 */
export async function* dumpOf(url: string, environment: Environment): AsyncGenerator<Buffer> {
  const program = await findProgram('pg_dump', environment);
  const { target, secrets } = connectionOf(url);
  const child = spawn(program, ['--format=custom', '--no-password', `--dbname=${target}`], {
    env: { ...environment, ...secrets },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = endOf(child, 'pg_dump');
  // It is waited for below; until then a failure is nobody's yet.
  ended.catch(() => undefined);
  try {
    for await (const piece of child.stdout) yield piece;
    await ended;
  } finally {
    // Whoever stops reading does not want the rest.
    child.kill();
    await ended.catch(() => undefined);
  }
}

/**
 * Has `pg_restore` write a dump into an empty database, in one transaction.
 *
 * @throws Error with the program's own words when it fails; the database is empty then
 */
export async function restoreDump(
  url: string,
  environment: Environment,
  dump: AsyncIterable<Uint8Array>,
): Promise<void> {
  const program = await findProgram('pg_restore', environment);
  const { target, secrets } = connectionOf(url);
  const options = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-password', `--dbname=${target}`];
  const child = spawn(program, options, { env: { ...environment, ...secrets }, stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = endOf(child, 'pg_restore');
  const fed = pipeline(dump, child.stdin).catch((error: NodeJS.ErrnoException) => {
    // It has ended before all was said: what it complained about tells more than the pipe that broke.
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    child.kill();
    throw error;
  });
  const [feeding, ending] = await Promise.allSettled([fed, ended]);
  if (feeding.status === 'rejected') throw feeding.reason;
  if (ending.status === 'rejected') throw ending.reason;
}

/**
 * The path of one of PostgreSQL's client programs: where `POSTGRESQL_BIN` says, then on the search path.
 *
 * @throws Error when it is not there
 */
export async function findProgram(name: string, environment: Environment): Promise<string> {
  const named = environment['POSTGRESQL_BIN'];
  const folders = [...(named ? [named] : []), ...(environment['PATH'] ?? '').split(delimiter)];
  for (const folder of folders.filter((one) => one !== '')) {
    const path = join(folder, `${name}${EXE}`);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new Error(
    `${name} is not on this machine. Install PostgreSQL's client programs, or set POSTGRESQL_BIN to their folder.`,
  );
}

/** Where to connect, for everybody to read, and what nobody may: other users of the machine see the words of a command. */
export function connectionOf(url: string): { readonly target: string; readonly secrets: Record<string, string> } {
  // A socket is named by ?host=…, and before that there may be nothing, which is no URL.
  const target = new URL(url.replace('@/', '@localhost/'));
  const password = target.searchParams.get('password') ?? decodeURIComponent(target.password);
  target.password = '';
  target.searchParams.delete('password');
  return { target: target.href, secrets: password === '' ? {} : { PGPASSWORD: password } };
}

async function endOf(child: ReturnType<typeof spawn>, name: string): Promise<void> {
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = `${complaints}${text}`.slice(0, MOST_COMPLAINTS);
  });
  const [code] = await once(child, 'close');
  if (code === 0) return;
  throw new Error(`${name} failed:\n${complaints.trim()}`);
}
