import type { TenantId } from '../domain/ids.ts';
import { appendAudit, hasAuditEntry, hasLossNoted } from './audit.ts';
import {
  type AuditMark,
  type ChoiceRecord,
  type ConsentChoice,
  isHeldAgainst,
  type TenantMark,
} from './choice-journal.ts';
import { reapplyColleague } from './colleague-choices.ts';
import type { OwnerTransaction, Query } from './database.ts';
import { startErasure } from './receipts.ts';
import { findTenantOf, insertTenantOf, reapplyConsents, reapplyContact, reapplyGroup } from './tenant-choices.ts';
import { holdTenant } from './tenant-lock.ts';

/** What the journal says of one tenant. */
type OfTenant = {
  /** Choices later than those in the database. */
  readonly later: readonly ChoiceRecord[];
  readonly mark: TenantMark | undefined;
  readonly audit: AuditMark | undefined;
};

/**
 * Applies choices that were made after the backup this database was restored from: what was turned off, hidden, left out, withdrawn
 * or erased since then is so again, and what the backup brought back is to be deleted, with receipts (jobs/erase.ts).
 *
 * @param latest everything the journal says
 * @param isLater whether a record says something that the database does not know yet
 * @param now milliseconds since 1970
 */
export async function reapplyChoices(
  { query }: Pick<OwnerTransaction, 'query'>,
  latest: readonly ChoiceRecord[],
  isLater: (record: ChoiceRecord) => boolean,
  now: number,
): Promise<void> {
  for (const [tenantName, records] of Map.groupBy(latest, (record) => record.tenantName)) {
    const journal: OfTenant = {
      // Several records may turn out to be about one person: the last of them counts, the others are then too early.
      later: records.filter(isLater).sort((one, other) => momentOf(other) - momentOf(one)),
      mark: records.find((record) => record.of === 'tenant'),
      audit: records.find((record) => record.of === 'audit'),
    };
    const named = { tenantName, entraTenantId: journal.mark?.entraTenantId ?? null };
    const known = await findTenantOf(query, named);
    if (known !== undefined) await reapplyTenant(query, known, journal, now);
    else if (journal.later.some((record) => mustBeHeld(record, now))) {
      // Nothing of it came back with the backup, so there is nothing to delete.
      const later = journal.later.filter((record) => record.of !== 'tenant');
      await reapplyTenant(query, await insertTenantOf(query, named), { ...journal, later }, now);
    }
  }
}

async function reapplyTenant(query: Query, tenantId: TenantId, journal: OfTenant, now: number): Promise<void> {
  const { later, audit } = journal;
  const isRestored = audit === undefined || !(await hasAuditEntry(query, { ...audit, tenantId }));
  if (later.length > 0) await holdTenant(query, tenantId, 'alone');
  const consents: ConsentChoice[] = [];
  const erasures: TenantMark[] = [];
  for (const record of later) {
    switch (record.of) {
      case 'colleague':
        await reapplyColleague(query, tenantId, record, { isRestored, now });
        break;
      case 'consent':
        consents.push(record);
        break;
      case 'group':
        await reapplyGroup(query, tenantId, record);
        break;
      case 'contact':
        await reapplyContact(query, tenantId, record, now);
        break;
      case 'tenant':
        erasures.push(record);
        break;
      case 'audit':
        break;
    }
  }
  const isTakenBack = await reapplyConsents(query, tenantId, consents);
  if (isTakenBack || erasures.length > 0) {
    await startErasure(query, tenantId, { subject: 'tenant', reason: 'backup restored', at: now });
  }
  if (audit !== undefined && isRestored) await noteLostEntries(query, tenantId, audit, now);
}

/** Entries that the audit had and the backup has not: it says so, once, instead of looking as if nothing had been there. */
async function noteLostEntries(query: Query, tenantId: TenantId, lost: AuditMark, now: number): Promise<void> {
  if (await hasLossNoted(query, tenantId, lost.hash)) return;
  await appendAudit(query, tenantId, {
    at: now,
    actor: 'service',
    action: 'backup restored',
    detail: { lostUpTo: lost.seq, lostHash: lost.hash },
  });
}

function momentOf(record: ChoiceRecord): number {
  return record.of === 'audit' ? 0 : record.changedAt;
}

/** Whether a tenant that no backup knows must be made known, so that a choice made in it holds when it comes back. */
function mustBeHeld(record: ChoiceRecord, now: number): boolean {
  switch (record.of) {
    case 'colleague':
      return isHeldAgainst(record, now);
    case 'group':
      return record.isOptedOut;
    case 'contact':
      return true;
    case 'consent':
    case 'tenant':
    case 'audit':
      return false;
  }
}
