import type { Day } from '../domain/calendar.ts';
import type { History } from '../domain/connection.ts';
import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';
import type { DaySpan } from './histories.ts';

/** A colleague whose mailbox may serve others. */
export type SharingPerson = {
  readonly colleagueId: ColleagueId;
  readonly objectId: string | null;
  readonly address: string | null;
  readonly name: string | null;
  readonly department: string | null;
  readonly title: string | null;
  readonly isSharedMailbox: boolean;
};

type PersonRow = {
  readonly colleague_id: ColleagueId;
  readonly object_id: string | null;
  readonly address: string | null;
  readonly name: string | null;
  readonly department: string | null;
  readonly title: string | null;
  readonly is_shared_mailbox: boolean;
};

/** Those of the given colleagues who share, lists and shared mailboxes marked. */
export async function listSharingPeople(
  db: Database,
  tenantId: TenantId,
  colleagueIds: readonly ColleagueId[],
): Promise<readonly SharingPerson[]> {
  const rows = await db.read<PersonRow>(
    tenantId,
    `select colleague_id, object_id, address, name, department, title, is_shared_mailbox
     from sharing_colleague
     where tenant_id = $1
       and colleague_id = any($2::integer[])
     order by colleague_id`,
    [tenantId, colleagueIds],
  );
  return rows.map((row) => ({
    colleagueId: row.colleague_id,
    objectId: row.object_id,
    address: row.address,
    name: row.name,
    department: row.department,
    title: row.title,
    isSharedMailbox: row.is_shared_mailbox,
  }));
}

/**
 * What the given colleagues exchanged with the outside as a whole, day by day, as a history without contacts: what
 * their traffic is computed from.
 */
export async function listOutsideTraffic(
  db: Database,
  tenantId: TenantId,
  colleagueIds: readonly ColleagueId[],
  span: DaySpan,
): Promise<ReadonlyMap<ColleagueId, History>> {
  const rows = await db.read<{ colleague_id: ColleagueId; day: Day; exchanges: number }>(
    tenantId,
    `select colleague_id, day, sum(exchanges)::integer as exchanges
     from sharing_traffic
     where tenant_id = $1
       and colleague_id = any($2::integer[])
       and day >= $3::date
       and day < $4::date
     group by colleague_id, day
     order by colleague_id, day`,
    [tenantId, colleagueIds, span.from, span.to],
  );
  const byColleague = Map.groupBy(rows, (row) => row.colleague_id);
  return new Map(
    [...byColleague].map(([colleagueId, days]) => [colleagueId, { days: days.map(tallyOf), meetings: [] }]),
  );
}

/** How well the asker knows colleagues, from the asker's own mailbox over the months that began within the days asked for. */
export async function listFamiliarity(
  db: Database,
  tenantId: TenantId,
  askerId: ColleagueId,
  span: DaySpan,
): Promise<ReadonlyMap<ColleagueId, number>> {
  const rows = await db.read<{ peer_colleague_id: ColleagueId; familiarity_sum: number }>(
    tenantId,
    `select peer_colleague_id, sum(familiarity_sum order by month, kind) as familiarity_sum
     from own_familiarity
     where tenant_id = $1
       and colleague_id = $2
       and month >= date_trunc('month', $3::date)
       and month < $4::date
     group by peer_colleague_id
     order by peer_colleague_id`,
    [tenantId, askerId, span.from, span.to],
  );
  return new Map(rows.map((row) => [row.peer_colleague_id, row.familiarity_sum]));
}

function tallyOf(row: { readonly day: Day; readonly exchanges: number }): History['days'][number] {
  return {
    day: row.day,
    mailsIn: row.exchanges,
    mailsOut: 0,
    massIn: 0,
    massOut: 0,
    theirReplySeconds: [],
    ourReplySeconds: [],
  };
}
