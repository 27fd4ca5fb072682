import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/** Turns a colleague's sharing on or off; switching on also ends a pause. */
export async function writeSharing(
  db: Database,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  change: { readonly isOn: boolean; readonly at: number },
): Promise<void> {
  await db.write(tenantId, (query) =>
    query(
      `insert into sharing (tenant_id, colleague_id, is_on, paused_until, changed_at)
       values ($1, $2, $3, null, $4)
       on conflict (tenant_id, colleague_id) do update set
         is_on = excluded.is_on,
         paused_until = excluded.paused_until,
         changed_at = excluded.changed_at`,
      [tenantId, colleagueId, change.isOn, new Date(change.at)],
    ),
  );
}
