import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe } from '@jest/globals';
import pg from 'pg';
import { findPostgresql } from '../../scripts/programs.mjs';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { openJournal } from '../../src/vault/open-journal.ts';
import { findProgram } from '../../src/vault/postgresql-programs.ts';
import { copyMigrated } from '../support/migrated.ts';
import { announcedPostgresql, urlOf } from '../support/postgresql-server.ts';

const run = promisify(execFile);

/** A database that is not open: on the server of this run, or in a folder. */
export type Place = { readonly kind: Database['kind']; readonly url: string | undefined; readonly dataDir: string };

/** What one test works with; all of it is gone afterwards. */
export type Places = {
  readonly folder: string;
  /** The vault that the databases share. */
  readonly vaultDir: string;
  /** A new empty database. */
  readonly make: () => Promise<Place>;
  /** Opens a database, with another vault than the shared one if one is named. */
  readonly open: (place: Place, vaultDir?: string) => Promise<Database>;
  /** Closes everything that is open. */
  readonly close: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

/** Settings of a process that finds PostgreSQL's programs. */
export const ENVIRONMENT = { ...process.env, POSTGRESQL_BIN: findPostgresql()?.folder };

/** Runs a suite on databases of both kinds that are opened and closed by the tests themselves. */
export function describeOnBothKinds(holds: string, suite: (kind: Database['kind']) => void): void {
  describe(`${holds} (PGlite)`, () => suite('pglite'));
  describeOnPostgresql(`${holds} (PostgreSQL)`, () => suite('postgresql'));
}

/** Runs a suite where there is a PostgreSQL server; elsewhere it is skipped and says so. */
export function describeOnPostgresql(holds: string, suite: () => void): void {
  const server = announcedPostgresql();
  if (server.state === 'running') describe(holds, suite);
  // Skipped for the reason in its name: this machine has no server to run it on.
  else describe.skip(`${holds}: ${server.reason}`, suite);
}

/** Makes an empty folder for one test. */
export async function openPlaces(kind: Database['kind']): Promise<Places> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-vault-'));
  const vaultDir = join(folder, 'vault');
  const opened: Database[] = [];
  const migrating = new Map<string, Promise<void>>();
  // What was put there by other means, as a backup, is taken as it is.
  const migrateOnce = async (dataDir: string): Promise<void> => {
    const isThere = (await readdir(dataDir)).includes('pglite');
    const migrated = migrating.get(dataDir) ?? (isThere ? Promise.resolve() : copyMigrated(dataDir));
    migrating.set(dataDir, migrated);
    await migrated;
  };
  const close = async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
  };
  return {
    folder,
    vaultDir,
    make: () => (kind === 'pglite' ? makeFolder(folder) : makeOnServer()),
    open: async (place, vault = vaultDir) => {
      if (place.url === undefined) await migrateOnce(place.dataDir);
      const database = await openDatabase({ ...place, isBrief: true, openJournal: await openJournal(vault) });
      opened.push(database);
      return database;
    },
    close,
    remove: async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Copies a database as it is now, by other means than ours: `pg_dump`, or the folder of one that is not open. */
export async function copyPlainly(from: Place, to: Place, folder: string): Promise<void> {
  if (from.url === undefined || to.url === undefined) {
    await cp(join(from.dataDir, 'pglite'), join(to.dataDir, 'pglite'), { recursive: true });
    return;
  }
  const file = join(folder, randomBytes(6).toString('hex'));
  await run(await findProgram('pg_dump', ENVIRONMENT), ['--format=custom', `--file=${file}`, from.url]);
  await run(await findProgram('pg_restore', ENVIRONMENT), [`--dbname=${to.url}`, file]);
}

async function makeFolder(folder: string): Promise<Place> {
  return { kind: 'pglite', url: undefined, dataDir: await mkdtemp(join(folder, 'data-')) };
}

async function makeOnServer(): Promise<Place> {
  const server = announcedPostgresql();
  if (server.state === 'missing') throw new Error(server.reason);
  const name = `vault_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: urlOf(server, 'postgres') });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  return { kind: 'postgresql', url: urlOf(server, name), dataDir: '' };
}
