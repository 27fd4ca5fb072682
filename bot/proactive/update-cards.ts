import { describeFailure, logCode } from '../../src/http/log.ts';
import { findConversation } from '../../src/store/conversations.ts';
import { listStaleCards, noteShownOnCard, type StaleCard } from '../../src/store/notices.ts';
import { messageOf } from '../message-of.ts';
import { readStaleCard } from './notice-card.ts';
import type { SendingDeps } from './send-notice.ts';

const MOST = 50;

/**
 * Changes cards that say something else than their readers would see now, where they are. A chat that is busy, and a card that cannot be
 * made, wait for the next look at all cards.
 *
 * @param changedSince only cards of what has changed since then; all cards when left out
 */
export async function updateCards(deps: SendingDeps, changedSince: number | undefined): Promise<void> {
  const tried = new Set<string>();
  const busy = new Set<string>();
  for (;;) {
    const stale = await listStaleCards(deps.db, { now: deps.now(), most: MOST, changedSince });
    const fresh = stale.filter(({ noticeId }) => !tried.has(noticeId));
    for (const card of fresh) {
      tried.add(card.noticeId);
      if (busy.has(card.conversationId)) continue;
      try {
        if ((await updateCard(deps, card)) === 'busy') busy.add(card.conversationId);
      } catch (error) {
        deps.log('notice_failed', { reason: logCode('card'), ...describeFailure(error) });
      }
    }
    if (stale.length < MOST || fresh.length === 0) return;
  }
}

async function updateCard(deps: SendingDeps, stale: StaleCard): Promise<'busy' | 'done'> {
  const chat = await findConversation(deps.db, stale.tenantId, stale.colleagueId);
  if (chat === undefined) return 'done';
  const { card, shown } = await readStaleCard(deps, chat, stale);
  const at = { ...chat, conversationId: stale.conversationId };
  const { outcome } = await deps.channel.update(at, stale.activityId, messageOf(card));
  if (outcome === 'busy' || outcome === 'unsent') return 'busy';
  // Updating twice does no harm: whatever else went wrong is not tried for ever.
  await noteShownOnCard(deps.db, stale, shown);
  return 'done';
}
