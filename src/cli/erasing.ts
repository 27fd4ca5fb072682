import type { TenantId } from '../domain/ids.ts';
import { eraseAll } from '../jobs/erase.ts';
import type { Caller } from '../services/caller.ts';
import { listReceipts } from '../services/list-receipts.ts';
import { findReceipt, type Receipt } from '../store/receipts.ts';
import type { CommandDeps } from './store.ts';

/** Deletes what a choice asked for, now, and gives its receipt as it is then. */
export async function eraseNow(deps: CommandDeps, tenantId: TenantId, receiptId: string): Promise<Receipt> {
  await eraseAll(deps);
  const receipt = await findReceipt(deps.db, tenantId, receiptId);
  if (receipt === undefined) throw new Error('The receipt of a deletion was not found.');
  return receipt;
}

/**
 * The same for a whole tenant, where it was asked for since a moment.
 *
 * @param since milliseconds since 1970, before the decision
 */
export async function eraseTenant(deps: CommandDeps, caller: Caller, since: number): Promise<Receipt | undefined> {
  await eraseAll(deps);
  const { receipts } = await listReceipts(deps, caller, { limit: 10 });
  return receipts.find((receipt) => receipt.subject === 'tenant' && receipt.askedAt >= since);
}
