import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from './database.ts';
import { clearLock, isGone, readHolder, takeLock } from './folder-lock.ts';
import { type DatabaseDoor, type OpenJournal, openChoiceKeeper } from './keep-choices.ts';
import { migrate } from './migrate.ts';
import { joinPglite, startPglite } from './pglite.ts';
import { openPostgresql } from './postgresql.ts';

/** Which store to open. */
export type StoreSettings = {
  /** A PostgreSQL URL; when given, the folder does not matter. */
  readonly url?: string | undefined;
  /** The folder of the embedded database. */
  readonly dataDir?: string | undefined;
  /** Whether this process will use it for a short while only: the embedded database then starts sooner, and is slower at what is long. */
  readonly isBrief?: boolean | undefined;
  /** The journal of choices beside the database; without it nothing is kept for the day a backup is restored (tests). */
  readonly openJournal?: OpenJournal | undefined;
};

const LOCK_PATIENCE_MS = 15_000;
const LOCK_RETRY_MS = 100;

/**
 * Opens the store, brings it to the shape this code needs, and has it agree with the journal of choices beside it.
 *
 * The embedded database can be open in one process only. That process holds `lock` in the folder; another process (the
 * command line beside a running service) is served by it through a socket.
 *
 * @throws Error with a sentence for the reader when the store cannot be opened.
 */
export async function openDatabase(settings: StoreSettings): Promise<Database> {
  const database = await openUnmigrated(settings);
  try {
    await migrate(database);
    const { openJournal } = settings;
    const keepChoices =
      openJournal === undefined ? async () => undefined : await openChoiceKeeper(database, openJournal, Date.now);
    return { ...database, keepChoices };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openUnmigrated({ url, dataDir, isBrief = false }: StoreSettings): Promise<DatabaseDoor> {
  if (url !== undefined) return openPostgresql(url);
  if (dataDir === undefined) throw new Error('A store is a PostgreSQL URL or a folder, and neither is named.');
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return openFolder(folder, isBrief);
}

async function openFolder(folder: string, isBrief: boolean): Promise<DatabaseDoor> {
  const lockPath = join(folder, 'lock');
  const giveUpAt = Date.now() + LOCK_PATIENCE_MS;
  for (;;) {
    const socketPath = await takeLock(lockPath);
    if (socketPath !== undefined) return startLocked(folder, lockPath, socketPath, isBrief);
    const joined = await joinHolder(lockPath);
    if (joined !== undefined) return joined;
    if (Date.now() > giveUpAt) {
      throw new Error(`${folder} is in use by another process that does not answer. End it, or remove ${lockPath}.`);
    }
    await wait(LOCK_RETRY_MS);
  }
}

async function startLocked(
  folder: string,
  lockPath: string,
  socketPath: string,
  isBrief: boolean,
): Promise<DatabaseDoor> {
  const release = () => Promise.all([rm(lockPath, { force: true }), rm(socketPath, { force: true })]);
  try {
    const database = await startPglite({ dataDir: join(folder, 'pglite'), socketPath, isBrief });
    return {
      ...database,
      close: async () => {
        await database.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Joins the holder of the lock; when the holder is gone, clears the lock away. */
async function joinHolder(lockPath: string): Promise<DatabaseDoor | undefined> {
  const holder = await readHolder(lockPath);
  if (holder === undefined) return undefined;
  if (await isGone(holder)) {
    await clearLock(lockPath, holder);
    return undefined;
  }
  return joinPglite(holder.socketPath).catch(() => undefined);
}
