import type { TenantId } from '../domain/ids.ts';
import type { Query } from './database.ts';

/** Any number but those of the other locks; the tenant's number goes with it. */
const ADVISORY_LOCK = 77_005;

/**
 * Holds on to a tenant's data until the transaction ends.
 *
 * `writing`: others may write other mailboxes at the same time. `alone`: nobody may. Whoever decides about consent, and whoever
 * deletes what several mailboxes share, is alone: an import under way is waited for, and finds the decision when it comes again.
 */
export async function holdTenant(query: Query, tenantId: TenantId, how: 'writing' | 'alone'): Promise<void> {
  const statement =
    how === 'alone'
      ? 'select pg_advisory_xact_lock($1::integer, $2::integer)'
      : 'select pg_advisory_xact_lock_shared($1::integer, $2::integer)';
  await query(statement, [ADVISORY_LOCK, tenantId]);
}
