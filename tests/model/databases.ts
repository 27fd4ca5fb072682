// Databases to walk on: opened again and again at one place, as a process that ends and starts does.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { copyMigrated } from '../support/migrated.ts';
import { type PostgresqlServer, urlOf } from '../support/postgresql-server.ts';

/** A place for a database. */
export type DatabasePlace = { readonly open: () => Promise<Database>; readonly remove: () => Promise<void> };

/** A folder of the embedded database. */
export async function pglitePlace(): Promise<DatabasePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-model-pglite-'));
  await copyMigrated(folder);
  return {
    open: () => openDatabase({ dataDir: folder, isBrief: true }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A database of a PostgreSQL server; made when it is not there. */
export async function postgresqlPlace(
  server: PostgresqlServer & { readonly state: 'running' },
): Promise<DatabasePlace> {
  const client = new pg.Client({ connectionString: urlOf(server, 'postgres') });
  await client.connect();
  await client.query('drop database if exists model');
  await client.query('create database model');
  await client.end();
  return { open: () => openDatabase({ url: urlOf(server, 'model') }), remove: async () => {} };
}
