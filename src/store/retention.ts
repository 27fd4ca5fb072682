import type { Month } from '../domain/calendar.ts';
import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { OwnerTransaction } from './database.ts';

/** Colleagues of whom months before the given one are kept. */
export async function findColleaguesWithOldMonths(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  before: Month,
): Promise<readonly ColleagueId[]> {
  const rows = await transaction.query<{ colleague_id: ColleagueId }>(
    `select distinct colleague_id
     from batch
     where tenant_id = $1
       and month < $2::date
     order by colleague_id`,
    [tenantId, before],
  );
  return rows.map((row) => row.colleague_id);
}

/** Deletes what is kept of some colleagues from before the given month. Their connections are to be made anew afterwards. */
export async function deleteOldMonths(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  colleagueIds: readonly ColleagueId[],
  before: Month,
): Promise<void> {
  for (const statement of DELETIONS) await transaction.query(statement, [tenantId, colleagueIds, before]);
}

const DELETIONS = [
  `delete from day
   where tenant_id = $1
     and colleague_id = any($2::integer[])
     and day < $3::date`,
  `delete from meeting
   where tenant_id = $1
     and colleague_id = any($2::integer[])
     and starts_at < $3::date::timestamp at time zone 'UTC'`,
  `delete from familiarity
   where tenant_id = $1
     and colleague_id = any($2::integer[])
     and month < $3::date`,
  `delete from batch
   where tenant_id = $1
     and colleague_id = any($2::integer[])
     and month < $3::date`,
];
