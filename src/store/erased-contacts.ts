import type { ContactId, TenantId } from '../domain/ids.ts';
import type { Query } from './database.ts';

/**
 * Notes that a contact asked to be forgotten. Its own row goes at once, and with it everybody's sight of it, since every view joins
 * it; nothing about it is written again. To be called by whoever holds the tenant alone.
 *
 * @returns how many rows went
 */
export async function writeErasedContact(
  query: Query,
  tenantId: TenantId,
  contactId: ContactId,
  at: number,
): Promise<number> {
  await query(
    `insert into erased_contact (tenant_id, contact_id, asked_at)
     values ($1, $2, $3)
     on conflict (tenant_id, contact_id) do nothing`,
    [tenantId, contactId, new Date(at)],
  );
  const gone = await query('delete from contact where tenant_id = $1 and contact_id = $2 returning contact_id', [
    tenantId,
    contactId,
  ]);
  return gone.length;
}
