import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { copyMigrated } from '../support/migrated.ts';

const CHILD = fileURLToPath(new URL('./store-child.ts', import.meta.url));

type Child = {
  readonly process: ChildProcess;
  readonly next: () => Promise<string | undefined>;
  readonly kill: () => Promise<void>;
};

describe('a folder of the embedded database', () => {
  let folder: string;
  let children: Child[];
  let databases: Database[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acquaint-test-'));
    await copyMigrated(folder);
    children = [];
    databases = [];
  });
  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await Promise.all(databases.map((database) => database.close()));
    await rm(folder, { recursive: true, force: true });
  });

  /** A process with the folder open. */
  async function start(what: string): Promise<Child> {
    const child = spawn(process.execPath, [CHILD, folder, what], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const started: Child = {
      process: child,
      next: async () => (await lines.next()).value,
      kill: async () => {
        child.kill('SIGKILL');
        await exited;
      },
    };
    children.push(started);
    expect(await started.next()).toBe('open');
    return started;
  }

  async function open(): Promise<Database> {
    const database = await openDatabase({ dataDir: folder, isBrief: true });
    databases.push(database);
    return database;
  }

  const tenants = async (database: Database) =>
    (await database.asOwner(({ query }) => query<{ name: string }>('select name from tenant order by name'))).map(
      ({ name }) => name,
    );

  test.each([
    ['write pairs', 2, 60],
    ['copy', 20_000, 3],
  ])(
    'survives kill -9 in the middle of writes (%s): what was committed is there, and nothing half',
    async (what, rows, after) => {
      const child = await start(what);
      let told = 0;
      while (told < after) told = Number(await child.next());
      await wait(7);
      await child.kill();
      for (let line = await child.next(); line !== undefined; line = await child.next()) told = Number(line);
      const names = await tenants(await open());
      const batches = Map.groupBy(names, (name) => Number.parseInt(name, 10));
      expect(batches.size).toBeGreaterThanOrEqual(told);
      expect([...batches.values()].filter((batch) => batch.length !== rows)).toEqual([]);
    },
  );

  test('is open for a second process through the first', async () => {
    const database = await open();
    const child = await start('add');
    expect(await child.next()).toBe('added');
    expect(await tenants(database)).toEqual(['from the other process']);
  });

  test('is open for this process through another, until that one ends', async () => {
    const child = await start('hold');
    const database = await open();
    await database.asOwner(({ query }) => query("insert into tenant (name) values ('through the socket')"));
    const [other] = await database.asOwner(({ query }) =>
      query<{ tenant_id: never }>("insert into tenant (name) values ('walled in') returning tenant_id"),
    );
    expect(await tenants(database)).toEqual(['through the socket', 'walled in']);
    expect(await database.read(other?.tenant_id as never, 'select name from tenant')).toEqual([{ name: 'walled in' }]);
    const refused = database.write(other?.tenant_id as never, (query) => query('delete from day'));
    await expect(refused).rejects.toMatchObject({ code: '42501' });
    await child.kill();
    await expect(tenants(database)).rejects.toThrow('The process that has the embedded database open has ended.');
    expect(await tenants(await open())).toEqual(['through the socket', 'walled in']);
  });

  test('keeps nothing of a second process that dies in the middle of a transaction, and goes on', async () => {
    const database = await open();
    const child = await start('begin');
    expect(await child.next()).toBe('begun');
    const waiting = tenants(database);
    await child.kill();
    expect(await waiting).toEqual([]);
    const [tenant] = await database.asOwner(({ query }) =>
      query<{ tenant_id: never }>("insert into tenant (name) values ('after') returning tenant_id"),
    );
    expect(await database.read(tenant?.tenant_id as never, 'select name from tenant')).toEqual([{ name: 'after' }]);
  });

  test('may be opened twice by one process', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    await one?.asOwner(({ query }) => query("insert into tenant (name) values ('one')"));
    expect(await tenants(two as Database)).toEqual(['one']);
  });

  test('is taken over from a dead process whose number somebody else has now', async () => {
    const lock = { pid: process.pid, startedAt: 'another boot 12345', socketPath: join(folder, 'nobody.sock') };
    await writeFile(join(folder, 'lock'), JSON.stringify(lock));
    const before = Date.now();
    expect(await tenants(await open())).toEqual([]);
    // Waiting for an answer that never comes would take fifteen seconds.
    expect(Date.now() - before).toBeLessThan(10_000);
  });

  test('says who is in the way when the lock cannot be understood', async () => {
    await writeFile(join(folder, 'lock'), '{"pid": 1');
    await expect(open()).rejects.toThrow(`${join(folder, 'lock')} does not say who has the folder open.`);
  });

  test('is nobody else’s to look into, and leaves no lock or socket behind', async () => {
    const inner = join(folder, 'inner');
    const database = await openDatabase({ dataDir: inner, isBrief: true });
    expect((await stat(inner)).mode & 0o777).toBe(0o700);
    expect((await stat(join(inner, 'lock'))).mode & 0o777).toBe(0o600);
    const { socketPath } = JSON.parse(await readFile(join(inner, 'lock'), 'utf8'));
    expect((await stat(socketPath)).mode & 0o777).toBe(0o600);
    await database.close();
    expect(await readdir(inner)).toEqual(['pglite']);
    await expect(stat(socketPath)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
