import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Day, dayOf, daysBetween, parseDay } from '../domain/calendar.ts';
import { placeFile, syncFolder, UNFINISHED } from './durable-files.ts';

/**
 * Days after which the key of a day is destroyed. What was asked to be erased on that day is gone from backups 30 days after the
 * moment it was asked (store/receipts.ts): a day is left for whoever destroys the keys to come round.
 */
export const KEY_DAYS = 29;

const KEY_BYTES = 32;
const AN_HOUR_MS = 60 * 60_000;

/** The key of a day, made when it is first asked for. Of several processes that ask at once, all get the same. */
export async function readOrMakeKey(vaultDir: string, day: Day): Promise<Buffer> {
  const folder = keysFolder(vaultDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const known = await findKey(vaultDir, day);
  if (known !== undefined) return known;
  await placeFile(folder, keyName(day), randomBytes(KEY_BYTES));
  const made = await findKey(vaultDir, day);
  if (made === undefined) throw new Error(`The key of ${day} was taken away from ${folder} while it was used.`);
  return made;
}

/**
 * The key of a day; empty when there is none (any more).
 *
 * @throws Error when the file is no key
 */
export async function findKey(vaultDir: string, day: Day): Promise<Buffer | undefined> {
  const path = join(keysFolder(vaultDir), keyName(day));
  const key = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (key !== undefined && key.length !== KEY_BYTES) throw new Error(`${path} is no key.`);
  return key;
}

/**
 * Destroys the keys of days long past, and with them every backup of those days, wherever copies of it are.
 *
 * @param now milliseconds since 1970
 * @returns how many
 */
export async function dropBackupKeys(vaultDir: string, now: number): Promise<number> {
  const folder = keysFolder(vaultDir);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const today = dayOf(now);
  let dropped = 0;
  for (const name of names) {
    const path = join(folder, name);
    const day = name.endsWith(KEY_ENDING) ? parseDay(name.slice(0, -KEY_ENDING.length)) : undefined;
    const isOld = day !== undefined && daysBetween(day, today) >= KEY_DAYS;
    if (!isOld && !(await isLeftOver(path, name, now))) continue;
    await destroy(path);
    if (isOld) dropped += 1;
  }
  if (dropped > 0) await syncFolder(folder);
  return dropped;
}

const KEY_ENDING = '.key';

function keysFolder(vaultDir: string): string {
  return join(vaultDir, 'backup-keys');
}

function keyName(day: Day): string {
  return `${day}${KEY_ENDING}`;
}

/** A key that a crash kept from getting its name; one that is being made at this moment is younger. */
async function isLeftOver(path: string, name: string, now: number): Promise<boolean> {
  if (!name.startsWith(UNFINISHED)) return false;
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && found.mtimeMs < now - AN_HOUR_MS;
}

/** Writes over the file before it goes. Another process may have been faster. */
async function destroy(path: string): Promise<void> {
  const file = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return;
  try {
    await file.write(randomBytes(KEY_BYTES), 0, KEY_BYTES, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await rm(path, { force: true });
}
