import { CALLED, MET, THEY_WROTE, WE_WROTE, WINDOW_DAYS } from '../domain/activity-calendar.ts';
import type { Day } from '../domain/calendar.ts';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/** What happened between one colleague and one contact, by age in days (domain/activity-calendar.ts); neither is named to anybody. */
export type AggregatedCalendar = {
  readonly colleagueId: ColleagueId;
  readonly contactId: ContactId;
  readonly calendar: Uint8Array;
};

type Row = {
  readonly colleague_id: ColleagueId;
  readonly contact_id: ContactId;
  readonly ages: readonly number[];
  readonly bits: readonly number[];
};

/** Colleagues of whom de-identified figures may be made, by their number. */
export async function listAggregatedColleagues(db: Database, tenantId: TenantId): Promise<readonly ColleagueId[]> {
  const rows = await db.read<{ colleague_id: ColleagueId }>(
    tenantId,
    `select distinct colleague_id
     from aggregated_connection
     where tenant_id = $1
     order by colleague_id`,
    [tenantId],
  );
  return rows.map((row) => row.colleague_id);
}

/**
 * The year before a day of some colleagues' relationships, each for itself. They tell colleagues apart, so they go into the figures of a
 * crowd and nowhere else. Who only ever wrote to a colleague is no relationship.
 */
export async function listAggregatedCalendars(
  db: Database,
  tenantId: TenantId,
  colleagueIds: readonly ColleagueId[],
  at: Day,
): Promise<readonly AggregatedCalendar[]> {
  const rows = await db.read<Row>(tenantId, CALENDARS, [
    tenantId,
    colleagueIds,
    at,
    WINDOW_DAYS,
    WE_WROTE,
    THEY_WROTE,
    MET,
    CALLED,
  ]);
  return rows.map(({ colleague_id, contact_id, ages, bits }) => {
    const calendar = new Uint8Array(WINDOW_DAYS + 1);
    for (const [index, age] of ages.entries()) calendar[age] = (calendar[age] ?? 0) | (bits[index] ?? 0);
    return { colleagueId: colleague_id, contactId: contact_id, calendar };
  });
}

const CALENDARS = `
select
  colleague_id,
  contact_id::text,
  array_agg(age order by age, bits) as ages,
  array_agg(bits order by age, bits) as bits
from (
  select
    colleague_id,
    contact_id,
    $3::date - day as age,
    case when mails_out > mass_out then $5::integer else 0 end
      + case when mails_in > mass_in then $6::integer else 0 end as bits
  from aggregated_day
  where tenant_id = $1
    and colleague_id = any($2::integer[])
    and day < $3::date
    and day >= $3::date - $4::integer
  union all
  select
    colleague_id,
    contact_id,
    $3::date - (starts_at at time zone 'UTC')::date,
    case kind when 'call' then $8::integer else $7::integer end
  from aggregated_meeting
  where tenant_id = $1
    and colleague_id = any($2::integer[])
    and starts_at < $3::date::timestamp at time zone 'UTC'
    and starts_at >= ($3::date - $4::integer)::timestamp at time zone 'UTC'
) as happened
group by colleague_id, contact_id
having bit_or(bits) & ($5::integer | $7::integer | $8::integer) <> 0
order by colleague_id, contact_id`;
