import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { Database, Query } from './database.ts';

/** A colleague as found by a name or an address somebody typed. */
export type FoundColleague = {
  readonly colleagueId: ColleagueId;
  readonly objectId: string | null;
  readonly address: string | null;
  readonly name: string | null;
  readonly isGuest: boolean;
};

type Row = {
  readonly colleague_id: ColleagueId;
  readonly object_id: string | null;
  readonly address: string | null;
  readonly name: string | null;
  readonly is_guest: boolean;
};

/** The colleague with this object id at Microsoft Entra; empty when the directory does not have it. */
export async function findColleagueByObjectId(
  db: Database,
  tenantId: TenantId,
  objectId: string,
): Promise<ColleagueId | undefined> {
  const rows = await db.read<{ colleague_id: ColleagueId }>(
    tenantId,
    `select colleague_id
     from directory_colleague
     where tenant_id = $1
       and object_id = $2
     order by colleague_id`,
    [tenantId, objectId],
  );
  return rows[0]?.colleague_id;
}

/** The object id of a colleague; empty for one who is known by address only. */
export async function findObjectId(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
): Promise<string | undefined> {
  const [row] = await query<{ object_id: string | null }>(
    `select object_id
     from directory_colleague
     where tenant_id = $1
       and colleague_id = $2
     order by colleague_id`,
    [tenantId, colleagueId],
  );
  return row?.object_id ?? undefined;
}

/**
 * The colleagues somebody may mean by an address (any of theirs), an object id or a full name in any case; by address. One
 * row is an answer, none or several are not.
 */
export async function findColleaguesByText(
  db: Database,
  tenantId: TenantId,
  text: string,
): Promise<readonly FoundColleague[]> {
  const rows = await db.read<Row>(
    tenantId,
    `select colleague_id, object_id, address, name, is_guest
     from directory_colleague
     where tenant_id = $1
       and (
         object_id = $2
         or lower(name) = lower($2)
         or colleague_id in (
           select colleague_id
           from directory_address
           where tenant_id = $1
             and address = lower($2)
         )
       )
     order by address, colleague_id
     limit 10`,
    [tenantId, text],
  );
  return rows.map((row) => ({
    colleagueId: row.colleague_id,
    objectId: row.object_id,
    address: row.address,
    name: row.name,
    isGuest: row.is_guest,
  }));
}

/** How many people the directory names, whatever they share. */
export async function countDirectory(db: Database, tenantId: TenantId): Promise<number> {
  const [row] = await db.read<{ people: number }>(
    tenantId,
    'select count(*)::integer as people from directory_colleague where tenant_id = $1',
    [tenantId],
  );
  return row?.people ?? 0;
}
