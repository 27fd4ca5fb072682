import { claimNotices, settleStuckNotices } from '../../src/store/notices.ts';
import { type SendingDeps, sendNotice } from './send-notice.ts';
import { updateCards } from './update-cards.ts';

/** Notices taken at a time: as many as one process sends side by side. */
const MOST = 20;
/** Milliseconds after which what was taken is on its way no longer: longer than a call may last. */
const STUCK_MS = 5 * 60_000;

/**
 * Tells people what there is to tell, and brings cards up to date that were sent before.
 *
 * @param changedSince only cards of what has changed since then, in milliseconds since 1970; all cards when left out
 * @throws whatever one of them failed with, once all the others are done
 */
export async function tellPeople(deps: SendingDeps, changedSince?: number): Promise<void> {
  await settleStuckNotices(deps.db, deps.now() - STUCK_MS);
  const failures: unknown[] = [];
  for (;;) {
    const claimed = await claimNotices(deps.db, { now: deps.now(), most: MOST });
    const settled = await Promise.allSettled(claimed.map((notice) => sendNotice(deps, notice)));
    failures.push(...settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])));
    if (claimed.length < MOST) break;
  }
  await updateCards(deps, changedSince);
  if (failures.length > 0) throw failures[0];
}
