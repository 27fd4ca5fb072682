import type { TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';
import type { DaySpan } from './histories.ts';
import { type ConnectionHistory, type DayRow, historiesOf, type MeetingRow } from './history-rows.ts';

/**
 * The histories that de-identified figures of an account may be made of, by contact and colleague. They tell colleagues
 * apart, so they go into the figures of a crowd and nowhere else.
 */
export async function listAggregatedHistories(
  db: Database,
  tenantId: TenantId,
  account: string,
  span: DaySpan,
): Promise<readonly ConnectionHistory[]> {
  const values = [tenantId, account, span.from, span.to];
  const [days, meetings] = await Promise.all([
    db.read<DayRow>(
      tenantId,
      `select colleague_id, contact_id, day, mails_in, mails_out, mass_in, mass_out, their_reply_seconds, our_reply_seconds
       from aggregated_day
       where tenant_id = $1
         and account_domain = $2
         and day >= $3::date
         and day < $4::date
       order by contact_id, colleague_id, day`,
      values,
    ),
    db.read<MeetingRow>(
      tenantId,
      `select
         colleague_id,
         contact_id,
         meeting_id,
         kind,
         (extract(epoch from starts_at) * 1000)::float8 as starts_at,
         minutes,
         is_ours,
         our_attendees
       from aggregated_meeting
       where tenant_id = $1
         and account_domain = $2
         and starts_at >= $3::date::timestamp at time zone 'UTC'
         and starts_at < $4::date::timestamp at time zone 'UTC'
       order by contact_id, colleague_id, starts_at, meeting_id`,
      values,
    ),
  ]);
  return historiesOf(days, meetings);
}
