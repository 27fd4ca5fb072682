import type { Day } from '../domain/calendar.ts';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/** One of a colleague's own connections, for that colleague alone. */
export type OwnConnection = {
  readonly contactId: ContactId;
  readonly address: string;
  readonly account: string | null;
  readonly name: string | null;
  /** Forward-decayed. */
  readonly strengthSum: number;
  readonly lastOn: Day | null;
  /** Milliseconds since 1970. */
  readonly nextMeetingAt: number | null;
};

type Row = {
  readonly contact_id: ContactId;
  readonly contact_address: string;
  readonly account_domain: string | null;
  readonly name: string | null;
  readonly strength_sum: number;
  readonly last_on: Day | null;
  readonly next_meeting_at: number | null;
};

/**
 * All own connections with contacts that are no machines and with whom something happened since the given day or a
 * meeting is to come, in the order of their addresses. Who only ever wrote to the colleague, newsletters above all, is none.
 *
 * @param among only those with these addresses, who only ever wrote among them; all when left out
 */
export async function listOwnConnections(
  db: Database,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  since: Day,
  among?: readonly string[] | undefined,
): Promise<readonly OwnConnection[]> {
  const rows = await db.read<Row>(
    tenantId,
    `select
       contact_id,
       contact_address,
       account_domain,
       name,
       strength_sum,
       last_on,
       (extract(epoch from next_meeting_at) * 1000)::float8 as next_meeting_at
     from own_connection
     where tenant_id = $1
       and colleague_id = $2
       and not is_machine
       and case
         when $4::text[] is null then mails_out > mass_out or meetings > 0 or next_meeting_at is not null
         else contact_address = any($4::text[])
       end
       and (last_on >= $3::date or next_meeting_at is not null)
     order by contact_address collate "C"`,
    [tenantId, colleagueId, since, among ?? null],
  );
  return rows.map((row) => ({
    contactId: row.contact_id,
    address: row.contact_address,
    account: row.account_domain,
    name: row.name,
    strengthSum: row.strength_sum,
    lastOn: row.last_on,
    nextMeetingAt: row.next_meeting_at,
  }));
}
