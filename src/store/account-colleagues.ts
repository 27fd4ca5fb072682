import type { Day } from '../domain/calendar.ts';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { AccountQuestion } from './account-contacts.ts';
import type { Database } from './database.ts';
import { isAgainstWish } from './introducer-wishes.ts';
import type { Knower } from './introducers.ts';

/** A knower of one contact among several. */
export type ContactKnower = Knower & { readonly contactId: ContactId };

/** Colleagues read of an account, and of each of several contacts: far more than are ever shown. */
const MOST_COLLEAGUES = 500;
const MOST_A_CONTACT = 64;

type Row = {
  readonly colleague_id: ColleagueId;
  readonly object_id: string | null;
  readonly address: string | null;
  readonly name: string | null;
  readonly department: string | null;
  readonly title: string | null;
  readonly strength_sum: number;
  readonly traffic_sum: number;
  readonly familiarity_sum: number;
  readonly mails_in: number;
  readonly mails_out: number;
  readonly meetings: number;
  readonly last_on: Day | null;
  readonly load: readonly number[];
};

/**
 * What colleagues other than the asker have with an account, added up over the given contacts there with whom something
 * happened since the given day; strongest first.
 */
export async function listAccountColleagues(
  db: Database,
  tenantId: TenantId,
  question: Pick<AccountQuestion, 'askerId' | 'isGuest' | 'now'> & { readonly contactIds: readonly ContactId[] },
  since: Day,
): Promise<readonly Knower[]> {
  const rows = await db.read<Row>(tenantId, ACCOUNT_COLLEAGUES, [
    tenantId,
    question.contactIds,
    question.askerId,
    question.isGuest,
    since,
    MOST_COLLEAGUES,
    new Date(question.now),
  ]);
  return rows.map(knowerOf);
}

/** The strongest connections of colleagues other than the asker with each of the given contacts, strongest first. */
export async function listContactColleagues(
  db: Database,
  tenantId: TenantId,
  question: Pick<AccountQuestion, 'askerId' | 'isGuest' | 'now'> & { readonly contactIds: readonly ContactId[] },
): Promise<readonly ContactKnower[]> {
  const rows = await db.read<Row & { contact_id: ContactId }>(tenantId, CONTACT_COLLEAGUES, [
    tenantId,
    question.contactIds,
    question.askerId,
    question.isGuest,
    MOST_A_CONTACT,
    new Date(question.now),
  ]);
  return rows.map((row) => ({ ...knowerOf(row), contactId: row.contact_id }));
}

const PERSON_COLUMNS = `
  colleague_id,
  colleague_object_id as object_id,
  colleague_address as address,
  colleague_name as name,
  colleague_department as department,
  colleague_title as title`;

const VISIBLE = `
    and colleague_id is distinct from $3::integer
    and not is_shared_mailbox
    and not is_machine
    and (guests_may_see or not $4::boolean)`;

const FAMILIARITY = `
  coalesce((
    select sum(own_peer.familiarity_sum order by own_peer.familiarity_sum)
    from own_peer
    where own_peer.tenant_id = $1
      and own_peer.colleague_id = $3::integer
      and own_peer.peer_colleague_id = knower.colleague_id
  ), 0::float8) as familiarity_sum`;

// Traffic is looked up for those who are left of many: of whoever hides something it takes a sum.
const ACCOUNT_COLLEAGUES = `
select
  knower.*,
  (
    select sharing_colleague.traffic_sum
    from sharing_colleague
    where sharing_colleague.tenant_id = $1
      and sharing_colleague.colleague_id = knower.colleague_id
  ) as traffic_sum,
  introducer_load($1, knower.colleague_id, $7::timestamptz) as load,
  ${FAMILIARITY}
from (
  select
    ${PERSON_COLUMNS},
    sum(strength_sum order by contact_id) as strength_sum,
    sum(greatest(0, mails_in - mass_in))::integer as mails_in,
    sum(greatest(0, mails_out - mass_out))::integer as mails_out,
    sum(meetings)::integer as meetings,
    max(last_on) as last_on
  from shared_connection
  where tenant_id = $1
    and contact_id = any($2::bigint[])
    and last_on >= $5::date
    ${VISIBLE}
    and not ${isAgainstWish('shared_connection', 'shared_connection.contact_id', '$3::integer', '$7::timestamptz')}
  group by
    colleague_id,
    colleague_object_id,
    colleague_address,
    colleague_name,
    colleague_department,
    colleague_title
  order by strength_sum desc, colleague_id
  limit $6
) as knower
order by strength_sum desc, colleague_id`;

const CONTACT_COLLEAGUES = `
select
  wanted.contact_id,
  knower.*,
  introducer_load($1, knower.colleague_id, $6::timestamptz) as load,
  ${FAMILIARITY}
from unnest($2::bigint[]) as wanted (contact_id)
cross join lateral (
  select
    ${PERSON_COLUMNS},
    traffic_sum,
    strength_sum,
    greatest(0, mails_in - mass_in) as mails_in,
    greatest(0, mails_out - mass_out) as mails_out,
    meetings,
    last_on
  from shared_connection
  where tenant_id = $1
    and contact_id = wanted.contact_id
    ${VISIBLE}
    and not ${isAgainstWish('shared_connection', 'wanted.contact_id', '$3::integer', '$6::timestamptz')}
  order by strength_sum desc, colleague_id
  limit $5
) as knower
order by wanted.contact_id, strength_sum desc, colleague_id`;

function knowerOf(row: Row): Knower {
  return {
    colleagueId: row.colleague_id,
    objectId: row.object_id,
    address: row.address,
    name: row.name,
    department: row.department,
    title: row.title,
    strengthSum: row.strength_sum,
    trafficSum: row.traffic_sum,
    familiaritySum: row.familiarity_sum,
    mailsIn: row.mails_in,
    mailsOut: row.mails_out,
    meetings: row.meetings,
    lastOn: row.last_on,
    asksThisMonth: row.load[0] ?? 0,
    openAsks: row.load[1] ?? 0,
    isUnwished: false,
    contactName: null,
    contactNameOn: null,
  };
}
