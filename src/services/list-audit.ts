import { type AuditEntry, listAudit as listEntries } from '../store/audit.ts';
import { type Caller, requireAdministrator } from './caller.ts';
import type { Deps } from './deps.ts';

/** A page of the audit, newest first. */
export type Audit = {
  readonly entries: readonly AuditEntry[];
  /** The number the next page begins below; null on the last one. */
  readonly nextBefore: number | null;
};

/**
 * Lists what was decided in the tenant and by whom: ids, never names or addresses.
 *
 * @throws AppError `forbidden` unless the caller is an administrator.
 */
export async function listAudit(
  deps: Deps,
  caller: Caller,
  input: { readonly limit: number; readonly before?: number | undefined },
): Promise<Audit> {
  requireAdministrator(caller);
  const rows = await listEntries(deps.db, caller.tenantId, { limit: input.limit + 1, before: input.before });
  const entries = rows.slice(0, input.limit);
  return { entries, nextBefore: rows.length > entries.length ? (entries.at(-1)?.seq ?? null) : null };
}
