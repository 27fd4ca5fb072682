import { AppError } from '../domain/app-error.ts';
import { type Month, monthAfter } from '../domain/calendar.ts';
import type { ColleagueId, TenantId } from '../domain/ids.ts';
import { rebuildConnections, type SeenName } from './connections.ts';
import { isAllWithdrawn } from './consent.ts';
import type { OwnerTransaction } from './database.ts';
import { leaveOutErasedContacts } from './erased-contacts.ts';
import { meetTenant } from './statistics.ts';
import { holdTenant } from './tenant-lock.ts';

/** What a batch was made of: one kind of items of one mailbox in one month. Without items it takes back what was there. */
export type BatchRow = {
  readonly month: Month;
  readonly kind: 'mail' | 'calendar';
  readonly items: number;
  readonly received: number;
  readonly sent: number;
  /** Whether the source holds the whole month, and has nothing: then it counts as read. */
  readonly isKnownEmpty?: boolean;
};

/** All that an import brings for one mailbox; rows are lines of PostgreSQL's text COPY format in UTF-8. */
export type MailboxRows = {
  readonly colleagueId: ColleagueId;
  readonly batches: readonly BatchRow[];
  /** Columns as in {@link DAY_COLUMNS}, after the tenant. */
  readonly days: Uint8Array;
  readonly meetings: Uint8Array;
  readonly familiarity: Uint8Array;
  readonly names: readonly SeenName[];
};

/** Some mailboxes, and the contacts they know. */
export type MailboxesRows = {
  readonly mailboxes: readonly MailboxRows[];
  /** COPY lines: contact_id, address, domain, account_domain, account_id, is_machine. */
  readonly contacts: Uint8Array;
};

const DAY_COLUMNS = [
  'tenant_id',
  'colleague_id',
  'contact_id',
  'day',
  'mails_in',
  'mails_out',
  'mass_in',
  'mass_out',
  'their_reply_seconds',
  'our_reply_seconds',
];
const MEETING_COLUMNS = [
  'tenant_id',
  'colleague_id',
  'contact_id',
  'starts_at',
  'meeting_id',
  'kind',
  'minutes',
  'is_ours',
  'our_attendees',
];
const FAMILIARITY_COLUMNS = ['tenant_id', 'colleague_id', 'peer_id', 'month', 'kind', 'days', 'familiarity_sum'];
const CONTACT_COLUMNS = ['contact_id', 'address', 'domain', 'account_domain', 'account_id', 'is_machine'];

/**
 * Holds on to the tenant's consent until the transaction ends: who decides about it waits. Before the first decision an import may
 * prepare what nobody sees yet; once everything was withdrawn no mailbox is read.
 *
 * @throws AppError `consent_required` when every kind that was decided about is withdrawn
 */
export async function holdConsent(transaction: OwnerTransaction, tenantId: TenantId): Promise<void> {
  await holdTenant(transaction.query, tenantId, 'writing');
  if (!(await isAllWithdrawn(transaction.query, tenantId))) return;
  throw new AppError('consent_required', 'The tenant has withdrawn its consent: no mailbox is read.');
}

/**
 * Writes the batches of some mailboxes and makes their connections anew, all in the given transaction. Each batch replaces what
 * the batch of the same mailbox, month and kind wrote before, so writing it again changes nothing.
 *
 * A colleague who does not share at this moment is passed over. The rows that say so are locked until the end, against a change
 * and against another import of the same mailbox.
 *
 * @returns the colleagues passed over
 * @throws AppError `consent_required` when the tenant has withdrawn everything
 * @throws Error when two addresses meet in one number (docs/decisions/0002)
 */
export async function writeMailboxes(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  rows: MailboxesRows,
  now: number,
): Promise<readonly ColleagueId[]> {
  await holdConsent(transaction, tenantId);
  const sharing = await lockSharing(transaction, tenantId, rows.mailboxes);
  const mailboxes = rows.mailboxes.filter((mailbox) => sharing.has(mailbox.colleagueId));
  await deleteBatches(transaction, tenantId, mailboxes);
  const together = (lines: (mailbox: MailboxRows) => Uint8Array) => Buffer.concat(mailboxes.map(lines));
  await copyRows(
    transaction,
    'day',
    DAY_COLUMNS,
    together((mailbox) => mailbox.days),
  );
  await copyRows(
    transaction,
    'meeting',
    MEETING_COLUMNS,
    together((mailbox) => mailbox.meetings),
  );
  await copyRows(
    transaction,
    'familiarity',
    FAMILIARITY_COLUMNS,
    together((mailbox) => mailbox.familiarity),
  );
  const colleagueIds = mailboxes.map((mailbox) => mailbox.colleagueId);
  await leaveOutErasedContacts(transaction.query, tenantId, colleagueIds);
  const isComplete = mailboxes.length === rows.mailboxes.length;
  await writeContacts(transaction, tenantId, rows.contacts, isComplete ? 'all' : mailboxes);
  await meetTenant(transaction, tenantId, sizesOf(rows));
  if (rows.contacts.length > 0) await refuseCollisions(transaction, tenantId);
  await writeLedger(transaction, tenantId, mailboxes, now);
  await noteRead(transaction, tenantId, mailboxes);
  await rebuildConnections(
    transaction,
    tenantId,
    colleagueIds,
    now,
    mailboxes.flatMap((mailbox) => mailbox.names),
  );
  return rows.mailboxes.map((mailbox) => mailbox.colleagueId).filter((id) => !sharing.has(id));
}

async function lockSharing(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  mailboxes: readonly MailboxRows[],
): Promise<ReadonlySet<ColleagueId>> {
  const rows = await transaction.query<{ colleague_id: ColleagueId }>(LOCK_READABLE, [
    tenantId,
    mailboxes.map((mailbox) => mailbox.colleagueId),
  ]);
  return new Set(rows.map((row) => row.colleague_id));
}

/** The mailboxes are read: they do not wait for it any more. */
async function noteRead(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  mailboxes: readonly MailboxRows[],
): Promise<void> {
  await transaction.query(
    `update sharing
     set reading_due_since = null
     where tenant_id = $1
       and colleague_id = any($2::integer[])
       and reading_due_since is not null`,
    [tenantId, mailboxes.map((mailbox) => mailbox.colleagueId)],
  );
}

async function deleteBatches(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  mailboxes: readonly MailboxRows[],
): Promise<void> {
  const batches = mailboxes.flatMap(({ colleagueId, batches }) =>
    batches.map(({ month, kind }) => ({ colleagueId, month, kind })),
  );
  const before = await transaction.query<{ colleague_id: number; month: Month; kind: 'mail' | 'calendar' }>(
    `select batch.colleague_id, batch.month, batch.kind
     from batch
     join unnest($2::integer[], $3::date[], $4::text[]) as given (colleague_id, month, kind)
       on given.colleague_id = batch.colleague_id
       and given.month = batch.month
       and given.kind = batch.kind
     where batch.tenant_id = $1
     order by batch.colleague_id, batch.month, batch.kind`,
    [
      tenantId,
      batches.map((batch) => String(batch.colleagueId)),
      batches.map((batch) => batch.month),
      batches.map((batch) => batch.kind),
    ],
  );
  for (const kind of ['mail', 'calendar'] as const) {
    const old = before.filter((batch) => batch.kind === kind);
    if (old.length === 0) continue;
    const values = [
      tenantId,
      old.map((batch) => String(batch.colleague_id)),
      old.map((batch) => batch.month),
      old.map((batch) => monthAfter(batch.month)),
    ];
    await transaction.query(kind === 'mail' ? DELETE_DAYS : DELETE_MEETINGS, values);
    await transaction.query(DELETE_FAMILIARITY, [...values.slice(0, 3), kind]);
    await transaction.query(DELETE_LEDGER, [...values.slice(0, 3), kind]);
  }
}

/** Writes the contacts of a part. Those that only mailboxes passed over know stay unknown. */
async function writeContacts(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  lines: Uint8Array,
  whose: 'all' | readonly MailboxRows[],
): Promise<void> {
  if (lines.length === 0) return;
  await transaction.script(
    `create temporary table if not exists incoming_contact (
       contact_id bigint, address text, domain text, account_domain text, account_id bigint, is_machine boolean
     ) on commit delete rows`,
  );
  await transaction.copy('incoming_contact', CONTACT_COLUMNS, lines);
  if (whose !== 'all') {
    await transaction.query(DELETE_UNKNOWN_CONTACTS, [tenantId, whose.map((mailbox) => mailbox.colleagueId)]);
  }
  await transaction.query(DELETE_ERASED_CONTACTS, [tenantId]);
  await transaction.query(
    `insert into contact (tenant_id, ${CONTACT_COLUMNS.join(', ')})
     select $1::integer, ${CONTACT_COLUMNS.join(', ')}
     from incoming_contact
     order by contact_id
     on conflict (tenant_id, contact_id) do nothing`,
    [tenantId],
  );
}

/** @throws Error when two addresses have the same number. */
async function refuseCollisions(transaction: OwnerTransaction, tenantId: TenantId): Promise<void> {
  // Offset keeps it a look-up by key for each: joined, all contacts would be read for every part.
  const [met] = await transaction.query<{ collisions: number }>(
    `select count(*)::integer as collisions
     from incoming_contact
     where exists (
       select
       from contact
       where contact.tenant_id = $1
         and contact.contact_id = incoming_contact.contact_id
         and contact.address <> incoming_contact.address
       offset 0
     )`,
    [tenantId],
  );
  if (met === undefined || met.collisions > 0)
    throw new Error('Two addresses have the same number. Nothing of this part was written.');
}

/** How much there is to write into each table, in bytes. */
function sizesOf(rows: MailboxesRows): ReadonlyMap<string, number> {
  const total = (of: (mailbox: MailboxRows) => Uint8Array) =>
    rows.mailboxes.reduce((sum, mailbox) => sum + of(mailbox).length, 0);
  return new Map([
    ['day', total((mailbox) => mailbox.days)],
    ['meeting', total((mailbox) => mailbox.meetings)],
    ['familiarity', total((mailbox) => mailbox.familiarity)],
    ['contact', rows.contacts.length],
  ]);
}

async function copyRows(
  transaction: OwnerTransaction,
  table: string,
  columns: readonly string[],
  lines: Uint8Array,
): Promise<void> {
  if (lines.length > 0) await transaction.copy(table, columns, lines);
}

async function writeLedger(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  mailboxes: readonly MailboxRows[],
  now: number,
): Promise<void> {
  const batches = mailboxes
    .flatMap(({ colleagueId, batches }) => batches.map((batch) => ({ colleagueId, ...batch })))
    .filter((batch) => batch.items > 0 || batch.isKnownEmpty === true);
  await transaction.query(
    `insert into batch (tenant_id, colleague_id, month, kind, items, received, sent, imported_at)
     select $1::integer, colleague_id, month, kind, items, received, sent, $2::timestamptz
     from unnest($3::integer[], $4::date[], $5::text[], $6::integer[], $7::integer[], $8::integer[])
       as given (colleague_id, month, kind, items, received, sent)`,
    [
      tenantId,
      new Date(now),
      batches.map((batch) => batch.colleagueId),
      batches.map((batch) => batch.month),
      batches.map((batch) => batch.kind),
      batches.map((batch) => batch.items),
      batches.map((batch) => batch.received),
      batches.map((batch) => batch.sent),
    ],
  );
}

// The mailboxes whose owners let them be read (policy/views.sql, readable_mailbox), locked against their next choice.
const LOCK_READABLE = `
select sharing.colleague_id
from sharing
join colleague
  on colleague.tenant_id = sharing.tenant_id
  and colleague.colleague_id = sharing.colleague_id
where sharing.tenant_id = $1
  and sharing.colleague_id = any($2::integer[])
  and sharing.is_on
  and not sharing.is_in_opted_out_group
  and sharing.erasing_since is null
  and colleague.is_enabled
order by sharing.colleague_id
for no key update of sharing`;

const DELETE_ERASED_CONTACTS = `
delete from incoming_contact
using erased_contact
where erased_contact.tenant_id = $1
  and erased_contact.contact_id = incoming_contact.contact_id`;

const DELETE_UNKNOWN_CONTACTS = `
delete from incoming_contact
where not exists (
    select
    from day
    where day.tenant_id = $1
      and day.colleague_id = any($2::integer[])
      and day.contact_id = incoming_contact.contact_id
  )
  and not exists (
    select
    from meeting
    where meeting.tenant_id = $1
      and meeting.colleague_id = any($2::integer[])
      and meeting.contact_id = incoming_contact.contact_id
  )`;

const DELETE_DAYS = `
delete from day
using unnest($2::integer[], $3::date[], $4::date[]) as old (colleague_id, month, next_month)
where day.tenant_id = $1
  and day.colleague_id = old.colleague_id
  and day.day >= old.month
  and day.day < old.next_month`;

const DELETE_MEETINGS = `
delete from meeting
using unnest($2::integer[], $3::date[], $4::date[]) as old (colleague_id, month, next_month)
where meeting.tenant_id = $1
  and meeting.colleague_id = old.colleague_id
  and meeting.starts_at >= old.month::timestamp at time zone 'UTC'
  and meeting.starts_at < old.next_month::timestamp at time zone 'UTC'`;

const DELETE_FAMILIARITY = `
delete from familiarity
using unnest($2::integer[], $3::date[]) as old (colleague_id, month)
where familiarity.tenant_id = $1
  and familiarity.colleague_id = old.colleague_id
  and familiarity.month = old.month
  and familiarity.kind = $4`;

const DELETE_LEDGER = `
delete from batch
using unnest($2::integer[], $3::date[]) as old (colleague_id, month)
where batch.tenant_id = $1
  and batch.colleague_id = old.colleague_id
  and batch.month = old.month
  and batch.kind = $4`;
