import { findConversation } from '../../src/store/conversations.ts';
import { listStaleCards, noteShownOnCard, type StaleCard } from '../../src/store/notices.ts';
import type { Sent } from '../channel.ts';
import { messageOf } from '../message-of.ts';
import { readStaleCard } from './notice-card.ts';
import type { SendingDeps } from './send-notice.ts';

const MOST = 50;

/** Changes cards that say something else than their readers would see now, where they are; the rest waits where the channel is busy. */
export async function updateCards(deps: SendingDeps): Promise<void> {
  for (const stale of await listStaleCards(deps.db, { now: deps.now(), most: MOST })) {
    if ((await updateCard(deps, stale)) === 'busy') return;
  }
}

async function updateCard(deps: SendingDeps, stale: StaleCard): Promise<Sent['outcome'] | undefined> {
  const chat = await findConversation(deps.db, stale.tenantId, stale.colleagueId);
  if (chat === undefined) return undefined;
  const { card, shown } = await readStaleCard(deps, chat, stale);
  const at = { ...chat, conversationId: stale.conversationId };
  const { outcome } = await deps.channel.update(at, stale.activityId, messageOf(card));
  // Updating twice does no harm: whatever else went wrong is not tried for ever.
  if (outcome !== 'busy') await noteShownOnCard(deps.db, stale, shown);
  return outcome;
}
