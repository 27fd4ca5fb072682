import { USUAL_CROWD } from '../domain/account-crowd.ts';
import type { TenantId } from '../domain/ids.ts';
import type { Database, Query } from './database.ts';

/** How many colleagues must contribute to each de-identified figure of an account, as the tenant has set it; 5 otherwise. */
export async function readLeastColleagues(db: Database, tenantId: TenantId): Promise<number> {
  const rows = await db.read<{ least_colleagues: number }>(
    tenantId,
    `select least_colleagues
     from tenant_setting
     where tenant_id = $1
     order by tenant_id`,
    [tenantId],
  );
  return rows[0]?.least_colleagues ?? USUAL_CROWD;
}

/** Sets how many colleagues must contribute; the database refuses fewer than three. */
export async function writeLeastColleagues(query: Query, tenantId: TenantId, leastColleagues: number): Promise<void> {
  await query(
    `insert into tenant_setting (tenant_id, least_colleagues)
     values ($1, $2)
     on conflict (tenant_id) do update set least_colleagues = excluded.least_colleagues`,
    [tenantId, leastColleagues],
  );
}
