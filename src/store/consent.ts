import type { TenantId } from '../domain/ids.ts';
import type { ConsentKind } from '../policy/consent-in-force.ts';
import type { Database, Query } from './database.ts';

/** What is decided about one kind; a kind without a decision has no row. Milliseconds since 1970. */
export type ConsentDecision = {
  readonly kind: ConsentKind;
  readonly isGranted: boolean;
  readonly guestsMaySee: boolean;
  readonly grantedAt: number;
  /** An object id, or `command line`. */
  readonly grantedBy: string;
  /** The network address, or `command line`; null where it was not kept. */
  readonly grantedFrom: string | null;
  /** The version of the words that were agreed to. */
  readonly wording: string | null;
  readonly withdrawnAt: number | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnFrom: string | null;
};

/** Who decides, when and from where. */
export type Deciding = { readonly by: string; readonly from: string; readonly at: number };

type Row = {
  readonly kind: ConsentKind;
  readonly guests_may_see: boolean;
  readonly granted_at: Date;
  readonly granted_by: string;
  readonly granted_from: string | null;
  readonly wording: string | null;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_from: string | null;
};

/** The decisions taken so far, by kind. */
export async function listConsentDecisions(db: Database, tenantId: TenantId): Promise<readonly ConsentDecision[]> {
  return decisionsOf(await db.read<Row>(tenantId, DECISIONS, [tenantId]));
}

/** The same, held until the transaction ends: imports and other decisions wait. */
export async function lockConsentDecisions(query: Query, tenantId: TenantId): Promise<readonly ConsentDecision[]> {
  return decisionsOf(await query<Row>(`${DECISIONS} for update`, [tenantId]));
}

/** Whether everything that was ever decided about is withdrawn; false before the first decision. */
export async function isAllWithdrawn(query: Query, tenantId: TenantId): Promise<boolean> {
  const decisions = decisionsOf(await query<Row>(DECISIONS, [tenantId]));
  return decisions.length > 0 && decisions.every(({ withdrawnAt }) => withdrawnAt !== null);
}

/** Grants a kind. What guests may see stays as it was unless it is said. */
export async function grantConsent(
  query: Query,
  tenantId: TenantId,
  grant: {
    readonly kind: ConsentKind;
    readonly wording: string;
    readonly guestsMaySee: boolean | undefined;
  },
  { by, from, at }: Deciding,
): Promise<void> {
  await query(
    `insert into consent (tenant_id, kind, granted_at, granted_by, granted_from, wording, guests_may_see, changed_at)
     values ($1, $2, $3, $4, $5, $6, coalesce($7, false), $3)
     on conflict (tenant_id, kind) do update set
       granted_at = case when consent.withdrawn_at is null then consent.granted_at else excluded.granted_at end,
       granted_by = case when consent.withdrawn_at is null then consent.granted_by else excluded.granted_by end,
       granted_from = case when consent.withdrawn_at is null then consent.granted_from else excluded.granted_from end,
       wording = excluded.wording,
       guests_may_see = coalesce($7, consent.guests_may_see),
       withdrawn_at = null,
       withdrawn_by = null,
       withdrawn_from = null,
       changed_at = greatest(excluded.changed_at, consent.changed_at + interval '1 millisecond')`,
    [tenantId, grant.kind, new Date(at), by, from, grant.wording, grant.guestsMaySee ?? null],
  );
}

/** Withdraws a kind. A kind never granted gets a row too: somebody said no. */
export async function withdrawConsent(
  query: Query,
  tenantId: TenantId,
  kind: ConsentKind,
  { by, from, at }: Deciding,
): Promise<void> {
  await query(
    `insert into consent (tenant_id, kind, granted_at, granted_by, withdrawn_at, withdrawn_by, withdrawn_from, changed_at)
     values ($1, $2, $3, $4, $3, $4, $5, $3)
     on conflict (tenant_id, kind) do update set
       withdrawn_at = excluded.withdrawn_at,
       withdrawn_by = excluded.withdrawn_by,
       withdrawn_from = excluded.withdrawn_from,
       changed_at = greatest(excluded.changed_at, consent.changed_at + interval '1 millisecond')
     where consent.withdrawn_at is null`,
    [tenantId, kind, new Date(at), by, from],
  );
}

const DECISIONS = `
select
  kind, guests_may_see, granted_at, granted_by, granted_from, wording, withdrawn_at, withdrawn_by, withdrawn_from
from consent
where tenant_id = $1
order by kind`;

function decisionsOf(rows: readonly Row[]): readonly ConsentDecision[] {
  return rows.map((row) => ({
    kind: row.kind,
    isGranted: row.withdrawn_at === null,
    guestsMaySee: row.guests_may_see,
    grantedAt: row.granted_at.getTime(),
    grantedBy: row.granted_by,
    grantedFrom: row.granted_from,
    wording: row.wording,
    withdrawnAt: row.withdrawn_at?.getTime() ?? null,
    withdrawnBy: row.withdrawn_by,
    withdrawnFrom: row.withdrawn_from,
  }));
}
