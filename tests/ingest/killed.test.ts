import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openDatabase, type StoreSettings } from '../../src/store/open.ts';
import { emptyTables } from '../support/empty-tables.ts';
import { copyMigrated } from '../support/migrated.ts';
import { announcedPostgresql, urlOf } from '../support/postgresql-server.ts';
import { dumpKept } from './dump.ts';
import { NOW, withFile } from './importing.ts';
import { LARGE_FILE } from './two-mailboxes.ts';

const CHILD = fileURLToPath(new URL('./import-child.ts', import.meta.url));
const run = promisify(execFile);

/** A store that outlives the processes that use it. */
type Store = { readonly settings: StoreSettings; readonly remove: () => Promise<void> };

describe('an import that is killed and run again ends as one that was not (PGlite)', () => {
  // Between writing a part's days and its connections, and after the first of two parts was written.
  suite(openFolder, [0.6, 'part 1']);
});

const server = announcedPostgresql();
if (server.state === 'running') {
  describe('an import that is killed and run again ends as one that was not (PostgreSQL)', () => {
    suite(() => openServer(server), ['reading', 0.4, 0.8, 'part 1']);
  });
} else {
  // Skipped for the reason in its name: this machine has no server to run it on.
  describe.skip(`an import that is killed and run again (PostgreSQL): ${server.reason}`, () => {
    test('ends as one that was not', () => undefined);
  });
}

// A temporary folder for these imports alone: others that run at the same time would sweep what a killed one left.
let workplace = '';
beforeAll(async () => {
  workplace = await mkdtemp(join(tmpdir(), 'acquaint-test-'));
});
afterAll(() => rm(workplace, { recursive: true, force: true }));

function suite(open: () => Promise<Store>, moments: readonly (string | number)[]): void {
  let store: Store;
  let expected: string;
  let operations: number;

  beforeAll(async () => {
    store = await open();
    const child = await withFile(LARGE_FILE, (file) => importInChild(store, file, ''));
    operations = Number(child.stdout);
    const database = await openDatabase(store.settings);
    expected = await dumpKept(database);
    await emptyTables(database);
    await database.close();
  });
  afterAll(() => store.remove());

  test.each(moments)('killed at %s of its way', async (moment) => {
    expect(operations).toBeGreaterThan(20);
    const word = typeof moment === 'number' ? String(Math.round(moment * operations)) : moment;
    const killed = withFile(LARGE_FILE, (file) => importInChild(store, file, word));
    const signal = await killed.then(
      () => 'none',
      (error) => error.signal,
    );
    expect(signal).toBe('SIGKILL');
    expect(await workingFolders()).toHaveLength(1);
    const database = await openDatabase(store.settings);
    const half = await dumpKept(database);
    expect(half).not.toBe(expected);
    await database.close();
    await withFile(LARGE_FILE, (file) => importInChild(store, file, ''));
    const again = await openDatabase(store.settings);
    expect(await dumpKept(again)).toBe(expected);
    expect(await workingFolders()).toEqual([]);
    await emptyTables(again);
    await again.close();
  });
}

async function importInChild(store: Store, file: string, moment: string): Promise<{ readonly stdout: string }> {
  const where = store.settings.url ?? store.settings.dataDir ?? '';
  return run(process.execPath, [CHILD, where, file, String(NOW), moment], {
    env: { ...process.env, TMPDIR: workplace },
  });
}

async function openFolder(): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), 'acquaint-test-'));
  await copyMigrated(dataDir);
  return { settings: { dataDir, isBrief: true }, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

async function openServer(running: Parameters<typeof urlOf>[0]): Promise<Store> {
  const name = `killed_${process.env['JEST_WORKER_ID'] ?? '1'}`;
  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: urlOf(running, 'postgres') });
    await client.connect();
    // One worker after the other: the migrations make a role, and roles belong to the whole server.
    await client.query('select pg_advisory_lock(1)');
    await client.query(statement);
    if (statement.startsWith('create')) await (await openDatabase({ url: urlOf(running, name) })).close();
    await client.end();
  };
  await onServer(`create database ${name}`);
  return { settings: { url: urlOf(running, name) }, remove: () => onServer(`drop database ${name} with (force)`) };
}

async function workingFolders(): Promise<readonly string[]> {
  return (await readdir(workplace)).filter((name) => name.startsWith('acquaint-import-'));
}
