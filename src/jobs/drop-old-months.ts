import { addDays, dayOf, monthOf, startOfDay } from '../domain/calendar.ts';
import { rebuildConnections } from '../store/connections.ts';
import type { Database } from '../store/database.ts';
import { deleteOldMonths, findColleaguesWithOldMonths } from '../store/retention.ts';
import { holdTenant } from '../store/tenant-lock.ts';
import { listTenants } from '../store/tenants.ts';

const DAYS_KEPT = 365;
const COLLEAGUES_AT_ONCE = 100;

/**
 * Drops the months that ended more than a year ago: retention is one year, rolling by whole months. Connections are made anew in
 * the same transaction, so nobody sees sums of days that are gone.
 *
 * @returns how many colleagues had such months
 */
export async function dropOldMonths(deps: { readonly db: Database; readonly now: () => number }): Promise<number> {
  let dropped = 0;
  for (const { tenantId } of await listTenants(deps.db)) {
    const now = deps.now();
    const before = monthOf(startOfDay(addDays(dayOf(now), -DAYS_KEPT)));
    const old = await deps.db.asOwner((transaction) => findColleaguesWithOldMonths(transaction, tenantId, before));
    for (let start = 0; start < old.length; start += COLLEAGUES_AT_ONCE) {
      const some = old.slice(start, start + COLLEAGUES_AT_ONCE);
      await deps.db.asOwner(async (transaction) => {
        // Against a deletion at the same moment, which this would otherwise bring back.
        await holdTenant(transaction.query, tenantId, 'writing');
        await deleteOldMonths(transaction, tenantId, some, before);
        await rebuildConnections(transaction, tenantId, some, now);
      });
    }
    dropped += old.length;
  }
  return dropped;
}
