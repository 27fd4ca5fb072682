import { dayOf } from '../domain/calendar.ts';
import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { OwnerTransaction } from './database.ts';

/** A name seen beside a contact's address in one mailbox. */
export type SeenName = {
  readonly colleagueId: ColleagueId;
  readonly contactId: string;
  readonly name: string;
  readonly on: string;
};

/**
 * Makes the connections of some colleagues anew from their days and meetings, and what their mailboxes add up to.
 *
 * Mailbox-local: nothing of other colleagues is read or written. Sums are taken in order of days, so that the same days give the
 * same number to the last bit. A connection keeps the name it knew unless a later one is given.
 *
 * @param now milliseconds since 1970; what lies after that day is still to come and adds nothing to strength
 */
export async function rebuildConnections(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  colleagueIds: readonly ColleagueId[],
  now: number,
  names: readonly SeenName[] = [],
): Promise<void> {
  if (colleagueIds.length === 0) return;
  const today = dayOf(now);
  await writeNames(transaction, names);
  await transaction.query(UPSERT_CONNECTIONS, [tenantId, colleagueIds, today, new Date(now)]);
  await transaction.query(DELETE_EMPTY_CONNECTIONS, [tenantId, colleagueIds]);
  await transaction.query('delete from mailbox where tenant_id = $1 and colleague_id = any($2::integer[])', [
    tenantId,
    colleagueIds,
  ]);
  await transaction.query(INSERT_MAILBOXES, [tenantId, colleagueIds, today]);
  await transaction.query('delete from peer where tenant_id = $1 and colleague_id = any($2::integer[])', [
    tenantId,
    colleagueIds,
  ]);
  await transaction.query(INSERT_PEERS, [tenantId, colleagueIds]);
}

// With a key of its own, since the planner knows nothing of rows that were just written and would compare each with each.
async function writeNames(transaction: OwnerTransaction, names: readonly SeenName[]): Promise<void> {
  await transaction.script(
    `create temporary table if not exists incoming_name (
       colleague_id integer, contact_id bigint, name text, seen_on date, primary key (colleague_id, contact_id)
     ) on commit delete rows;
     delete from incoming_name`,
  );
  if (names.length === 0) return;
  const last = new Map<string, SeenName>();
  for (const seen of names) {
    const key = `${seen.colleagueId}\t${seen.contactId}`;
    const before = last.get(key);
    const isLater = before === undefined || seen.on > before.on || (seen.on === before.on && seen.name < before.name);
    if (isLater) last.set(key, seen);
  }
  const lines = [...last].map(([key, seen]) => `${key}\t${seen.name.replaceAll('\\', '\\\\')}\t${seen.on}\n`);
  const bytes = Buffer.from(lines.join(''));
  await transaction.copy('incoming_name', ['colleague_id', 'contact_id', 'name', 'seen_on'], bytes);
}

/**
 * Colleagues with a planned meeting that has taken place since their connections were made.
 *
 * @param now milliseconds since 1970
 */
export async function findColleaguesWithPastMeetings(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  now: number,
): Promise<readonly ColleagueId[]> {
  const rows = await transaction.query<{ colleague_id: ColleagueId }>(
    `select distinct colleague_id
     from connection
     where tenant_id = $1
       and next_meeting_at <= $2
     order by colleague_id`,
    [tenantId, new Date(now)],
  );
  return rows.map((row) => row.colleague_id);
}

// The weights and half-lives are those of src/domain/strength.ts, traffic.ts and decay.ts; a test holds the two together.
const UPSERT_CONNECTIONS = `
with mail as (
  select
    colleague_id,
    contact_id,
    sum(weight * power(2::float8, age / 120::float8)) as strength_sum,
    sum(mails_in)::integer as mails_in,
    sum(mails_out)::integer as mails_out,
    sum(mass_in)::integer as mass_in,
    sum(mass_out)::integer as mass_out,
    sum(coalesce(cardinality(their_reply_seconds), 0))::integer as their_replies,
    sum(case when their_reply_seconds is null then 0 else (select sum(s) from unnest(their_reply_seconds) as s) end)::bigint
      as their_reply_seconds,
    sum(coalesce(cardinality(our_reply_seconds), 0))::integer as our_replies,
    sum(case when our_reply_seconds is null then 0 else (select sum(s) from unnest(our_reply_seconds) as s) end)::bigint
      as our_reply_seconds,
    min(day) as first_on,
    max(day) as last_on,
    max(age * 2 + case when mails_in > 0 then 1 else 0 end) as last_mark
  from (
    select
      *,
      (day - date '2020-01-01')::float8 as age,
      case when mails_in > mass_in then 1::float8 when mails_out > mass_out then 0.7::float8 else 0::float8 end as weight
    from day
    where tenant_id = $1
      and colleague_id = any($2::integer[])
      and day <= $3::date
    order by colleague_id, contact_id, day
  ) as mailed
  group by colleague_id, contact_id
),
met_day as (
  select
    colleague_id,
    contact_id,
    (starts_at at time zone 'UTC')::date as day,
    count(*) as meetings,
    sum(minutes) as minutes
  from meeting
  where tenant_id = $1
    and colleague_id = any($2::integer[])
    and (starts_at at time zone 'UTC')::date <= $3::date
  group by colleague_id, contact_id, (starts_at at time zone 'UTC')::date
),
met as (
  select
    colleague_id,
    contact_id,
    sum((1::float8 - weight) * power(2::float8, (day - date '2020-01-01')::float8 / 120::float8)) as strength_sum,
    sum(meetings)::integer as meetings,
    sum(minutes)::integer as minutes,
    min(day) as first_on,
    max(day) as last_on
  from (
    select
      met_day.*,
      case when day.mails_in > day.mass_in then 1::float8 when day.mails_out > day.mass_out then 0.7::float8 else 0::float8 end
        as weight
    from met_day
    left join day
      on day.tenant_id = $1
      and day.colleague_id = met_day.colleague_id
      and day.contact_id = met_day.contact_id
      and day.day = met_day.day
    order by met_day.colleague_id, met_day.contact_id, met_day.day
  ) as met_weighted
  group by colleague_id, contact_id
),
planned as (
  select
    colleague_id,
    contact_id,
    min(starts_at) as next_meeting_at
  from meeting
  where tenant_id = $1
    and colleague_id = any($2::integer[])
    and starts_at > $4
  group by colleague_id, contact_id
)
insert into connection as kept (
  tenant_id, colleague_id, contact_id, account_id, strength_sum,
  mails_in, mails_out, mass_in, mass_out,
  their_replies, their_reply_seconds, our_replies, our_reply_seconds,
  meetings, meeting_minutes, first_on, last_on, last_mail_on, last_meeting_on, last_direction, next_meeting_at, name, name_on
)
select
  $1::integer,
  colleague_id,
  contact_id,
  known.account_id,
  coalesce(mail.strength_sum, 0) + coalesce(met.strength_sum, 0),
  coalesce(mail.mails_in, 0),
  coalesce(mail.mails_out, 0),
  coalesce(mail.mass_in, 0),
  coalesce(mail.mass_out, 0),
  coalesce(mail.their_replies, 0),
  coalesce(mail.their_reply_seconds, 0),
  coalesce(mail.our_replies, 0),
  coalesce(mail.our_reply_seconds, 0),
  coalesce(met.meetings, 0),
  coalesce(met.minutes, 0),
  least(mail.first_on, met.first_on),
  greatest(mail.last_on, met.last_on),
  mail.last_on,
  met.last_on,
  case
    when coalesce(mail.last_on, met.last_on) is null then null
    when met.last_on >= mail.last_on or mail.last_on is null then 'meeting'
    when mail.last_mark = 2 * (mail.last_on - date '2020-01-01') + 1 then 'in'
    else 'out'
  end,
  planned.next_meeting_at,
  seen.name,
  seen.seen_on
from mail
full join met using (colleague_id, contact_id)
full join planned using (colleague_id, contact_id)
left join incoming_name as seen using (colleague_id, contact_id)
join (select tenant_id, contact_id as id, account_id from contact) as known
  on known.tenant_id = $1
  and known.id = coalesce(mail.contact_id, met.contact_id, planned.contact_id)
on conflict (tenant_id, colleague_id, contact_id) do update
set
  account_id = excluded.account_id,
  strength_sum = excluded.strength_sum,
  mails_in = excluded.mails_in,
  mails_out = excluded.mails_out,
  mass_in = excluded.mass_in,
  mass_out = excluded.mass_out,
  their_replies = excluded.their_replies,
  their_reply_seconds = excluded.their_reply_seconds,
  our_replies = excluded.our_replies,
  our_reply_seconds = excluded.our_reply_seconds,
  meetings = excluded.meetings,
  meeting_minutes = excluded.meeting_minutes,
  first_on = excluded.first_on,
  last_on = excluded.last_on,
  last_mail_on = excluded.last_mail_on,
  last_meeting_on = excluded.last_meeting_on,
  last_direction = excluded.last_direction,
  next_meeting_at = excluded.next_meeting_at,
  name = case when excluded.name_on >= coalesce(kept.name_on, excluded.name_on) then excluded.name else kept.name end,
  name_on = greatest(excluded.name_on, kept.name_on)`;

// Offset keeps it a look-up by key for each: joined, with sizes that are not true any more, each is compared with each.
const DELETE_EMPTY_CONNECTIONS = `
delete from connection
where tenant_id = $1
  and colleague_id = any($2::integer[])
  and not exists (
    select
    from day
    where day.tenant_id = connection.tenant_id
      and day.colleague_id = connection.colleague_id
      and day.contact_id = connection.contact_id
    offset 0
  )
  and not exists (
    select
    from meeting
    where meeting.tenant_id = connection.tenant_id
      and meeting.colleague_id = connection.colleague_id
      and meeting.contact_id = connection.contact_id
    offset 0
  )`;

// A mailbox of which nothing is kept has no row: it may have been deleted a moment ago.
const INSERT_MAILBOXES = `
insert into mailbox (tenant_id, colleague_id, received, sent, traffic_sum)
select
  $1::integer,
  given.colleague_id,
  coalesce(counted.received, 0),
  coalesce(counted.sent, 0),
  coalesce(mailed.traffic_sum, 0) + coalesce(met.traffic_sum, 0)
from unnest($2::integer[]) as given (colleague_id)
left join (
  select
    colleague_id,
    sum(received)::integer as received,
    sum(sent)::integer as sent
  from batch
  where tenant_id = $1
    and colleague_id = any($2::integer[])
  group by colleague_id
) as counted on counted.colleague_id = given.colleague_id
left join (
  select
    colleague_id,
    sum(exchanges * power(2::float8, (day - date '2020-01-01')::float8 / 30::float8)) as traffic_sum
  from (
    select
      colleague_id,
      day,
      sum(mails_in - mass_in + mails_out - mass_out) as exchanges
    from day
    where tenant_id = $1
      and colleague_id = any($2::integer[])
      and day <= $3::date
    group by colleague_id, day
    order by colleague_id, day
  ) as daily
  group by colleague_id
) as mailed on mailed.colleague_id = given.colleague_id
left join (
  select
    colleague_id,
    sum(power(2::float8, (day - date '2020-01-01')::float8 / 30::float8)) as traffic_sum
  from (
    select
      colleague_id,
      (starts_at at time zone 'UTC')::date as day
    from meeting
    where tenant_id = $1
      and colleague_id = any($2::integer[])
      and (starts_at at time zone 'UTC')::date <= $3::date
    order by colleague_id, starts_at
  ) as daily
  group by colleague_id
) as met on met.colleague_id = given.colleague_id
where coalesce(counted.colleague_id, mailed.colleague_id, met.colleague_id) is not null`;

const INSERT_PEERS = `
insert into peer (tenant_id, colleague_id, peer_id, familiarity_sum)
select tenant_id, colleague_id, peer_id, sum(familiarity_sum)
from (
  select tenant_id, colleague_id, peer_id, familiarity_sum
  from familiarity
  where tenant_id = $1
    and colleague_id = any($2::integer[])
  order by colleague_id, peer_id, month, kind
) as monthly
group by tenant_id, colleague_id, peer_id`;
