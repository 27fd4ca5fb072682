import type { Day } from '../domain/calendar.ts';
import type { WindowFigures } from '../domain/healthy-figures.ts';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/** What passed between one colleague and one contact in the quarter and the year before a day; neither is named to anybody. */
export type AggregatedFigures = {
  readonly colleagueId: ColleagueId;
  readonly contactId: ContactId;
  readonly figures90: WindowFigures;
  readonly figures365: WindowFigures;
};

type Row = {
  readonly colleague_id: ColleagueId;
  readonly contact_id: ContactId;
  readonly figures: readonly (number | null)[];
};

/**
 * The figures of some colleagues' relationships over the 90 and the 365 days before a day, each for itself. They tell colleagues apart, so
 * they go into the figures of a crowd and nowhere else.
 */
export async function listAggregatedFigures(
  db: Database,
  tenantId: TenantId,
  colleagueIds: readonly ColleagueId[],
  at: Day,
): Promise<readonly AggregatedFigures[]> {
  const rows = await db.read<Row>(tenantId, FIGURES, [tenantId, colleagueIds, at]);
  return rows.map(({ colleague_id, contact_id, figures }) => ({
    colleagueId: colleague_id,
    contactId: contact_id,
    figures90: windowOf(figures.slice(0, 5)),
    figures365: windowOf(figures.slice(5)),
  }));
}

function windowOf([sent, received, met, byThem = null, byUs = null]: readonly (number | null)[]): WindowFigures {
  return {
    mailsSent: sent ?? 0,
    mailsReceived: received ?? 0,
    meetings: met ?? 0,
    replySecondsByThem: byThem,
    replySecondsByUs: byUs,
  };
}

/** Sums and medians of one kind of row, for a window of days. */
const WINDOWS = [90, 365] as const;

const FIGURES = `
with mail as (
  select
    colleague_id,
    contact_id,
    ${WINDOWS.map((days) => `sum(mails_out) filter (where day >= $3::date - ${days}) as sent_${days}, sum(mails_in) filter (where day >= $3::date - ${days}) as received_${days}`).join(', ')}
  from aggregated_day
  where tenant_id = $1
    and colleague_id = any($2::integer[])
    and day < $3::date
    and day >= $3::date - 365
  group by colleague_id, contact_id
),
answered as (
  select
    colleague_id,
    contact_id,
    ${WINDOWS.map((days) => `percentile_cont(0.5) within group (order by seconds) filter (where is_theirs and day >= $3::date - ${days}) as by_them_${days}, percentile_cont(0.5) within group (order by seconds) filter (where not is_theirs and day >= $3::date - ${days}) as by_us_${days}`).join(', ')}
  from aggregated_day
  cross join lateral (
    select unnest(their_reply_seconds) as seconds, true as is_theirs
    union all
    select unnest(our_reply_seconds), false
  ) as reply
  where tenant_id = $1
    and colleague_id = any($2::integer[])
    and day < $3::date
    and day >= $3::date - 365
  group by colleague_id, contact_id
),
met as (
  select
    colleague_id,
    contact_id,
    ${WINDOWS.map((days) => `count(*) filter (where starts_at >= ($3::date - ${days})::timestamp at time zone 'UTC') as met_${days}`).join(', ')}
  from aggregated_meeting
  where tenant_id = $1
    and colleague_id = any($2::integer[])
    and starts_at < $3::date::timestamp at time zone 'UTC'
    and starts_at >= ($3::date - 365)::timestamp at time zone 'UTC'
  group by colleague_id, contact_id
)
select
  colleague_id,
  contact_id::text,
  array[${WINDOWS.map((days) => `sent_${days}, received_${days}, met_${days}, by_them_${days}, by_us_${days}`).join(', ')}]::double precision[] as figures
from mail
full join met using (colleague_id, contact_id)
left join answered using (colleague_id, contact_id)`;
