import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the lock of a folder says of the process that has it. */
export type Holder = {
  readonly pid: number;
  /** When that process was started, where the system tells: a later process may have got the same number. */
  readonly startedAt?: string | undefined;
  /** Where it listens. */
  readonly socketPath: string;
};

/** Takes the lock and says where we shall listen; undefined when somebody else has it. */
export async function takeLock(lockPath: string): Promise<string | undefined> {
  const socketPath = join(tmpdir(), `acquaint-${randomName()}.sock`);
  const holder: Holder = { pid: process.pid, startedAt: await startOf(process.pid), socketPath };
  const written = `${lockPath}.${randomName()}`;
  await writeFile(written, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
  try {
    // In one step: whoever finds a lock finds out whose it is, also when we are killed right now.
    await link(written, lockPath);
    return socketPath;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return undefined;
    throw error;
  } finally {
    await rm(written, { force: true });
  }
}

/**
 * Who has the lock; undefined when nobody has.
 *
 * @throws Error when it was damaged: then only a person can tell.
 */
export async function readHolder(lockPath: string): Promise<Holder | undefined> {
  const text = await readFile(lockPath, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${lockPath} does not say who has the folder open. Remove it if nobody has.`, { cause: error });
  }
}

/** Whether the process that took the lock has ended. In doubt it has not. */
export async function isGone(holder: Holder): Promise<boolean> {
  if (!isAlive(holder.pid)) return true;
  const startedAt = await startOf(holder.pid);
  return holder.startedAt !== undefined && startedAt !== undefined && holder.startedAt !== startedAt;
}

/** Puts a dead holder's lock aside first: had another process taken it meanwhile, that lock is put back untouched. */
export async function clearLock(lockPath: string, dead: Holder): Promise<void> {
  const aside = `${lockPath}.${randomName()}`;
  const moved = await rename(lockPath, aside).then(
    () => readHolder(aside),
    () => undefined,
  );
  if (moved !== undefined && moved.socketPath !== dead.socketPath) await link(aside, lockPath).catch(() => undefined);
  await Promise.all([rm(aside, { force: true }), rm(dead.socketPath, { force: true })]);
}

/** Whether a process of this number runs on this machine, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/** In a container every start gets the same few process numbers; Linux also tells the boot and the tick a process began at. */
async function startOf(pid: number): Promise<string | undefined> {
  const [boot, stat] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
  ]);
  // The name of the program, in brackets, may hold anything; after it the start is the 20th field (proc(5): starttime).
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return ticks === undefined ? undefined : `${boot.trim()} ${ticks}`;
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

function randomName(): string {
  return randomBytes(9).toString('hex');
}
