import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
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
  await query('delete from contact_correction where tenant_id = $1 and contact_id = $2', [tenantId, contactId]);
  const gone = await query('delete from contact where tenant_id = $1 and contact_id = $2 returning contact_id', [
    tenantId,
    contactId,
  ]);
  return gone.length;
}

/** Takes out of some mailboxes what was written about contacts who asked to be forgotten. Their connections are to be made anew afterwards. */
export async function leaveOutErasedContacts(
  query: Query,
  tenantId: TenantId,
  colleagueIds: readonly ColleagueId[],
): Promise<void> {
  const erased = await query<{ contact_id: ContactId }>(
    'select contact_id from erased_contact where tenant_id = $1 order by contact_id',
    [tenantId],
  );
  if (erased.length === 0) return;
  const values = [tenantId, colleagueIds, erased.map((contact) => contact.contact_id)];
  for (const statement of DELETE_ERASED) await query(statement, values);
}

const DELETE_ERASED = [
  `delete from day
   where tenant_id = $1
     and colleague_id = any($2::integer[])
     and contact_id = any($3::bigint[])`,
  `delete from meeting
   where tenant_id = $1
     and colleague_id = any($2::integer[])
     and contact_id = any($3::bigint[])`,
];
