import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { Query } from './database.ts';

/** Who decided when. */
export type Correcting = { readonly by: string; readonly at: number };

/**
 * The colleague whose address it is, the own other ones included; empty for an address that is nobody's here, and for a guest's: guests
 * have no mailbox, and to the mailboxes here they are contacts.
 */
export async function findOwnerOfAddress(
  query: Query,
  tenantId: TenantId,
  address: string,
): Promise<ColleagueId | undefined> {
  const [row] = await query<{ colleague_id: ColleagueId }>(
    `select directory_address.colleague_id
     from directory_address
     join directory_colleague
       on directory_colleague.tenant_id = directory_address.tenant_id
       and directory_colleague.colleague_id = directory_address.colleague_id
     where directory_address.tenant_id = $1
       and directory_address.address = $2
       and not directory_colleague.is_guest
     order by directory_address.colleague_id`,
    [tenantId, address],
  );
  return row?.colleague_id;
}

/** Whether a contact asked to be forgotten: nothing about it is written again. */
export async function isErasedContact(query: Query, tenantId: TenantId, contactId: ContactId): Promise<boolean> {
  const rows = await query(
    'select contact_id from erased_contact where tenant_id = $1 and contact_id = $2 order by contact_id',
    [tenantId, contactId],
  );
  return rows.length > 0;
}

/** What was said of a colleague's mailbox; null where nothing was. */
export async function findColleagueCorrection(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
): Promise<{ readonly isSharedMailbox: boolean } | null> {
  const [row] = await query<{ is_shared_mailbox: boolean }>(
    'select is_shared_mailbox from colleague_correction where tenant_id = $1 and colleague_id = $2 order by colleague_id',
    [tenantId, colleagueId],
  );
  return row === undefined ? null : { isSharedMailbox: row.is_shared_mailbox };
}

/** What was said of an outside address; null where nothing was. */
export async function findContactCorrection(
  query: Query,
  tenantId: TenantId,
  contactId: ContactId,
): Promise<{ readonly isMachine: boolean } | null> {
  const [row] = await query<{ is_machine: boolean }>(
    'select is_machine from contact_correction where tenant_id = $1 and contact_id = $2 order by contact_id',
    [tenantId, contactId],
  );
  return row === undefined ? null : { isMachine: row.is_machine };
}

/** Says whether a colleague's mailbox is a shared one; null lets directory and traffic decide again. */
export async function writeColleagueCorrection(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  isSharedMailbox: boolean | null,
  { by, at }: Correcting,
): Promise<void> {
  if (isSharedMailbox === null) {
    await query('delete from colleague_correction where tenant_id = $1 and colleague_id = $2', [tenantId, colleagueId]);
    return;
  }
  await query(
    `insert into colleague_correction (tenant_id, colleague_id, is_shared_mailbox, changed_at, changed_by)
     values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, colleague_id) do update set
       is_shared_mailbox = excluded.is_shared_mailbox,
       changed_at = excluded.changed_at,
       changed_by = excluded.changed_by`,
    [tenantId, colleagueId, isSharedMailbox, new Date(at), by],
  );
}

/** Says whether an outside address is a machine; null lets its name and the traffic decide again. */
export async function writeContactCorrection(
  query: Query,
  tenantId: TenantId,
  contact: { readonly contactId: ContactId; readonly address: string },
  isMachine: boolean | null,
  { by, at }: Correcting,
): Promise<void> {
  if (isMachine === null) {
    const values = [tenantId, contact.contactId];
    await query('delete from contact_correction where tenant_id = $1 and contact_id = $2', values);
    return;
  }
  await query(
    `insert into contact_correction (tenant_id, contact_id, address, is_machine, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, contact_id) do update set
       is_machine = excluded.is_machine,
       changed_at = excluded.changed_at,
       changed_by = excluded.changed_by`,
    [tenantId, contact.contactId, contact.address, isMachine, new Date(at), by],
  );
}
