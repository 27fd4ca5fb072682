import type { TenantId } from '../domain/ids.ts';
import type { GrantedConsent } from '../policy/consent-in-force.ts';
import type { Database } from './database.ts';

/** The consent kinds in force in the tenant, by kind. */
export async function listGrantedConsents(db: Database, tenantId: TenantId): Promise<readonly GrantedConsent[]> {
  const rows = await db.read<{ kind: GrantedConsent['kind']; guests_may_see: boolean }>(
    tenantId,
    'select kind, guests_may_see from granted_consent where tenant_id = $1 order by kind',
    [tenantId],
  );
  return rows.map((row) => ({ kind: row.kind, guestsMaySee: row.guests_may_see }));
}
