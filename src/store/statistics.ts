import type { Database } from './database.ts';

/**
 * Has the database look at what it holds, so that it plans with true sizes. For the end of an import: the embedded
 * database never does it by itself, and plans made for empty tables are many times slower.
 */
export async function refreshStatistics(db: Database): Promise<void> {
  await db.asOwner((transaction) => transaction.script('analyze'));
}
