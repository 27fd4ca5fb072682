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

/** What questions are planned by the size of. */
const LOOKED_AT = ['contact', 'connection', 'day', 'meeting', 'familiarity'];

/**
 * Has the database look at tables again into which much was just written: for a tenant that it has not met there, since where others
 * were met it takes such a tenant to have one row, and compares each row with each; and where one has doubled since it last looked, since plans
 * are kept (store/wall.ts) and would stay those of a small table.
 *
 * @param bytes how much was written into each table
 */
export async function lookAgain(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  bytes: ReadonlyMap<string, number>,
): Promise<void> {
  const written = [...bytes].filter(([, size]) => size > SMALL_BYTES).map(([table]) => table);
  const outdated = await transaction.query(
    `select tablename
     from pg_stats
     where schemaname = 'public'
       and tablename = any($2::text[])
       and attname = 'tenant_id'
       and not coalesce($1::text = any(most_common_vals::text::text[]), false)
     union
     select relname
     from pg_class
     where relnamespace = 'public'::regnamespace
       and relname = any($3::text[])
       and pg_relation_size(oid) > greatest($4::bigint, 2 * current_setting('block_size')::bigint * relpages)
     order by tablename`,
    [tenantId, written, LOOKED_AT, SMALL_BYTES],
  );
  // Another import may be looking already: waiting for it could end with each waiting for the other.
  if (outdated.length > 0) await transaction.script(`analyze (skip_locked) ${LOOKED_AT.join(', ')}`);
}
