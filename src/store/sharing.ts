import type { Month } from '../domain/calendar.ts';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { Database, Query } from './database.ts';

/** Whether one colleague's mailbox may be read, and what is held of it. Milliseconds since 1970. */
export type OwnMailbox = {
  readonly isOn: boolean;
  /** Null when there is no pause; a moment in the past is a pause that is over. */
  readonly pausedUntil: number | null;
  readonly isInOptedOutGroup: boolean;
  /** Whether the account is enabled: who has left is not read. */
  readonly isEnabled: boolean;
  /** Whether it may be read, as the policy says (`readable_mailbox`). */
  readonly isReadable: boolean;
  /** Since when what was kept is being deleted, of this mailbox or of the whole tenant. */
  readonly erasingSince: number | null;
  /** Since when the mailbox waits to be read again. */
  readonly readingDueSince: number | null;
  /** A guest has no mailbox in this tenant. */
  readonly isGuest: boolean;
  /** Months of which a batch is held, the oldest first. */
  readonly heldMonths: readonly Month[];
};

/** What one colleague allows, and how far reading the mailbox is. */
export type Sharing = OwnMailbox & {
  readonly hiddenContacts: readonly HiddenContact[];
  /** By the alphabet. */
  readonly hiddenDomains: readonly string[];
};

/** A contact hidden from colleagues; the address is null where only its number was ever kept. */
export type HiddenContact = { readonly contactId: ContactId; readonly address: string | null };

/** A colleague's own choice, as far as it is said. */
export type SharingChoice = {
  readonly isOn?: boolean | undefined;
  /** Milliseconds since 1970; null ends a pause. */
  readonly pausedUntil?: number | null | undefined;
  readonly hiddenContacts?: readonly { readonly contactId: ContactId; readonly address: string }[] | undefined;
  readonly hiddenDomains?: readonly string[] | undefined;
};

type Row = {
  readonly is_on: boolean;
  readonly paused_until: Date | null;
  readonly is_in_opted_out_group: boolean;
  readonly is_enabled: boolean;
  readonly is_readable: boolean;
  readonly erasing_since: Date | null;
  readonly reading_due_since: Date | null;
  readonly is_guest: boolean;
  readonly held_months: readonly Month[];
};

/** Whether a colleague's mailbox may be read, and what is held of it; empty for one without a row, who allows nothing. */
export async function findOwnMailbox(
  db: Database,
  tenantId: TenantId,
  colleagueId: ColleagueId,
): Promise<OwnMailbox | undefined> {
  const [row] = await db.read<Row>(
    tenantId,
    `select
       is_on, paused_until, is_in_opted_out_group, is_enabled, is_guest, reading_due_since,
       exists (
         select
         from readable_mailbox
         where tenant_id = $1
           and colleague_id = $2
       ) as is_readable,
       coalesce(erasing_since, (
         select min(asked_at)
         from receipt
         where tenant_id = $1
           and subject = 'tenant'
           and gone_from_app_at is null
       )) as erasing_since,
       array(
         select distinct month::text
         from held_batch
         where tenant_id = $1
           and colleague_id = $2
         order by month::text
       ) as held_months
     from held_sharing
     where tenant_id = $1
       and colleague_id = $2
     order by colleague_id`,
    [tenantId, colleagueId],
  );
  if (row === undefined) return undefined;
  return {
    isOn: row.is_on,
    pausedUntil: row.paused_until?.getTime() ?? null,
    isInOptedOutGroup: row.is_in_opted_out_group,
    isEnabled: row.is_enabled,
    isReadable: row.is_readable,
    erasingSince: row.erasing_since?.getTime() ?? null,
    readingDueSince: row.reading_due_since?.getTime() ?? null,
    isGuest: row.is_guest,
    heldMonths: row.held_months,
  };
}

/** What a colleague allows; empty for one without a row, who allows nothing. */
export async function findSharing(
  db: Database,
  tenantId: TenantId,
  colleagueId: ColleagueId,
): Promise<Sharing | undefined> {
  const mailbox = await findOwnMailbox(db, tenantId, colleagueId);
  if (mailbox === undefined) return undefined;
  const values = [tenantId, colleagueId];
  const contacts = await db.read<{ contact_id: ContactId; address: string | null }>(
    tenantId,
    `select contact_id, address
     from held_hidden_contact
     where tenant_id = $1
       and colleague_id = $2
     order by address, contact_id`,
    values,
  );
  const domains = await db.read<{ domain: string }>(
    tenantId,
    `select domain
     from held_hidden_domain
     where tenant_id = $1
       and colleague_id = $2
     order by domain`,
    values,
  );
  return {
    ...mailbox,
    hiddenContacts: contacts.map((one) => ({ contactId: one.contact_id, address: one.address })),
    hiddenDomains: domains.map((one) => one.domain),
  };
}

/**
 * Holds on to a colleague's sharing until the transaction ends, against imports of the mailbox and other choices.
 *
 * @returns whether sharing was on; undefined when there is no row
 */
export async function lockOwnSharing(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
): Promise<boolean | undefined> {
  const [row] = await query<{ is_on: boolean }>(
    `select is_on
     from sharing
     where tenant_id = $1
       and colleague_id = $2
     order by colleague_id
     for update`,
    [tenantId, colleagueId],
  );
  return row?.is_on;
}

/**
 * Writes a colleague's choice; what is not said stays. Turning sharing on again has the mailbox read again. To be called by whoever
 * holds the row, and the tenant (tenant-lock.ts): a contact who asks to be forgotten at the same moment must not come in with it.
 */
export async function writeSharing(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  choice: SharingChoice,
  at: number,
): Promise<void> {
  const written = await query(
    `update sharing
     set
       is_on = coalesce($3, is_on),
       paused_until = case when $4::boolean then $5::timestamptz else paused_until end,
       changed_at = greatest($6::timestamptz, changed_at + interval '1 millisecond'),
       reading_due_since = case when $3 and not is_on then $6 else reading_due_since end
     where tenant_id = $1
       and colleague_id = $2
     returning colleague_id`,
    [
      tenantId,
      colleagueId,
      choice.isOn ?? null,
      choice.pausedUntil !== undefined,
      choice.pausedUntil == null ? null : new Date(choice.pausedUntil),
      new Date(at),
    ],
  );
  if (written.length === 0) throw new Error('A choice found no row to be written into.');
  if (choice.hiddenContacts !== undefined)
    await replaceHiddenContacts(query, tenantId, colleagueId, choice.hiddenContacts);
  if (choice.hiddenDomains !== undefined)
    await replaceHiddenDomains(query, tenantId, colleagueId, choice.hiddenDomains);
  await query(STOP_HIDING, [tenantId, colleagueId]);
}

async function replaceHiddenContacts(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  hidden: readonly { readonly contactId: ContactId; readonly address: string }[],
): Promise<void> {
  // Of some only the number was ever kept: nobody can have left them out on purpose.
  await query('delete from hidden_contact where tenant_id = $1 and colleague_id = $2 and address is not null', [
    tenantId,
    colleagueId,
  ]);
  await query(
    `insert into hidden_contact (tenant_id, colleague_id, contact_id, address)
     select $1::integer, $2::integer, contact_id, address
     from unnest($3::bigint[], $4::text[]) as given (contact_id, address)
     where not exists (
       select
       from erased_contact
       where erased_contact.tenant_id = $1::integer
         and erased_contact.contact_id = given.contact_id
     )
     on conflict do nothing`,
    [tenantId, colleagueId, hidden.map((one) => one.contactId), hidden.map((one) => one.address)],
  );
}

async function replaceHiddenDomains(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  hidden: readonly string[],
): Promise<void> {
  await query('delete from hidden_domain where tenant_id = $1 and colleague_id = $2', [tenantId, colleagueId]);
  await query(
    `insert into hidden_domain (tenant_id, colleague_id, domain)
     select $1::integer, $2::integer, domain
     from unnest($3::text[]) as given (domain)
     on conflict do nothing`,
    [tenantId, colleagueId, hidden],
  );
}

// That somebody hides something is noted with the first entry (note_hiding); that it is over, here.
const STOP_HIDING = `
update sharing
set is_hiding = false
where tenant_id = $1
  and colleague_id = $2
  and is_hiding
  and not exists (
    select
    from hidden_contact
    where hidden_contact.tenant_id = sharing.tenant_id
      and hidden_contact.colleague_id = sharing.colleague_id
  )
  and not exists (
    select
    from hidden_domain
    where hidden_domain.tenant_id = sharing.tenant_id
      and hidden_domain.colleague_id = sharing.colleague_id
  )`;

/**
 * Notes that the owner asked for everything to be forgotten: what was hidden, and what was shown before then, which is not written
 * down any more.
 */
export async function noteForgotten(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  at: number,
): Promise<void> {
  await query('delete from hidden_contact where tenant_id = $1 and colleague_id = $2', [tenantId, colleagueId]);
  await query('delete from hidden_domain where tenant_id = $1 and colleague_id = $2', [tenantId, colleagueId]);
  await query('update sharing set forgotten_at = $3 where tenant_id = $1 and colleague_id = $2', [
    tenantId,
    colleagueId,
    new Date(at),
  ]);
}

/**
 * Ends the deletion of a mailbox: unless another one is still to be done, it may be read again if its owner lets it.
 */
export async function endErasing(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  at: number,
): Promise<void> {
  await query(
    `update sharing
     set
       erasing_since = null,
       erased_at = $3,
       changed_at = greatest($3::timestamptz, changed_at + interval '1 millisecond'),
       reading_due_since = case
         when is_on and not is_in_opted_out_group and exists (
           select
           from colleague
           where colleague.tenant_id = sharing.tenant_id
             and colleague.colleague_id = sharing.colleague_id
             and colleague.is_enabled
         ) then $3
       end
     where tenant_id = $1
       and colleague_id = $2
       and not exists (
         select
         from receipt
         where receipt.tenant_id = sharing.tenant_id
           and receipt.colleague_id = sharing.colleague_id
           and receipt.gone_from_app_at is null
       )`,
    [tenantId, colleagueId, new Date(at)],
  );
}

/** Whether any mailbox of the tenant waits to be read again, and may be. */
export async function isReadingDue(db: Database, tenantId: TenantId): Promise<boolean> {
  const rows = await db.read(
    tenantId,
    `select held_sharing.colleague_id
     from held_sharing
     join readable_mailbox
       on readable_mailbox.tenant_id = held_sharing.tenant_id
       and readable_mailbox.colleague_id = held_sharing.colleague_id
     where held_sharing.tenant_id = $1
       and held_sharing.reading_due_since is not null
       and exists (select from granted_consent where granted_consent.tenant_id = $1)
     order by held_sharing.colleague_id
     limit 1`,
    [tenantId],
  );
  return rows.length > 0;
}

/** Has the mailboxes read that may be and of which nothing is kept: for the moment a tenant consents. */
export async function noteReadingDue(query: Query, tenantId: TenantId, at: number): Promise<void> {
  await query(
    `update sharing
     set reading_due_since = $2
     where tenant_id = $1
       and reading_due_since is null
       and exists (
         select
         from readable_mailbox
         where readable_mailbox.tenant_id = sharing.tenant_id
           and readable_mailbox.colleague_id = sharing.colleague_id
       )
       and not exists (
         select
         from batch
         where batch.tenant_id = sharing.tenant_id
           and batch.colleague_id = sharing.colleague_id
       )`,
    [tenantId, new Date(at)],
  );
}

/**
 * The row of somebody who chooses before any directory has named them: the choice then holds from the first reading on.
 *
 * @param chooser.isGuest how the person came: who is a guest must not become a colleague by choosing
 */
export async function insertChooser(
  query: Query,
  tenantId: TenantId,
  { objectId, isGuest, at }: { readonly objectId: string; readonly isGuest: boolean; readonly at: number },
): Promise<ColleagueId> {
  await query('insert into colleague (tenant_id, object_id, is_guest) values ($1, $2, $3) on conflict do nothing', [
    tenantId,
    objectId,
    isGuest,
  ]);
  const [made] = await query<{ colleague_id: ColleagueId }>(
    'select colleague_id from colleague where tenant_id = $1 and object_id = $2 order by colleague_id',
    [tenantId, objectId],
  );
  if (made === undefined) throw new Error('a colleague was neither found nor made');
  await query(
    'insert into sharing (tenant_id, colleague_id, is_on, changed_at) values ($1, $2, true, $3) on conflict do nothing',
    [tenantId, made.colleague_id, new Date(at)],
  );
  return made.colleague_id;
}

/** Ends the waiting of all mailboxes that have waited since before a moment (milliseconds since 1970). */
export async function endReadingDue(db: Database, tenantId: TenantId, before: number): Promise<void> {
  await db.write(tenantId, (query) =>
    query('update sharing set reading_due_since = null where tenant_id = $1 and reading_due_since <= $2', [
      tenantId,
      new Date(before),
    ]),
  );
}
