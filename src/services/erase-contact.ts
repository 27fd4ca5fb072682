import { addressId } from '../store/address-id.ts';
import { appendAudit } from '../store/audit.ts';
import { writeErasedContact } from '../store/erased-contacts.ts';
import { findReceipt, type Receipt, startErasure } from '../store/receipts.ts';
import { holdTenant } from '../store/tenant-lock.ts';
import { actorOf, type Caller, requireAdministrator } from './caller.ts';
import type { ChoosingDeps } from './deps.ts';
import { readContactAddress } from './question.ts';

/**
 * Forgets a contact who asked for it: from the next request on nobody is shown anything, everything about the address is deleted
 * from all mailboxes, and nothing about it is written again. What stays is the number of the address, so that it is recognised.
 *
 * @returns the receipt, as it is when the choice is recorded; deleting follows
 * @throws AppError `forbidden` unless the caller is an administrator; `invalid_input` for what is no address.
 */
export async function eraseContact(
  deps: ChoosingDeps,
  caller: Caller,
  input: { readonly address: string },
): Promise<Receipt> {
  requireAdministrator(caller);
  const contactId = addressId(readContactAddress(input.address).address);
  const at = deps.now();
  const { tenantId } = caller;
  const receiptId = await deps.db.write(tenantId, async (query) => {
    await holdTenant(query, tenantId, 'alone');
    const contact = await writeErasedContact(query, tenantId, contactId, at);
    const event = { at, actor: actorOf(caller), action: 'erasure asked', subject: contactId } as const;
    await appendAudit(query, tenantId, event);
    return startErasure(query, tenantId, {
      subject: 'contact',
      contactId,
      reason: 'erasure asked',
      at,
      rows: { contact },
    });
  });
  await deps.db.keepChoices();
  deps.wakeJobs();
  const receipt = await findReceipt(deps.db, tenantId, receiptId);
  if (receipt === undefined) throw new Error('The receipt of an erasure was not found.');
  return receipt;
}
