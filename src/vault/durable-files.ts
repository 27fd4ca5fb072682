import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What names of files begin with that are not finished: a crash may leave one. */
export const UNFINISHED = 'unfinished-';

/** Puts a file in place of one that may be there, whole or not at all, readable by nobody else. */
export async function replaceFile(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const unfinished = await writeUnfinished(folder, content);
  await rename(unfinished, join(folder, name));
  await syncFolder(folder);
}

/** Puts a file in place, whole or not at all, unless one is there already: of several who try at once, one does. */
export async function placeFile(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const unfinished = await writeUnfinished(folder, content);
  try {
    await link(unfinished, join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(unfinished, { force: true });
  }
  await syncFolder(folder);
}

/** Has the names in a folder on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

async function writeUnfinished(folder: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, `${UNFINISHED}${randomBytes(9).toString('hex')}`);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return path;
}
