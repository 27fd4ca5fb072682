import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/** Why a mailbox is not read, whatever is consented to. */
export type LeftOutReason = 'sharing_off' | 'opted_out_group' | 'left';

/** Somebody whose mailbox is not read. */
export type LeftOut = {
  readonly colleagueId: ColleagueId;
  readonly objectId: string | null;
  readonly address: string | null;
  readonly name: string | null;
  readonly department: string | null;
  readonly title: string | null;
  readonly reason: LeftOutReason;
};

/** How many mailboxes a consent would reach. */
export type Reach = {
  readonly wouldBeRead: number;
  /** Of these, mailboxes of which something is kept now. */
  readonly kept: number;
  readonly leftOut: Readonly<Record<LeftOutReason, number>>;
};

/** Counts the mailboxes that would be read and those that are left out, by reason. */
export async function readReach(db: Database, tenantId: TenantId): Promise<Reach> {
  const rows = await db.read<{ reason: LeftOutReason | null; mailboxes: number; kept: number }>(
    tenantId,
    `select
       reason,
       count(*)::integer as mailboxes,
       count(*) filter (where is_kept)::integer as kept
     from directory_reading
     where tenant_id = $1
     group by reason
     order by reason`,
    [tenantId],
  );
  const countOf = (reason: LeftOutReason | null) => rows.find((row) => row.reason === reason)?.mailboxes ?? 0;
  return {
    wouldBeRead: countOf(null),
    kept: rows.reduce((sum, row) => sum + row.kept, 0),
    leftOut: {
      sharing_off: countOf('sharing_off'),
      opted_out_group: countOf('opted_out_group'),
      left: countOf('left'),
    },
  };
}

/** Who is left out and why, by address; at most so many. */
export async function listLeftOut(db: Database, tenantId: TenantId, most: number): Promise<readonly LeftOut[]> {
  const rows = await db.read<{
    colleague_id: ColleagueId;
    object_id: string | null;
    address: string | null;
    name: string | null;
    department: string | null;
    title: string | null;
    reason: LeftOutReason;
  }>(
    tenantId,
    `select colleague_id, object_id, address, name, department, title, reason
     from directory_reading
     where tenant_id = $1
       and reason is not null
     order by address, object_id, colleague_id
     limit $2`,
    [tenantId, most],
  );
  return rows.map((row) => ({
    colleagueId: row.colleague_id,
    objectId: row.object_id,
    address: row.address,
    name: row.name,
    department: row.department,
    title: row.title,
    reason: row.reason,
  }));
}
