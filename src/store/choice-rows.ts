import { type AuditHead, listAuditHeads } from './audit.ts';
import type { AuditMark, ChoiceRecord, TenantMark, WhichChoices } from './choice-journal.ts';
import { listColleagueChoices } from './colleague-choices.ts';
import type { Query } from './database.ts';
import { listTenantChoices, listTenantMarks } from './tenant-choices.ts';

/**
 * The choices in the database and how far the audits go. The audits come first: where a line was written, the audit that tells
 * about it is known to have been there.
 */
export async function listChoices(query: Query, which: WhichChoices): Promise<readonly ChoiceRecord[]> {
  const heads = await listAuditHeads(query);
  const tenants = await listTenantMarks(query);
  return [
    ...tenants.flatMap((tenant) => auditMarksOf(tenant, heads)),
    ...tenants,
    ...(await listTenantChoices(query, which)),
    ...(await listColleagueChoices(query, which)),
  ];
}

/**
 * A moment in the order of transactions: what is written by those that have not ended by now counts as later. Clocks would not
 * do: a transaction may end long after the moment it writes into its rows.
 */
export async function readHorizon(query: Query): Promise<string> {
  const [row] = await query<{ horizon: string }>(
    'select mod(pg_snapshot_xmin(pg_current_snapshot())::text::numeric, 4294967296)::text as horizon',
  );
  if (row === undefined) throw new Error('The database did not say how far its transactions are.');
  return row.horizon;
}

function auditMarksOf({ tenantId, tenantName }: TenantMark, heads: readonly AuditHead[]): readonly AuditMark[] {
  return heads
    .filter((head) => head.tenantId === tenantId)
    .map(({ seq, hash }) => ({ of: 'audit', tenantId, tenantName, seq, hash }));
}
