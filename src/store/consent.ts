import type { TenantId } from '../domain/ids.ts';
import type { ConsentKind } from '../policy/consent-in-force.ts';
import type { Database } from './database.ts';

/** What is decided about one kind; a kind without a decision has no row. */
export type ConsentDecision = { readonly kind: ConsentKind; readonly isGranted: boolean };

/** The decisions taken so far, by kind. */
export async function listConsentDecisions(db: Database, tenantId: TenantId): Promise<readonly ConsentDecision[]> {
  const rows = await db.read<{ kind: ConsentKind; is_granted: boolean }>(
    tenantId,
    'select kind, withdrawn_at is null as is_granted from consent where tenant_id = $1 order by kind',
    [tenantId],
  );
  return rows.map((row) => ({ kind: row.kind, isGranted: row.is_granted }));
}

/** Grants a kind. What guests may see stays as it was unless it is said. */
export async function grantConsent(
  db: Database,
  tenantId: TenantId,
  grant: {
    readonly kind: ConsentKind;
    readonly by: string;
    readonly at: number;
    readonly guestsMaySee: boolean | undefined;
  },
): Promise<void> {
  await db.write(tenantId, (query) =>
    query(
      `insert into consent (tenant_id, kind, granted_at, granted_by, guests_may_see)
       values ($1, $2, $3, $4, coalesce($5, false))
       on conflict (tenant_id, kind) do update set
         granted_at = case when consent.withdrawn_at is null then consent.granted_at else excluded.granted_at end,
         granted_by = case when consent.withdrawn_at is null then consent.granted_by else excluded.granted_by end,
         guests_may_see = coalesce($5, consent.guests_may_see),
         withdrawn_at = null`,
      [tenantId, grant.kind, new Date(grant.at), grant.by, grant.guestsMaySee ?? null],
    ),
  );
}

/** Withdraws a kind. A kind never granted gets a row too: somebody said no. */
export async function withdrawConsent(
  db: Database,
  tenantId: TenantId,
  withdrawal: { readonly kind: ConsentKind; readonly by: string; readonly at: number },
): Promise<void> {
  await db.write(tenantId, (query) =>
    query(
      `insert into consent (tenant_id, kind, granted_at, granted_by, withdrawn_at)
       values ($1, $2, $3, $4, $3)
       on conflict (tenant_id, kind) do update set withdrawn_at = coalesce(consent.withdrawn_at, excluded.withdrawn_at)`,
      [tenantId, withdrawal.kind, new Date(withdrawal.at), withdrawal.by],
    ),
  );
}
