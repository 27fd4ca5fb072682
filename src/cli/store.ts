import type { Deps } from '../services/deps.ts';
import { openDatabase } from '../store/open.ts';

/** The environment as the entry read it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The options that choose a store. */
export type StoreOptions = { readonly data?: string | undefined };

/** Which store is meant: `--data` first, then `DATABASE_URL`, then `ACQUAINT_DATA`, then the folder `.data`. */
export function storeSettingsOf(
  options: StoreOptions,
  environment: Environment,
): { readonly url?: string | undefined; readonly dataDir: string } {
  if (options.data !== undefined) return { dataDir: options.data };
  return { url: environment['DATABASE_URL'] || undefined, dataDir: environment['ACQUAINT_DATA'] || '.data' };
}

/** Opens the store, works, and closes it again, also when the work fails. */
export async function withStore<T>(
  options: StoreOptions,
  environment: Environment,
  work: (deps: Deps) => Promise<T>,
): Promise<T> {
  const db = await openDatabase(storeSettingsOf(options, environment));
  try {
    return await work({ db, now: Date.now });
  } finally {
    await db.close();
  }
}
