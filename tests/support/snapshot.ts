import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { openDatabase } from '../../src/store/open.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = join(ROOT, 'node_modules', '.cache', 'acquaint');
const MIGRATIONS = join(ROOT, 'src', 'store', 'migrations');

/**
 * The path of a dump of an empty, migrated embedded database: starting from it takes a fraction of the time that making
 * one does. The dump is made when there is none yet for these migrations, these views and this PGlite.
 */
export async function makeSnapshot(): Promise<string> {
  const path = await snapshotPath();
  if (await stat(path).catch(() => undefined)) return path;
  await mkdir(CACHE, { recursive: true });
  await removeOutdated();
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, await dumpMigrated());
  await rename(unfinished, path);
  return path;
}

/** The name says what the dump was made from. */
async function snapshotPath(): Promise<string> {
  const migrations = (await readdir(MIGRATIONS)).sort().map((name) => join(MIGRATIONS, name));
  const others = ['src/policy/views.sql', 'node_modules/@electric-sql/pglite/package.json'];
  const hash = createHash('sha256');
  for (const file of [...migrations, ...others.map((name) => join(ROOT, name))]) hash.update(await readFile(file));
  return join(CACHE, `migrated-${hash.digest('hex').slice(0, 16)}.tar`);
}

/** Dumps of yesterday go; one of today may still be in use by another run. */
async function removeOutdated(): Promise<void> {
  for (const name of await readdir(CACHE)) {
    const path = join(CACHE, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < Date.now() - 86_400_000) await rm(path, { force: true });
  }
}

async function dumpMigrated(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-snapshot-'));
  try {
    const database = await openDatabase({ dataDir: folder });
    await database.close();
    const pglite = await PGlite.create(join(folder, 'pglite'));
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    return Buffer.from(await dump.arrayBuffer());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
