import { claimNotices, settleStuckNotices } from '../../src/store/notices.ts';
import { type SendingDeps, sendNotice } from './send-notice.ts';
import { updateCards } from './update-cards.ts';

/** Notices taken at a time: as many as one process sends side by side. */
const MOST = 20;
/** Milliseconds after which what was taken is on its way no longer: longer than a call may last. */
const STUCK_MS = 5 * 60_000;

/** Tells people what there is to tell, and brings cards up to date that were sent before. */
export async function tellPeople(deps: SendingDeps): Promise<void> {
  await settleStuckNotices(deps.db, deps.now() - STUCK_MS);
  for (;;) {
    const claimed = await claimNotices(deps.db, { now: deps.now(), most: MOST });
    await Promise.all(claimed.map((notice) => sendNotice(deps, notice)));
    if (claimed.length < MOST) break;
  }
  await updateCards(deps);
}
