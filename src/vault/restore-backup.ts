import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Day } from '../domain/calendar.ts';
import { clearLock, isGone, readHolder, takeLock } from '../store/folder-lock.ts';
import { openPostgresql } from '../store/postgresql.ts';
import { prepareForRestore } from '../store/restore-target.ts';
import { journalName } from './open-journal.ts';
import { unpackFiles } from './packed-files.ts';
import { type Environment, restoreDump } from './postgresql-programs.ts';
import { type OpenedSeal, withSealedFile } from './sealed-file.ts';

/** Where a backup goes. */
export type RestoreTarget = {
  /** The URL of an empty PostgreSQL database; undefined for the embedded one. */
  readonly url: string | undefined;
  /** The folder of the embedded database. */
  readonly dataDir: string;
  readonly vaultDir: string;
  readonly environment: Environment;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/**
 * Restores a backup into an empty database, whole or not at all. Nothing serves from it yet: whoever opens it next has it agree
 * with the journal of choices first, and deletes again what was deleted since (store/open.ts, jobs/erase.ts).
 *
 * @returns the day the backup is of
 * @throws Error with a sentence for the reader when the backup cannot be read, the journal is missing or the database is not empty
 */
export async function restoreBackup(path: string, target: RestoreTarget): Promise<Day> {
  return withSealedFile(path, target, async (opened) => {
    await requireJournal(opened.installationId, target.vaultDir);
    switch (opened.kind) {
      case 'postgresql':
        await restorePostgresql(opened, target);
        break;
      case 'pglite':
        await restoreEmbedded(opened, target);
        break;
    }
    return opened.day;
  });
}

async function requireJournal(installationId: string, vaultDir: string): Promise<void> {
  const path = join(vaultDir, journalName(installationId));
  if ((await stat(path).catch(() => undefined)) !== undefined) return;
  throw new Error(
    `${path} is missing. Without this journal of choices everything that was erased since would come back. Nothing was restored.`,
  );
}

async function restorePostgresql(opened: OpenedSeal, { url, environment }: RestoreTarget): Promise<void> {
  if (url === undefined) {
    throw new Error('This is the backup of a PostgreSQL database: name an empty one in DATABASE_URL.');
  }
  const database = openPostgresql(url);
  try {
    await database.asOwner(prepareForRestore);
  } finally {
    await database.close();
  }
  await restoreDump(url, environment, opened.content());
}

async function restoreEmbedded(opened: OpenedSeal, { url, dataDir }: RestoreTarget): Promise<void> {
  if (url !== undefined) {
    throw new Error('This is the backup of an embedded database: name an empty folder with --data.');
  }
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await withFolder(folder, async () => {
    const place = join(folder, 'pglite');
    if ((await stat(place).catch(() => undefined)) !== undefined) {
      throw new Error(`There is a database in ${folder} already. Restore into an empty folder.`);
    }
    const unfinished = join(folder, 'pglite.unfinished');
    await rm(unfinished, { recursive: true, force: true });
    try {
      await mkdir(unfinished, { mode: 0o700 });
      await pipeline(opened.content, createGunzip(), (files) => unpackFiles(files, unfinished));
      await rename(unfinished, place);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  });
}

/** Does something while no process has the folder open. */
async function withFolder(folder: string, work: () => Promise<void>): Promise<void> {
  const lockPath = join(folder, 'lock');
  const holder = await readHolder(lockPath);
  if (holder !== undefined && (await isGone(holder))) await clearLock(lockPath, holder);
  const socketPath = await takeLock(lockPath);
  if (socketPath === undefined)
    throw new Error(`${folder} is in use by another process. Restore into an empty folder.`);
  try {
    await work();
  } finally {
    await Promise.all([rm(lockPath, { force: true }), rm(socketPath, { force: true })]);
  }
}
