import type { TenantId } from '../domain/ids.ts';
import { type AuditAction, appendAudit } from '../store/audit.ts';
import type { Database, OwnerTransaction, Query } from '../store/database.ts';
import {
  type DeletedRows,
  deleteAsks,
  deleteContact,
  deleteMailboxes,
  deleteRestOfTenant,
  deleteViews,
  findMailboxesKept,
} from '../store/erasure.ts';
import { claimOpenReceipt, findTenantToErase, noteErased, type OpenReceipt } from '../store/receipts.ts';
import { endErasing } from '../store/sharing.ts';
import { holdTenant } from '../store/tenant-lock.ts';

/** What deleting works with. */
export type EraseDeps = { readonly db: Database; readonly now: () => number };

/** Mailboxes of a tenant that are deleted in one transaction: others may read in between, and a crash repeats little. */
const MAILBOXES_AT_ONCE = 200;

/**
 * Deletes whatever open receipts ask for, and closes them. Serving has stopped before; this is what makes it gone.
 *
 * Each step is a transaction that also notes its rows in the receipt, so a crash at any moment leaves a receipt that is still
 * open and a next run that goes on where the last one stopped.
 *
 * @returns how many steps were taken
 */
export async function eraseAll(deps: EraseDeps): Promise<number> {
  let steps = 0;
  while (await eraseStep(deps)) steps += 1;
  if (steps > 0) await deps.db.keepChoices();
  return steps;
}

/** One step of the above. @returns whether there was anything to do */
export async function eraseStep({ db, now }: EraseDeps): Promise<boolean> {
  return db.asOwner(async (transaction) => {
    const tenantId = await findTenantToErase(transaction.query);
    if (tenantId === undefined) return false;
    // First the tenant, then the receipt: an import holds the one and may wait for the other.
    await holdTenant(transaction.query, tenantId, 'alone');
    const receipt = await claimOpenReceipt(transaction.query, tenantId);
    if (receipt !== undefined) await eraseSubject(transaction, receipt, now());
    return true;
  });
}

async function eraseSubject(transaction: OwnerTransaction, receipt: OpenReceipt, at: number): Promise<void> {
  switch (receipt.subject) {
    case 'mailbox':
      return eraseMailbox(transaction, receipt, at);
    case 'contact':
      return eraseContact(transaction, receipt, at);
    case 'tenant':
      return eraseSomeOfTenant(transaction, receipt, at);
  }
}

async function eraseMailbox(transaction: OwnerTransaction, receipt: OpenReceipt, at: number): Promise<void> {
  const { query } = transaction;
  const { tenantId, colleagueId } = receipt;
  if (colleagueId === null) throw new Error('The receipt of a mailbox names no colleague.');
  const rows = await deleteMailboxes(transaction, tenantId, [colleagueId]);
  const isForgotten = receipt.reason === 'erasure asked';
  const asks = isForgotten ? await deleteAsks(query, tenantId, [colleagueId]) : {};
  const views = isForgotten ? await deleteViews(query, tenantId, [colleagueId]) : {};
  await noteErased(query, receipt, { rows: addedUp(rows, asks, views), goneAt: at });
  // First the mailbox, then the audit, as whoever chooses does: the other way round each could wait for the other.
  await endErasing(query, tenantId, colleagueId, at);
  await audit(query, receipt, at, 'mailbox erased', receipt.objectId ?? undefined);
}

function addedUp(...parts: readonly DeletedRows[]): DeletedRows {
  const rows: Record<string, number> = {};
  for (const [table, count] of parts.flatMap((part) => Object.entries(part))) rows[table] = (rows[table] ?? 0) + count;
  return rows;
}

async function eraseContact(transaction: OwnerTransaction, receipt: OpenReceipt, at: number): Promise<void> {
  const { tenantId, contactId } = receipt;
  if (contactId === null) throw new Error('The receipt of a contact names no contact.');
  const rows = await deleteContact(transaction, tenantId, contactId, at);
  await close(transaction, receipt, rows, at, 'contact erased', contactId);
}

/** Some mailboxes; when none is left, the rest. */
async function eraseSomeOfTenant(transaction: OwnerTransaction, receipt: OpenReceipt, at: number): Promise<void> {
  const { query } = transaction;
  const { tenantId } = receipt;
  const kept = await findMailboxesKept(query, tenantId, MAILBOXES_AT_ONCE);
  if (kept.length > 0) {
    const rows = await deleteMailboxes(transaction, tenantId, kept);
    await noteErased(query, receipt, { rows, goneAt: undefined });
    return;
  }
  const rows = await deleteRestOfTenant(query, tenantId, at);
  await close(transaction, receipt, rows, at, 'tenant erased', undefined);
}

async function close(
  { query }: OwnerTransaction,
  receipt: ClosedReceipt,
  rows: DeletedRows,
  at: number,
  action: AuditAction,
  subject: string | undefined,
): Promise<void> {
  await noteErased(query, receipt, { rows, goneAt: at });
  await audit(query, receipt, at, action, subject);
}

type ClosedReceipt = { readonly tenantId: TenantId; readonly receiptId: string };

async function audit(
  query: Query,
  { tenantId, receiptId }: ClosedReceipt,
  at: number,
  action: AuditAction,
  subject: string | undefined,
): Promise<void> {
  await appendAudit(query, tenantId, { at, actor: 'service', action, subject, detail: { receipt: receiptId } });
}
