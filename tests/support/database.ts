import { afterAll, beforeAll, beforeEach, describe } from '@jest/globals';
import pg from 'pg';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { emptyTables } from './empty-tables.ts';
import { openMigrated } from './migrated.ts';
import { announcedPostgresql, urlOf } from './postgresql-server.ts';

/**
 * Runs the same suite on PGlite and on PostgreSQL. The database is migrated, and empty before each test.
 *
 * It may be used in hooks and tests, not while the suite is being described. Where no PostgreSQL is installed, its half
 * is skipped and says so; with CI=true that fails the run.
 */
export function describeOnEachDatabase(holds: string, suite: (database: Database) => void): void {
  describe(`${holds} (PGlite)`, () => describeOn('pglite', openMigrated, suite));
  const server = announcedPostgresql();
  if (server.state === 'running') {
    describe(`${holds} (PostgreSQL)`, () => describeOn('postgresql', () => openOnServer(server), suite));
  } else {
    // Skipped for the reason in its name: this machine has no server to run it on.
    describe.skip(`${holds} (PostgreSQL): ${server.reason}`, () =>
      describeOn('postgresql', () => Promise.reject(new Error(server.reason)), suite));
  }
}

function describeOn(kind: Database['kind'], open: () => Promise<Database>, suite: (database: Database) => void): void {
  let opened: Database | undefined;
  const current = (): Database => {
    if (!opened) throw new Error('The database is open in hooks and tests only.');
    return opened;
  };

  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(() => emptyTables(current()));
  afterAll(async () => {
    await opened?.close();
  });

  suite({
    kind,
    read: (tenantId, text, values) => current().read(tenantId, text, values),
    write: (tenantId, work) => current().write(tenantId, work),
    asOwner: (work) => current().asOwner(work),
    keepChoices: () => current().keepChoices(),
    // The suite borrows the database; the hooks above close it.
    close: async () => undefined,
  });
}

/** A database for this worker alone, made when the worker first needs it. */
async function openOnServer(server: Parameters<typeof urlOf>[0]): Promise<Database> {
  const name = `worker_${process.env['JEST_WORKER_ID'] ?? '1'}`;
  const client = new pg.Client({ connectionString: urlOf(server, 'postgres') });
  await client.connect();
  try {
    // One worker after the other: the migrations make a role, and roles belong to the whole server.
    await client.query('select pg_advisory_lock(1)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
    return await openDatabase({ url: urlOf(server, name) });
  } finally {
    await client.end();
  }
}
