import type { TenantId } from '../domain/ids.ts';
import type { Database, OwnerTransaction } from './database.ts';

/** Below this a plan for sizes that are not true costs next to nothing. */
const SMALL_BYTES = 64 * 1024;

/**
 * Has the database look at what it holds, so that it plans with true sizes. For the end of an import: the embedded
 * database never does it by itself, and plans made for empty tables are many times slower.
 */
export async function refreshStatistics(db: Database): Promise<void> {
  await db.asOwner((transaction) => transaction.script('analyze'));
}

/**
 * Has the database look at tables again into which much was just written for a tenant that it has not met there. Where others
 * were met, it takes such a tenant to have one row, and compares each row with each.
 *
 * @param bytes how much was written into each table
 */
export async function meetTenant(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  bytes: ReadonlyMap<string, number>,
): Promise<void> {
  const written = [...bytes].filter(([, size]) => size > SMALL_BYTES).map(([table]) => table);
  const unmet = await transaction.query(
    `select tablename
     from pg_stats
     where schemaname = 'public'
       and tablename = any($2::text[])
       and attname = 'tenant_id'
       and not coalesce($1::text = any(most_common_vals::text::text[]), false)
     order by tablename`,
    [tenantId, written],
  );
  // Another import may be looking already: waiting for it could end with each waiting for the other.
  if (unmet.length > 0) await transaction.script('analyze (skip_locked) contact, day, meeting, familiarity');
}
