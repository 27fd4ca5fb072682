import { listReceiptsOf, type Receipt } from '../store/receipts.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/** Lists what was deleted of the caller's and of the whole tenant's, newest first; at most 200. It needs no consent. */
export async function listOwnReceipts(deps: Deps, caller: Caller): Promise<readonly Receipt[]> {
  const { colleagueId, objectId } = caller;
  return listReceiptsOf(deps.db, caller.tenantId, { colleagueId, objectId });
}
