import type { Database } from '../store/database.ts';
import { deleteContactsNobodyKnows } from '../store/erasure.ts';
import { holdTenant } from '../store/tenant-lock.ts';
import { listTenants } from '../store/tenants.ts';

/**
 * Deletes contacts whom no mailbox knows any more, because their months were dropped or replaced: an address is kept as long as
 * somebody has a connection with it, and no longer.
 *
 * @returns how many
 */
export async function dropUnknownContacts(deps: { readonly db: Database }): Promise<number> {
  let dropped = 0;
  for (const { tenantId } of await listTenants(deps.db)) {
    dropped += await deps.db.asOwner(async ({ query }) => {
      await holdTenant(query, tenantId, 'alone');
      return deleteContactsNobodyKnows(query, tenantId);
    });
  }
  return dropped;
}
