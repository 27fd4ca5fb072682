import { findColleaguesWithPastMeetings, rebuildConnections } from '../store/connections.ts';
import type { Database } from '../store/database.ts';
import { holdTenant } from '../store/tenant-lock.ts';
import { listTenants } from '../store/tenants.ts';

const COLLEAGUES_AT_ONCE = 100;

/**
 * Lets planned meetings that have taken place count: until its time a meeting is only the next one, afterwards it adds to strength.
 *
 * @returns how many colleagues' connections were made anew
 */
export async function absorbMeetings(deps: { readonly db: Database; readonly now: () => number }): Promise<number> {
  let absorbed = 0;
  for (const { tenantId } of await listTenants(deps.db)) {
    const now = deps.now();
    const due = await deps.db.asOwner((transaction) => findColleaguesWithPastMeetings(transaction, tenantId, now));
    for (let start = 0; start < due.length; start += COLLEAGUES_AT_ONCE) {
      const some = due.slice(start, start + COLLEAGUES_AT_ONCE);
      await deps.db.asOwner(async (transaction) => {
        // Against a deletion at the same moment, which this would otherwise bring back.
        await holdTenant(transaction.query, tenantId, 'writing');
        await rebuildConnections(transaction, tenantId, some, now);
      });
    }
    absorbed += due.length;
  }
  return absorbed;
}
