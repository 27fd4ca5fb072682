import { readCallerAtStore } from '../services/caller.ts';
import { type AuditHead, type AuditState, verifyAudit } from '../store/audit.ts';
import { readInstallation } from '../store/installation.ts';
import { listTenants } from '../store/tenants.ts';
import { openJournal } from '../vault/open-journal.ts';
import type { CommandDeps } from './store.ts';

/** The audit of a tenant as it was found. */
export type CheckedAudit = { readonly name: string; readonly state: AuditState };

/**
 * Computes the audits anew, of all tenants or of one, and compares how far they go with what the journal beside the database says.
 *
 * @throws AppError `unknown_tenant` when there is no such tenant, or none at all
 */
export async function verifyAudits(deps: CommandDeps, name: string | undefined): Promise<readonly CheckedAudit[]> {
  const all = await listTenants(deps.db);
  if (name !== undefined || all.length === 0) await readCallerAtStore(deps, { tenant: name });
  const heads = await readHeads(deps);
  const found: CheckedAudit[] = [];
  for (const tenant of all.filter((one) => name === undefined || one.name === name)) {
    const head = heads.findLast(({ tenantId }) => tenantId === tenant.tenantId);
    found.push({ name: tenant.name, state: await verifyAudit(deps.db, tenant.tenantId, head) });
  }
  return found;
}

/** How far the audits went, as it is known outside the database; the newest come last. */
async function readHeads({ db, vaultDir }: CommandDeps): Promise<readonly AuditHead[]> {
  const installation = await db.asOwner(readInstallation);
  const openHere = await openJournal(vaultDir);
  const records = await openHere(installation).read();
  return records.flatMap((record) => (record.of === 'audit' ? [record] : []));
}
