import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The variable that tells the processes of one run where the made-up tenant is, or will be. */
const VARIABLE = 'ACQUAINT_TEST_MADE_UP';

/** Before all tests: says where the tenant is to be made up once. */
export async function announceMadeUp(): Promise<void> {
  process.env[VARIABLE] = await mkdtemp(join(tmpdir(), 'acquaint-made-up-'));
}

/** After all tests. */
export async function removeMadeUp(): Promise<void> {
  const folder = process.env[VARIABLE];
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}

/**
 * Copies what was made up for this run into a folder. Whoever comes first makes it up and the others wait; outside of a run, and where that
 * failed, nothing is copied.
 *
 * @param makeUp makes it up in the folder it is given
 */
export async function copyMadeUp(dataDir: string, makeUp: (folder: string) => Promise<void>): Promise<void> {
  const folder = process.env[VARIABLE];
  if (folder === undefined) return;
  const [data, ready, failed] = ['data', 'ready', 'failed'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  if (await isFirst(join(folder, 'begun'))) {
    try {
      await makeUp(data);
    } catch (error) {
      await writeFile(failed, '');
      throw error;
    }
    await writeFile(ready, '');
  }
  while (!(await exists(ready))) {
    if (await exists(failed)) return;
    await wait(200);
  }
  await cp(data, dataDir, { recursive: true });
}

/** Making a folder works once, however many try. */
async function isFirst(marker: string): Promise<boolean> {
  return mkdir(marker).then(
    () => true,
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
