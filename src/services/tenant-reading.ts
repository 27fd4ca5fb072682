import type { TenantId } from '../domain/ids.ts';
import { firstMonthToRead, type ReadingProgress, tenantProgressOf } from '../domain/reading-progress.ts';
import { countMailboxesByOldestMonth } from '../store/reading-ledger.ts';
import { readLeastColleagues } from '../store/tenant-settings.ts';
import type { Deps } from './deps.ts';

/**
 * How far reading the mailboxes of the tenant is, for whoever is told that nothing is known: what is not read yet is not known either.
 * Null when all is read, and where it would tell of a single mailbox. Only the mailboxes count that may serve others, the same for
 * whoever asks about whomever.
 *
 * @param upTo the moment the question is about, in milliseconds since 1970
 */
export async function readTenantReading(deps: Deps, tenantId: TenantId, upTo: number): Promise<ReadingProgress | null> {
  const now = deps.now();
  const [mailboxes, leastColleagues] = await Promise.all([
    countMailboxesByOldestMonth(deps.db, tenantId, firstMonthToRead(now)),
    readLeastColleagues(deps.db, tenantId),
  ]);
  return tenantProgressOf(mailboxes, { now, upTo, leastColleagues });
}
