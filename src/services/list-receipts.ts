import { listReceipts as listReceiptRows, type Receipt } from '../store/receipts.ts';
import { type Caller, requireAdministrator } from './caller.ts';
import type { Deps } from './deps.ts';

/** A page of a tenant's receipts, newest first. */
export type Receipts = {
  readonly receipts: readonly Receipt[];
  /** Where the next page begins; null on the last one. */
  readonly next: { readonly askedAt: number; readonly receiptId: string } | null;
};

/**
 * Lists what was deleted in the tenant, when it was asked for and when it was gone.
 *
 * @throws AppError `forbidden` unless the caller is an administrator.
 */
export async function listReceipts(
  deps: Deps,
  caller: Caller,
  input: { readonly limit: number; readonly after?: Receipts['next'] | undefined },
): Promise<Receipts> {
  requireAdministrator(caller);
  const page = { limit: input.limit + 1, after: input.after ?? undefined };
  const rows = await listReceiptRows(deps.db, caller.tenantId, page);
  const receipts = rows.slice(0, input.limit);
  const last = receipts.at(-1);
  const isMore = rows.length > receipts.length && last !== undefined;
  return { receipts, next: isMore ? { askedAt: last.askedAt, receiptId: last.receiptId } : null };
}
