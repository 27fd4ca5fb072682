import type { TenantId } from '../domain/ids.ts';
import type { Database } from '../store/database.ts';
import { endReadingDue, isReadingDue } from '../store/sharing.ts';
import { listTenants } from '../store/tenants.ts';

/**
 * Reads the mailboxes again that wait for it: of people who turned sharing on again, left an opted-out group or came back. A
 * mailbox in which nothing was found does not wait any longer either.
 *
 * @param deps.readAgain reads what waits in one tenant
 * @returns how many tenants had any
 */
export async function readAgain(deps: {
  readonly db: Database;
  readonly now: () => number;
  readonly readAgain: (tenantId: TenantId) => Promise<void>;
}): Promise<number> {
  let tenants = 0;
  for (const { tenantId } of await listTenants(deps.db)) {
    if (!(await isReadingDue(deps.db, tenantId))) continue;
    const startedAt = deps.now();
    await deps.readAgain(tenantId);
    await endReadingDue(deps.db, tenantId, startedAt);
    tenants += 1;
  }
  return tenants;
}
