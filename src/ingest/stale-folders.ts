import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../store/folder-lock.ts';

const PREFIX = 'acquaint-import-';

/** How a working folder of this process starts: the process is named, so that another one can tell that it is gone. */
export const WORKING_FOLDER = `${PREFIX}${process.pid}-`;

/** Removes the working folders of imports that were killed: they hold addresses, and nobody will come for them. */
export async function sweepStaleFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    // Those of another user of this machine are that user's to remove.
    if (pid > 0 && !isAlive(pid))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}
