import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import { addressId } from './address-id.ts';
import { type ColleagueChoices, isHeldAgainst, type WhichChoices } from './choice-journal.ts';
import type { Query } from './database.ts';
import { startMailboxErasures } from './receipts.ts';

type Row = {
  readonly tenant_id: TenantId;
  readonly tenant_name: string;
  readonly who: string;
  readonly addresses: readonly string[];
  readonly changed_at: Date;
  readonly is_on: boolean;
  readonly paused_until: Date | null;
  readonly is_in_opted_out_group: boolean;
  readonly opted_out_groups: readonly string[];
  readonly has_left: boolean;
  readonly is_guest: boolean;
  readonly hidden_contacts: readonly { readonly id: ContactId; readonly address: string | null }[];
  readonly hidden_domains: readonly string[];
  readonly erasure_asked_at: Date | null;
  readonly erased_at: Date | null;
  readonly forgotten_at: Date | null;
};

/** A colleague of the restored database whom a record is about, as the backup has it. */
type Before = {
  readonly colleague_id: ColleagueId;
  readonly changed_at: Date | null;
  readonly is_read: boolean;
  readonly erasure_asked_at: Date | null;
  readonly forgotten_at: Date | null;
};

/** What colleagues have chosen. */
export async function listColleagueChoices(
  query: Query,
  { since, known }: WhichChoices,
): Promise<readonly ColleagueChoices[]> {
  const rows = await query<Row>(COLLEAGUES, [since, known]);
  return rows.map((row) => ({
    of: 'colleague',
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    who: row.who,
    addresses: row.addresses,
    changedAt: row.changed_at.getTime(),
    isOn: row.is_on,
    pausedUntil: row.paused_until?.getTime() ?? null,
    isInOptedOutGroup: row.is_in_opted_out_group,
    optedOutGroups: row.opted_out_groups,
    hasLeft: row.has_left,
    isGuest: row.is_guest,
    hiddenContacts: row.hidden_contacts.map(({ id, address }) => ({ contactId: id, address })),
    hiddenDomains: row.hidden_domains,
    erasureAskedAt: row.erasure_asked_at?.getTime() ?? null,
    erasedAt: row.erased_at?.getTime() ?? null,
    forgottenAt: row.forgotten_at?.getTime() ?? null,
  }));
}

/**
 * Has a later choice hold again for everybody in the database who is that person: a backup may know somebody by address only, or under
 * several, who was recognised since.
 *
 * @param isRestored whether the tenant is known to be as old as a backup: only then is somebody missing who should be there
 * @param now milliseconds since 1970
 */
export async function reapplyColleague(
  query: Query,
  tenantId: TenantId,
  record: ColleagueChoices,
  { isRestored, now }: { readonly isRestored: boolean; readonly now: number },
): Promise<void> {
  const objectId = record.who.includes('@') ? null : record.who;
  const addresses = objectId === null ? [record.who, ...record.addresses] : record.addresses;
  const people = await query<Before>(FIND, [tenantId, objectId, addresses.map(addressId), addresses]);
  const earlier = people.filter(
    (before) => (before.changed_at?.getTime() ?? Number.NEGATIVE_INFINITY) < record.changedAt,
  );
  for (const before of earlier) {
    await writeChoices(query, tenantId, before.colleague_id, record);
    await query(WRITE_PERSON, [tenantId, before.colleague_id, people.length === 1 ? objectId : null, record.hasLeft]);
    await eraseAgain(query, tenantId, before, record, now);
  }
  const isMissing = people.length === 0 && isRestored;
  if (isMissing && isHeldAgainst(record, now)) await insertPerson(query, tenantId, objectId, record);
  if (objectId === null || (earlier.length === 0 && !isMissing)) return;
  await query(JOIN_GROUPS, [tenantId, record.optedOutGroups, objectId]);
}

/** Somebody the backup does not know, but whose choice must hold when a directory brings the person back. */
async function insertPerson(
  query: Query,
  tenantId: TenantId,
  objectId: string | null,
  record: ColleagueChoices,
): Promise<void> {
  const [address = record.who] = record.addresses;
  const [made] = await query<{ colleague_id: ColleagueId }>(
    `insert into colleague (tenant_id, object_id, address, is_enabled, is_guest)
     values ($1, $2, $3, $4, $5)
     returning colleague_id`,
    [tenantId, objectId, address.includes('@') ? address : null, !record.hasLeft, record.isGuest],
  );
  if (made === undefined) throw new Error('a colleague was not made');
  await query(
    `insert into colleague_address (tenant_id, address_id, address, colleague_id)
     select $1::integer, address_id, address, $2::integer
     from unnest($3::bigint[], $4::text[]) as given (address_id, address)
     on conflict do nothing`,
    [tenantId, made.colleague_id, record.addresses.map(addressId), record.addresses],
  );
  await writeChoices(query, tenantId, made.colleague_id, record);
}

async function writeChoices(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  record: ColleagueChoices,
): Promise<void> {
  const who = [tenantId, colleagueId];
  await query(WRITE_SHARING, [
    ...who,
    record.isOn,
    dateOf(record.pausedUntil),
    record.isInOptedOutGroup,
    dateOf(record.erasedAt),
    dateOf(record.forgottenAt),
    new Date(record.changedAt),
  ]);
  await query('delete from hidden_contact where tenant_id = $1 and colleague_id = $2', who);
  await query(WRITE_HIDDEN_CONTACTS, [
    ...who,
    record.hiddenContacts.map((one) => one.contactId),
    record.hiddenContacts.map((one) => one.address),
  ]);
  await query('delete from hidden_domain where tenant_id = $1 and colleague_id = $2', who);
  await query(WRITE_HIDDEN_DOMAINS, [...who, record.hiddenDomains]);
}

/** What the backup brought back of a mailbox is deleted when deleting it was asked for since, or it may not be read any more. */
async function eraseAgain(
  query: Query,
  tenantId: TenantId,
  before: Before,
  record: ColleagueChoices,
  now: number,
): Promise<void> {
  const isRefused = !record.isOn || record.isInOptedOutGroup || record.hasLeft;
  const isAsked = (record.erasureAskedAt ?? 0) > (before.erasure_asked_at?.getTime() ?? 0);
  if (!isAsked && !(isRefused && before.is_read)) return;
  const isForgotten = (record.forgottenAt ?? 0) > (before.forgotten_at?.getTime() ?? 0);
  const reason = isForgotten ? 'erasure asked' : 'backup restored';
  await startMailboxErasures(query, tenantId, [before.colleague_id], { reason, at: now });
}

function dateOf(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment);
}

// Everything is added up once and then joined: asked for person by person, it would take a second in a large organisation.
const COLLEAGUES = `
with recursive member as (
  select opted_out_group.tenant_id, opted_out_group.group_id as top_id, membership.member_id, membership.is_group
  from opted_out_group
  join group_membership as membership using (tenant_id, group_id)
  where opted_out_group.is_opted_out
  union
  select member.tenant_id, member.top_id, membership.member_id, membership.is_group
  from member
  join group_membership as membership
    on membership.tenant_id = member.tenant_id
    and membership.group_id = member.member_id
  where member.is_group
), left_out as (
  select tenant_id, member_id as object_id, jsonb_agg(distinct top_id order by top_id) as group_ids
  from member
  where not is_group
  group by tenant_id, member_id
), hidden_one as (
  select
    tenant_id,
    colleague_id,
    jsonb_agg(jsonb_build_object('id', contact_id::text, 'address', address) order by contact_id) as contacts
  from hidden_contact
  where not exists (
    select
    from erased_contact
    where erased_contact.tenant_id = hidden_contact.tenant_id
      and erased_contact.contact_id = hidden_contact.contact_id
  )
  group by tenant_id, colleague_id
), hidden_all as (
  select tenant_id, colleague_id, jsonb_agg(domain order by domain) as domains
  from hidden_domain
  group by tenant_id, colleague_id
), asked as (
  select tenant_id, colleague_id, max(asked_at) as erasure_asked_at
  from receipt
  where colleague_id is not null
  group by tenant_id, colleague_id
)
select
  colleague.tenant_id,
  tenant.name as tenant_name,
  coalesce(colleague.object_id, colleague.address) as who,
  coalesce((
    select jsonb_agg(own.address order by own.address = colleague.address desc nulls last, own.address)
    from colleague_address as own
    where own.tenant_id = colleague.tenant_id
      and own.colleague_id = colleague.colleague_id
  ), '[]') as addresses,
  sharing.changed_at,
  sharing.is_on,
  sharing.paused_until,
  sharing.is_in_opted_out_group,
  coalesce(left_out.group_ids, '[]') as opted_out_groups,
  not colleague.is_enabled as has_left,
  colleague.is_guest,
  coalesce(hidden_one.contacts, '[]') as hidden_contacts,
  coalesce(hidden_all.domains, '[]') as hidden_domains,
  asked.erasure_asked_at,
  sharing.erased_at,
  sharing.forgotten_at
from sharing
join colleague using (tenant_id, colleague_id)
join tenant using (tenant_id)
left join left_out using (tenant_id, object_id)
left join hidden_one using (tenant_id, colleague_id)
left join hidden_all using (tenant_id, colleague_id)
left join asked using (tenant_id, colleague_id)
where ($1::text is null or age(sharing.xmin) <= age($1::text::xid))
  and coalesce(colleague.object_id, colleague.address) is not null
  and (
    not sharing.is_on
    or sharing.paused_until is not null
    or sharing.is_in_opted_out_group
    or sharing.erased_at is not null
    or asked.erasure_asked_at is not null
    or hidden_one.contacts is not null
    or hidden_all.domains is not null
    or coalesce(colleague.object_id, colleague.address) || ' of ' || tenant.name = any($2::text[])
  )
order by sharing.changed_at, sharing.tenant_id, sharing.colleague_id`;

// By the object id; of those without one, by an address. A record without an object id means whoever has its address.
const FIND = `
select
  colleague.colleague_id,
  sharing.changed_at,
  sharing.forgotten_at,
  coalesce(sharing.is_on and not sharing.is_in_opted_out_group and colleague.is_enabled, false) as is_read,
  (
    select max(asked_at)
    from receipt
    where receipt.tenant_id = colleague.tenant_id
      and receipt.colleague_id = colleague.colleague_id
  ) as erasure_asked_at
from colleague
left join sharing
  on sharing.tenant_id = colleague.tenant_id
  and sharing.colleague_id = colleague.colleague_id
where colleague.tenant_id = $1
  and (
    colleague.object_id = $2::text
    or (
      ($2::text is null or colleague.object_id is null)
      and (
        colleague.address = any($4::text[])
        or exists (
          select
          from colleague_address as own
          where own.tenant_id = colleague.tenant_id
            and own.colleague_id = colleague.colleague_id
            and own.address_id = any($3::bigint[])
        )
      )
    )
  )
order by colleague.colleague_id
for update of colleague`;

const WRITE_PERSON = `
update colleague
set
  object_id = coalesce(object_id, $3::text),
  is_enabled = is_enabled and not $4::boolean
where tenant_id = $1
  and colleague_id = $2`;

// Members of a group within the group become members of the group itself, until the groups are read again.
const JOIN_GROUPS = `
insert into group_membership (tenant_id, group_id, member_id, is_group)
select $1::integer, group_id, $3::text, false
from unnest($2::text[]) as given (group_id)
on conflict do nothing`;

// Who may be read and was not waits to be read: what was read since the backup is not in it.
const WRITE_SHARING = `
insert into sharing (
  tenant_id, colleague_id, is_on, paused_until, is_in_opted_out_group, erased_at, forgotten_at, changed_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (tenant_id, colleague_id) do update set
  is_on = excluded.is_on,
  paused_until = excluded.paused_until,
  is_in_opted_out_group = excluded.is_in_opted_out_group,
  erased_at = excluded.erased_at,
  forgotten_at = excluded.forgotten_at,
  changed_at = excluded.changed_at,
  reading_due_since = case
    when excluded.is_on and not excluded.is_in_opted_out_group
      and not (sharing.is_on and not sharing.is_in_opted_out_group) then excluded.changed_at
    when excluded.is_on and not excluded.is_in_opted_out_group then sharing.reading_due_since
  end`;

const WRITE_HIDDEN_CONTACTS = `
insert into hidden_contact (tenant_id, colleague_id, contact_id, address)
select $1::integer, $2::integer, contact_id, address
from unnest($3::bigint[], $4::text[]) as given (contact_id, address)
where not exists (
  select
  from erased_contact
  where erased_contact.tenant_id = $1::integer
    and erased_contact.contact_id = given.contact_id
)`;

const WRITE_HIDDEN_DOMAINS = `
insert into hidden_domain (tenant_id, colleague_id, domain)
select $1::integer, $2::integer, domain
from unnest($3::text[]) as given (domain)`;
