import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = join(ROOT, 'node_modules', '.cache', 'acquaint');
const MIGRATIONS = join(ROOT, 'src', 'store', 'migrations');
const PREFIX = 'migrated-';

/** Opens an empty, migrated embedded database in a folder of its own, which goes when it is closed. */
export async function openMigrated(): Promise<Database> {
  const dataDir = await mkdtemp(join(tmpdir(), 'acquaint-test-'));
  await copyMigrated(dataDir);
  const database = await openDatabase({ dataDir, isBrief: true });
  return {
    ...database,
    close: async () => {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Puts an empty, migrated embedded database into a data folder that has none: that takes a fraction of the time that making one does. The one
 * to copy is made when there is none yet for these migrations, these views and this PGlite.
 */
export async function copyMigrated(dataDir: string): Promise<void> {
  await cp(await makeMigrated(), dataDir, { recursive: true });
}

async function makeMigrated(): Promise<string> {
  const path = await migratedPath();
  if (await isThere(path)) return path;
  await mkdir(CACHE, { recursive: true });
  await removeOutdated();
  const unfinished = await mkdtemp(join(CACHE, PREFIX));
  await (await openDatabase({ dataDir: unfinished, isBrief: true })).close();
  try {
    await rename(unfinished, path);
  } catch (error) {
    // Somebody else was faster.
    await rm(unfinished, { recursive: true, force: true });
    if (!(await isThere(path))) throw error;
  }
  return path;
}

/** The name says what it was made from. */
async function migratedPath(): Promise<string> {
  const migrations = (await readdir(MIGRATIONS)).sort().map((name) => join(MIGRATIONS, name));
  const others = ['src/policy/views.sql', 'node_modules/@electric-sql/pglite/package.json'];
  const hash = createHash('sha256');
  for (const file of [...migrations, ...others.map((name) => join(ROOT, name))]) hash.update(await readFile(file));
  return join(CACHE, `${PREFIX}${hash.digest('hex').slice(0, 16)}`);
}

/** What was made yesterday goes; one of today may still be in use by another run. */
async function removeOutdated(): Promise<void> {
  for (const name of (await readdir(CACHE)).filter((one) => one.startsWith(PREFIX))) {
    const path = join(CACHE, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && found.mtimeMs < Date.now() - 86_400_000)
      await rm(path, { recursive: true, force: true });
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
