import type { ColleagueId, TenantId } from '../../src/domain/ids.ts';
import type { Database } from '../../src/store/database.ts';

/** The tables of what was read from mailboxes. */
const READ_TABLES = ['day', 'meeting', 'connection', 'familiarity', 'peer', 'batch', 'mailbox'] as const;

/** How many rows each table has of what was read from one mailbox, or from all of a tenant; tables without any are left out. */
export async function countKept(
  database: Database,
  tenantId: TenantId,
  colleagueId?: ColleagueId,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of READ_TABLES) {
    const [row] = await database.asOwner(({ query }) =>
      query<{ rows: number }>(
        `select count(*)::integer as rows
         from ${table}
         where tenant_id = $1 and ($2::integer is null or colleague_id = $2)`,
        [tenantId, colleagueId ?? null],
      ),
    );
    if (row !== undefined && row.rows > 0) counts[table] = row.rows;
  }
  return counts;
}
