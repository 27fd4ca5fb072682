import { appendAudit } from '../store/audit.ts';
import { findReceipt, type Receipt, startMailboxErasures } from '../store/receipts.ts';
import { noteForgotten, writeSharing } from '../store/sharing.ts';
import { actorOf, type Caller } from './caller.ts';
import type { ChoosingDeps } from './deps.ts';
import { lockChooser, readAuditId } from './sharing-subject.ts';

/**
 * Forgets the caller: stops reading and serving at once, and deletes what was read from the mailbox, what was hidden, and the log
 * of who was shown it. What stays is that the person said no, so that it is heeded, and the entry of the directory, which is the
 * organisation's.
 *
 * @returns the receipt, as it is when the choice is recorded; deleting follows
 * @throws AppError `not_found` when nobody in particular asks; `conflict` when the person was recognised as somebody else meanwhile.
 */
export async function eraseOwnData(deps: ChoosingDeps, caller: Caller): Promise<Receipt> {
  const at = deps.now();
  const { tenantId } = caller;
  const receiptId = await deps.db.write(tenantId, async (query) => {
    const { colleagueId } = await lockChooser(query, caller, at);
    await writeSharing(query, tenantId, colleagueId, { isOn: false, pausedUntil: null }, at);
    await noteForgotten(query, tenantId, colleagueId, at);
    const subject = await readAuditId(query, tenantId, colleagueId);
    await appendAudit(query, tenantId, { at, actor: actorOf(caller), action: 'erasure asked', subject });
    const [receipt] = await startMailboxErasures(query, tenantId, [colleagueId], { reason: 'erasure asked', at });
    return receipt;
  });
  await deps.db.keepChoices();
  deps.wakeJobs();
  const receipt = receiptId === undefined ? undefined : await findReceipt(deps.db, tenantId, receiptId);
  if (receipt === undefined) throw new Error('The receipt of an erasure was not found.');
  return receipt;
}
