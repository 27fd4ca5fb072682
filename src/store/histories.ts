import type { Day } from '../domain/calendar.ts';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';
import { type ConnectionHistory, type DayRow, historiesOf, type MeetingRow } from './history-rows.ts';

/** Days asked for: `from` is in, `to` is not. Meetings may be asked for beyond, because the next one matters. */
export type DaySpan = { readonly from: Day; readonly to: Day; readonly meetingsTo?: Day | undefined };

const DAY_COLUMNS = `
  colleague_id, contact_id, day, mails_in, mails_out, mass_in, mass_out, their_reply_seconds, our_reply_seconds`;

const MEETING_COLUMNS = `
  colleague_id, contact_id, meeting_id, kind, (extract(epoch from starts_at) * 1000)::float8 as starts_at, minutes, is_ours,
  our_attendees`;

// `offset 0` keeps the contacts apart: each is looked up by the indexes. Taken together, the views join more tables than the
// planner puts in order, and it would begin with all connections of the tenant.

/** The histories, of all colleagues the policy lets others see, with these contacts; by contact and colleague. */
export async function listSharedHistories(
  db: Database,
  tenantId: TenantId,
  contactIds: readonly ContactId[],
  span: DaySpan,
): Promise<readonly ConnectionHistory[]> {
  const values = [tenantId, contactIds, span.from, span.to];
  const meetingValues = [tenantId, contactIds, span.from, span.meetingsTo ?? span.to];
  const [days, meetings] = await Promise.all([
    db.read<DayRow>(
      tenantId,
      `select found.*
       from unnest($2::bigint[]) as wanted (contact_id)
       cross join lateral (
         select ${DAY_COLUMNS}
         from shared_day
         where tenant_id = $1
           and contact_id = wanted.contact_id
           and day >= $3::date
           and day < $4::date
         offset 0
       ) as found
       order by contact_id, colleague_id, day`,
      values,
    ),
    db.read<MeetingRow>(
      tenantId,
      `select found.*
       from unnest($2::bigint[]) as wanted (contact_id)
       cross join lateral (
         select ${MEETING_COLUMNS}
         from shared_meeting
         where tenant_id = $1
           and contact_id = wanted.contact_id
           and starts_at >= $3::date::timestamp at time zone 'UTC'
           and starts_at < $4::date::timestamp at time zone 'UTC'
         offset 0
       ) as found
       order by contact_id, colleague_id, starts_at, meeting_id`,
      meetingValues,
    ),
  ]);
  return historiesOf(days, meetings);
}

/** One colleague's own histories with these contacts, for that colleague alone; by contact. */
export async function listOwnHistories(
  db: Database,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  contactIds: readonly ContactId[],
  span: DaySpan,
): Promise<readonly ConnectionHistory[]> {
  const values = [tenantId, contactIds, span.from, span.to, colleagueId];
  const meetingValues = [tenantId, contactIds, span.from, span.meetingsTo ?? span.to, colleagueId];
  const [days, meetings] = await Promise.all([
    db.read<DayRow>(
      tenantId,
      `select found.*
       from unnest($2::bigint[]) as wanted (contact_id)
       cross join lateral (
         select ${DAY_COLUMNS}
         from own_day
         where tenant_id = $1
           and contact_id = wanted.contact_id
           and colleague_id = $5
           and day >= $3::date
           and day < $4::date
         offset 0
       ) as found
       order by contact_id, colleague_id, day`,
      values,
    ),
    db.read<MeetingRow>(
      tenantId,
      `select found.*
       from unnest($2::bigint[]) as wanted (contact_id)
       cross join lateral (
         select ${MEETING_COLUMNS}
         from own_meeting
         where tenant_id = $1
           and contact_id = wanted.contact_id
           and colleague_id = $5
           and starts_at >= $3::date::timestamp at time zone 'UTC'
           and starts_at < $4::date::timestamp at time zone 'UTC'
         offset 0
       ) as found
       order by contact_id, colleague_id, starts_at, meeting_id`,
      meetingValues,
    ),
  ]);
  return historiesOf(days, meetings);
}
