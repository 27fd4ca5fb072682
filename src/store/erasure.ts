import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import { rebuildConnections } from './connections.ts';
import type { OwnerTransaction, Query, SqlValue } from './database.ts';

/** Rows deleted, by table. */
export type DeletedRows = Readonly<Record<string, number>>;

/** Contacts are given back in pieces: a statement with too many of them is slow to plan. */
const CONTACTS_AT_ONCE = 10_000;
const COLLEAGUES_AT_ONCE = 100;

/**
 * Deletes everything that was read from some mailboxes, and the contacts that nobody else knows. What their owners chose stays.
 * To be called by whoever holds the tenant alone (tenant-lock.ts).
 */
export async function deleteMailboxes(
  { query }: Pick<OwnerTransaction, 'query'>,
  tenantId: TenantId,
  colleagueIds: readonly ColleagueId[],
): Promise<DeletedRows> {
  const rows = await deleteAndCount(query, MAILBOX_DELETIONS, [tenantId, colleagueIds]);
  const known = await query<{ contact_id: ContactId }>(DELETE_CONNECTIONS, [tenantId, colleagueIds]);
  const contactIds = known.map((row) => row.contact_id);
  const contact = await deleteUnknownContacts(query, tenantId, contactIds);
  return { ...rows, connection: known.length, contact };
}

/**
 * Deletes what some colleagues asked for, what they do not want to be asked, and where they are reached. To be called after
 * `deleteMailboxes`, which takes along what was asked of them.
 */
export async function deleteAsks(
  query: Query,
  tenantId: TenantId,
  colleagueIds: readonly ColleagueId[],
): Promise<DeletedRows> {
  const rows = await deleteAndCount(query, ASK_DELETIONS, [tenantId, colleagueIds]);
  for (const statement of UNNAME_ASKER) await query(statement, [tenantId, colleagueIds]);
  return rows;
}

/** Deletes the log of who was shown some colleagues' connections. */
export async function deleteViews(
  query: Query,
  tenantId: TenantId,
  colleagueIds: readonly ColleagueId[],
): Promise<DeletedRows> {
  await lockViews(query, tenantId);
  const rows = await countOf(query, DELETE_VIEWS, [tenantId, colleagueIds]);
  return { view_log: rows };
}

/** Waits for views that are being written (view-log.ts), so that none of them comes in after they were deleted. */
async function lockViews(query: Query, tenantId: TenantId): Promise<void> {
  await query('select pg_advisory_xact_lock($1::integer, $2::integer)', [VIEW_LOCK, tenantId]);
}

/** Held shared by whoever writes views. */
export const VIEW_LOCK = 77_006;

/** Deletes everything about a contact in all mailboxes, and makes what the mailboxes add up to anew. */
export async function deleteContact(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  contactId: ContactId,
  now: number,
): Promise<DeletedRows> {
  const { query } = transaction;
  const owners = (
    await query<{ colleague_id: ColleagueId }>(
      `select colleague_id
       from connection
       where tenant_id = $1
         and contact_id = $2
       order by colleague_id`,
      [tenantId, contactId],
    )
  ).map((row) => row.colleague_id);
  const read = await deleteAndCount(query, CONTACT_DELETIONS, [tenantId, contactId, owners]);
  await lockViews(query, tenantId);
  const mentioned = await deleteAndCount(query, CONTACT_MENTIONS, [tenantId, contactId]);
  for (let start = 0; start < owners.length; start += COLLEAGUES_AT_ONCE) {
    await rebuildConnections(transaction, tenantId, owners.slice(start, start + COLLEAGUES_AT_ONCE), now);
  }
  return { ...read, ...mentioned };
}

/** Colleagues of a tenant of whom something read from a mailbox is still kept; at most so many. */
export async function findMailboxesKept(
  query: Query,
  tenantId: TenantId,
  most: number,
): Promise<readonly ColleagueId[]> {
  const rows = await query<{ colleague_id: ColleagueId }>(
    `select colleague_id
     from (
       select colleague_id from batch where tenant_id = $1
       union
       select colleague_id from connection where tenant_id = $1
       union
       select colleague_id from mailbox where tenant_id = $1
     ) as kept
     order by colleague_id
     limit $2`,
    [tenantId, most],
  );
  return rows.map((row) => row.colleague_id);
}

/**
 * Deletes what is left of a tenant once its mailboxes are gone: contacts, views, people. Of a person with a choice in force
 * the id, the addresses and the choice stay, so that it holds when the tenant consents again; of groups the ids that the opt-out needs.
 *
 * @param now milliseconds since 1970: a pause that was over by then is no choice any more
 */
export async function deleteRestOfTenant(query: Query, tenantId: TenantId, now: number): Promise<DeletedRows> {
  await lockViews(query, tenantId);
  const rows = await deleteAndCount(query, REST_DELETIONS, [tenantId]);
  const colleague = await countOf(query, DELETE_COLLEAGUES, [tenantId, new Date(now)]);
  await query(FORGET_NAMES, [tenantId]);
  return { ...rows, colleague };
}

/** Deletes the groups of a tenant that leave nobody out, with their members. */
export async function deleteOtherGroups(query: Query, tenantId: TenantId): Promise<void> {
  for (const [, statement] of GROUP_DELETIONS) await query(statement, [tenantId]);
}

/**
 * Deletes the contacts of a tenant that no connection knows any more, because their months went. To be called by whoever holds the
 * tenant alone.
 *
 * @returns how many
 */
export async function deleteContactsNobodyKnows(query: Query, tenantId: TenantId): Promise<number> {
  return countOf(query, `${DELETE_CONTACTS} and ${NOBODY_KNOWS}`, [tenantId]);
}

async function deleteUnknownContacts(
  query: Query,
  tenantId: TenantId,
  contactIds: readonly ContactId[],
): Promise<number> {
  let deleted = 0;
  for (let start = 0; start < contactIds.length; start += CONTACTS_AT_ONCE) {
    deleted += await countOf(query, DELETE_UNKNOWN_CONTACTS, [
      tenantId,
      contactIds.slice(start, start + CONTACTS_AT_ONCE),
    ]);
  }
  return deleted;
}

/**
 * What is deleted and not counted: how many notices and wishes there are tells whoever reads the receipt a no from a silence
 * (docs/decisions/0016).
 */
const UNCOUNTED: ReadonlySet<string> = new Set(['notice', 'introducer_wish']);

async function deleteAndCount(
  query: Query,
  deletions: readonly (readonly [table: string, statement: string])[],
  values: readonly SqlValue[],
): Promise<DeletedRows> {
  const rows: Record<string, number> = {};
  for (const [table, statement] of deletions) {
    const count = await countOf(query, statement, values);
    if (!UNCOUNTED.has(table)) rows[table] = count;
  }
  return rows;
}

async function countOf(query: Query, statement: string, values: readonly SqlValue[]): Promise<number> {
  const [row] = await query<{ rows: number }>(
    `with gone as (${statement} returning 1) select count(*)::integer as rows from gone`,
    values,
  );
  return row?.rows ?? 0;
}

/**
 * Notices go before what they tell of. The introductions are locked first, as whoever moves one does: the other
 * way round each could wait for the other.
 */
function noticesOf(which: string): string {
  return `delete from notice
     using (
       select introduction_id
       from introduction
       where tenant_id = $1
         and ${which}
       order by introduction_id
       for update
     ) as held
     where notice.tenant_id = $1
       and notice.introduction_id = held.introduction_id`;
}

const MAILBOX_DELETIONS = [
  ['notice', noticesOf('introducer_id = any($2::integer[])')],
  ['introduction', 'delete from introduction where tenant_id = $1 and introducer_id = any($2::integer[])'],
  ['day', 'delete from day where tenant_id = $1 and colleague_id = any($2::integer[])'],
  ['meeting', 'delete from meeting where tenant_id = $1 and colleague_id = any($2::integer[])'],
  ['familiarity', 'delete from familiarity where tenant_id = $1 and colleague_id = any($2::integer[])'],
  ['peer', 'delete from peer where tenant_id = $1 and colleague_id = any($2::integer[])'],
  ['batch', 'delete from batch where tenant_id = $1 and colleague_id = any($2::integer[])'],
  ['mailbox', 'delete from mailbox where tenant_id = $1 and colleague_id = any($2::integer[])'],
] as const;

const DELETE_CONNECTIONS = `
delete from connection
where tenant_id = $1
  and colleague_id = any($2::integer[])
returning contact_id`;

const DELETE_CONTACTS = 'delete from contact where tenant_id = $1';

// Offset keeps it a look-up by key for each.
const NOBODY_KNOWS = `not exists (
    select
    from connection
    where connection.tenant_id = contact.tenant_id
      and connection.contact_id = contact.contact_id
    offset 0
  )`;

const DELETE_UNKNOWN_CONTACTS = `${DELETE_CONTACTS} and contact_id = any($2::bigint[]) and ${NOBODY_KNOWS}`;

const ASK_DELETIONS = [
  ['notice', noticesOf('asker_id = any($2::integer[])')],
  ['introduction', 'delete from introduction where tenant_id = $1 and asker_id = any($2::integer[])'],
  ['introducer_wish', 'delete from introducer_wish where tenant_id = $1 and colleague_id = any($2::integer[])'],
  ['conversation', 'delete from conversation where tenant_id = $1 and colleague_id = any($2::integer[])'],
] as const;

/** Of others' wishes it is forgotten whose ask they came from: each is a wish like one set apart from any ask. */
const UNNAME_ASKER = [
  `insert into introducer_wish (tenant_id, colleague_id, contact_id, kind, asker_id, contact_address, set_at, shows_at)
   select tenant_id, colleague_id, contact_id, kind, 0, contact_address, set_at, shows_at
   from introducer_wish
   where tenant_id = $1
     and asker_id = any($2::integer[])
   order by shows_at
   on conflict do nothing`,
  'delete from introducer_wish where tenant_id = $1 and asker_id = any($2::integer[])',
] as const;

const DELETE_VIEWS = 'delete from view_log where tenant_id = $1 and colleague_id = any($2::integer[])';

const CONTACT_DELETIONS = [
  ['day', 'delete from day where tenant_id = $1 and contact_id = $2 and colleague_id = any($3::integer[])'],
  ['meeting', 'delete from meeting where tenant_id = $1 and contact_id = $2 and colleague_id = any($3::integer[])'],
  [
    'connection',
    'delete from connection where tenant_id = $1 and contact_id = $2 and colleague_id = any($3::integer[])',
  ],
] as const;

const CONTACT_MENTIONS = [
  ['notice', noticesOf('contact_id = $2')],
  ['introduction', 'delete from introduction where tenant_id = $1 and contact_id = $2'],
  ['introducer_wish', 'delete from introducer_wish where tenant_id = $1 and contact_id = $2'],
  ['contact', 'delete from contact where tenant_id = $1 and contact_id = $2'],
  ['hidden_contact', 'delete from hidden_contact where tenant_id = $1 and contact_id = $2'],
  ['view_log', 'delete from view_log where tenant_id = $1 and contact_id = $2'],
] as const;

/** Somebody who turned sharing off, has paused it (`$2` is now), hides something, or does not want to be asked something. */
const HAS_CHOSEN = `
  exists (
    select
    from sharing
    where sharing.tenant_id = colleague.tenant_id
      and sharing.colleague_id = colleague.colleague_id
      and (not sharing.is_on or sharing.paused_until > $2)
  )
  or exists (
    select
    from hidden_contact
    where hidden_contact.tenant_id = colleague.tenant_id
      and hidden_contact.colleague_id = colleague.colleague_id
  )
  or exists (
    select
    from hidden_domain
    where hidden_domain.tenant_id = colleague.tenant_id
      and hidden_domain.colleague_id = colleague.colleague_id
  )
  or exists (
    select
    from introducer_wish
    where introducer_wish.tenant_id = colleague.tenant_id
      and introducer_wish.colleague_id = colleague.colleague_id
  )`;

/** Groups that leave somebody out, or would: the opted-out ones and those within them. */
const OPTED_OUT_GROUPS = `
  with recursive needed as (
    select group_id
    from opted_out_group
    where tenant_id = $1
      and is_opted_out
    union
    select membership.member_id
    from needed
    join group_membership as membership
      on membership.tenant_id = $1
      and membership.group_id = needed.group_id
      and membership.is_group
  )
  select group_id
  from needed`;

const GROUP_DELETIONS = [
  ['group_membership', `delete from group_membership where tenant_id = $1 and group_id not in (${OPTED_OUT_GROUPS})`],
  ['directory_group', `delete from directory_group where tenant_id = $1 and group_id not in (${OPTED_OUT_GROUPS})`],
] as const;

const REST_DELETIONS = [
  ...GROUP_DELETIONS,
  ['contact', DELETE_CONTACTS],
  ['contact_correction', 'delete from contact_correction where tenant_id = $1'],
  ['view_log', 'delete from view_log where tenant_id = $1'],
  ['notice', noticesOf('true')],
  ['introduction', 'delete from introduction where tenant_id = $1'],
  ['conversation', 'delete from conversation where tenant_id = $1'],
] as const;

const DELETE_COLLEAGUES = `delete from colleague where tenant_id = $1 and not (${HAS_CHOSEN})`;

const FORGET_NAMES = `
update colleague
set
  name = null,
  department = null,
  title = null
where tenant_id = $1`;
