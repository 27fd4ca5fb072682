import { join } from 'node:path';
import { eraseAll } from '../jobs/erase.ts';
import type { ChoosingDeps, ShowingDeps } from '../services/deps.ts';
import { openDatabase } from '../store/open.ts';
import { openViewQueue } from '../store/view-queue.ts';
import { openJournal } from '../vault/open-journal.ts';

/** The environment as the entry read it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The options that choose a store. */
export type StoreOptions = { readonly data?: string | undefined };

/** What a command works with. */
export type CommandDeps = ShowingDeps &
  ChoosingDeps & {
    /** Writes what was shown so far into the log. */
    readonly flushViews: () => Promise<void>;
    /** The folder of what is kept outside the database. */
    readonly vaultDir: string;
  };

/** Which store is meant: `--data` first, then `DATABASE_URL`, then `ACQUAINT_DATA`, then the folder `.data`. */
export function storeSettingsOf(
  options: StoreOptions,
  environment: Environment,
): { readonly url?: string | undefined; readonly dataDir: string; readonly vaultDir: string } {
  const dataDir = options.data ?? (environment['ACQUAINT_DATA'] || '.data');
  const vaultDir = (options.data === undefined ? environment['ACQUAINT_VAULT'] : undefined) || join(dataDir, 'vault');
  if (options.data !== undefined) return { dataDir, vaultDir };
  return { url: environment['DATABASE_URL'] || undefined, dataDir, vaultDir };
}

/**
 * Opens the store, works, and closes it again, also when the work fails. What is to be deleted is deleted before it comes back, whether the
 * command asked for it or an earlier process left it; what was shown is in the log.
 *
 * @param isLong whether so much is to be done that the embedded database should be ready for it (`isBrief` of the store's settings)
 */
export async function withStore<T>(
  options: StoreOptions,
  environment: Environment,
  work: (deps: CommandDeps) => Promise<T>,
  { isLong = false }: { readonly isLong?: boolean } = {},
): Promise<T> {
  const settings = storeSettingsOf(options, environment);
  const db = await openDatabase({ ...settings, isBrief: !isLong, openJournal: await openJournal(settings.vaultDir) });
  const views = openViewQueue(db, () => undefined);
  const deps: CommandDeps = {
    db,
    now: Date.now,
    noteViews: views.note,
    flushViews: views.flush,
    wakeJobs: () => undefined,
    vaultDir: settings.vaultDir,
  };
  try {
    await eraseAll(deps);
    const answer = await work(deps);
    await views.flush();
    await eraseAll(deps);
    return answer;
  } finally {
    await db.close();
  }
}
