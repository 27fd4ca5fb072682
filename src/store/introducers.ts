import type { Day } from '../domain/calendar.ts';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { GrantedConsent } from '../policy/consent-in-force.ts';
import type { Database } from './database.ts';
import { isAgainstWish } from './introducer-wishes.ts';

/** A connection to a contact with the colleague it belongs to, as the policy's views give it. */
export type Knower = {
  readonly colleagueId: ColleagueId;
  readonly objectId: string | null;
  readonly address: string | null;
  readonly name: string | null;
  readonly department: string | null;
  readonly title: string | null;
  /** Forward-decayed sums, see domain/decay.ts. */
  readonly strengthSum: number;
  readonly trafficSum: number;
  /** How well the asker knows the colleague, a forward-decayed sum too. */
  readonly familiaritySum: number;
  /** Without mass mail. */
  readonly mailsIn: number;
  readonly mailsOut: number;
  readonly meetings: number;
  readonly lastOn: Day | null;
  /** Asks of the last 30 days, and those that wait, as far as askers may know (`introducer_load`). */
  readonly asksThisMonth: number;
  readonly openAsks: number;
  /** Whether to propose the colleague would be against a wish that shows to the asker. */
  readonly isUnwished: boolean;
  /** How the contact was called in this mailbox, and when last. */
  readonly contactName: string | null;
  readonly contactNameOn: Day | null;
};

/** Who asks about whom. */
export type KnowersQuestion = {
  readonly contactId: ContactId;
  /** Null when nobody in particular asks. */
  readonly askerId: ColleagueId | null;
  readonly isGuest: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** Everything the usual question needs, read in one statement. */
export type FirstKnowers = {
  /** The consent that names people; empty when it is not granted. */
  readonly consents: readonly GrantedConsent[];
  /** Whether the asker shares; undefined for an asker who is not in the directory. */
  readonly isAskerSharing: boolean | undefined;
  readonly own: Knower | undefined;
  /** The strongest ties of others, in falling order of their strength sum; mails both ways or a meeting. */
  readonly knowers: readonly Knower[];
  /** The strongest connection that is no tie, since it went one way only. */
  readonly glimpse: Knower | undefined;
};

/** Knowers read with the first statement: enough for a shortlist unless many are equally strong. */
export const FIRST_KNOWERS = 16;
const MORE_KNOWERS = 256;

type Row = KnowerRow & {
  readonly part: 'asker' | 'consent' | 'glimpse' | 'knower' | 'own';
  readonly flag: boolean;
};

/** A knower as a statement gives it. */
export type KnowerRow = {
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
  readonly load: readonly number[] | null;
  readonly is_unwished: boolean | null;
  readonly contact_name: string | null;
  readonly contact_name_on: Day | null;
};

/** The consent, the asker's own connection and the strongest connections of others, all in one statement. */
export async function readFirstKnowers(
  db: Database,
  tenantId: TenantId,
  question: KnowersQuestion,
): Promise<FirstKnowers> {
  const rows = await db.read<Row>(tenantId, FIRST, [
    tenantId,
    question.contactId,
    question.askerId,
    question.isGuest,
    FIRST_KNOWERS,
    new Date(question.now),
  ]);
  const own = rows.find((row) => row.part === 'own');
  const glimpse = rows.find((row) => row.part === 'glimpse');
  return {
    consents: rows
      .filter((row) => row.part === 'consent')
      .map((row) => ({ kind: 'identifiableInsights', guestsMaySee: row.flag })),
    isAskerSharing: rows.find((row) => row.part === 'asker')?.flag,
    own: own === undefined ? undefined : knowerOf(own),
    knowers: rows.filter((row) => row.part === 'knower').map(knowerOf),
    glimpse: glimpse === undefined ? undefined : knowerOf(glimpse),
  };
}

/** The next strongest connections of others after the given one; empty when there are none left. */
export async function listMoreKnowers(
  db: Database,
  tenantId: TenantId,
  question: KnowersQuestion,
  after: Pick<Knower, 'strengthSum' | 'colleagueId'>,
): Promise<readonly Knower[]> {
  const rows = await db.read<Row>(tenantId, MORE, [
    tenantId,
    question.contactId,
    question.askerId,
    question.isGuest,
    MORE_KNOWERS,
    new Date(question.now),
    after.strengthSum,
    after.colleagueId,
  ]);
  return rows.map(knowerOf);
}

const KNOWER_COLUMNS = `
  knower.colleague_id,
  knower.colleague_object_id as object_id,
  knower.colleague_address as address,
  knower.colleague_name as name,
  knower.colleague_department as department,
  knower.colleague_title as title,
  knower.strength_sum,
  knower.traffic_sum,
  coalesce((
    select sum(own_peer.familiarity_sum order by own_peer.familiarity_sum)
    from own_peer
    where own_peer.tenant_id = $1
      and own_peer.colleague_id = $3::integer
      and own_peer.peer_colleague_id = knower.colleague_id
  ), 0::float8) as familiarity_sum,
  greatest(0, knower.mails_in - knower.mass_in) as mails_in,
  greatest(0, knower.mails_out - knower.mass_out) as mails_out,
  knower.meetings,
  knower.last_on,
  introducer_load($1, knower.colleague_id, $6::timestamptz) as load,
  ${isAgainstWish('knower', '$2::bigint', '$3::integer', '$6::timestamptz')} as is_unwished,
  knower.name as contact_name,
  knower.name_on as contact_name_on`;

const VISIBLE = `
  where tenant_id = $1
    and contact_id = $2::bigint
    and colleague_id is distinct from $3::integer
    and not is_shared_mailbox
    and not is_machine
    and (guests_may_see or not $4::boolean)`;

// Who only wrote or was only written to is proposed to nobody (domain/introducers.ts, hasEvidence).
const IS_TIE = '(meetings > 0 or (mails_in > mass_in and mails_out > mass_out))';

// Of equally strong glimpses the name that was seen last is told, whoever's mailbox was read first.
const FIRST = `
with knower as materialized (
  select *
  from shared_connection
  ${VISIBLE}
    and ${IS_TIE}
  order by strength_sum desc, colleague_id
  limit $5
)
select
  'knower' as part,
  false as flag,
  ${KNOWER_COLUMNS}
from knower
union all
select *
from (
  select
    'glimpse', false, colleague_id, null, null, null, null, null, strength_sum, 0::float8, 0::float8,
    greatest(0, mails_in - mass_in), greatest(0, mails_out - mass_out), meetings, last_on, null::integer[], false, name, name_on
  from shared_connection
  ${VISIBLE}
    and not ${IS_TIE}
    and not exists (select from knower)
  order by strength_sum desc, last_on desc nulls last, name_on desc nulls last, name
  limit 1
) as glimpse
union all
select
  'own', false, colleague_id, null, null, null, null, null, strength_sum, 0, 0,
  greatest(0, mails_in - mass_in), greatest(0, mails_out - mass_out), meetings, last_on, null, false, name, name_on
from own_connection
where tenant_id = $1
  and contact_id = $2::bigint
  and colleague_id = $3::integer
  and not is_machine
union all
select
  'asker', is_sharing, colleague_id, null, null, null, null, null, 0, 0, 0, 0, 0, 0, null, null, false, null, null
from directory_colleague
where tenant_id = $1
  and colleague_id = $3::integer
union all
select
  'consent', guests_may_see, 0, null, null, null, null, null, 0, 0, 0, 0, 0, 0, null, null, false, null, null
from granted_consent
where tenant_id = $1
  and kind = 'identifiableInsights'
order by strength_sum desc, colleague_id`;

const MORE = `
select
  'knower' as part,
  false as flag,
  ${KNOWER_COLUMNS}
from (
  select *
  from shared_connection
  ${VISIBLE}
    and ${IS_TIE}
    and strength_sum <= $7::float8
    and (strength_sum < $7::float8 or colleague_id > $8::integer)
  order by strength_sum desc, colleague_id
  limit $5
) as knower
order by strength_sum desc, colleague_id`;

/** A knower out of its row. */
export function knowerOf(row: KnowerRow): Knower {
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
    asksThisMonth: row.load?.[0] ?? 0,
    openAsks: row.load?.[1] ?? 0,
    isUnwished: row.is_unwished ?? false,
    contactName: row.contact_name,
    contactNameOn: row.contact_name_on,
  };
}
