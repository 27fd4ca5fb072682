import { findConversation } from '../../src/store/conversations.ts';
import { listStaleCards, noteShownOnCard, type StaleCard } from '../../src/store/notices.ts';
import { messageOf } from '../message-of.ts';
import { readStaleCard } from './notice-card.ts';
import type { SendingDeps } from './send-notice.ts';

const MOST = 50;

/** Changes cards that say something else than their readers would see now, where they are. */
export async function updateCards(deps: SendingDeps): Promise<void> {
  for (const stale of await listStaleCards(deps.db, { now: deps.now(), most: MOST })) await updateCard(deps, stale);
}

async function updateCard(deps: SendingDeps, stale: StaleCard): Promise<void> {
  const chat = await findConversation(deps.db, stale.tenantId, stale.colleagueId);
  // Without a chat the card cannot be reached: it shows what holds once it is opened.
  if (chat === undefined) return;
  const { card, shown } = await readStaleCard(deps, chat, stale);
  const at = { ...chat, conversationId: stale.conversationId };
  const { outcome } = await deps.channel.update(at, stale.activityId, messageOf(card));
  // Updating twice does no harm: whatever else went wrong is not tried for ever.
  if (outcome !== 'busy') await noteShownOnCard(deps.db, stale, shown);
}
