import { readHealth } from '../../src/services/read-health.ts';
import type { Card } from '../cards/card.ts';
import { healthCard } from '../cards/health.ts';
import type { BotDeps, Reader } from './reader.ts';

/** How the relationship with a contact is, and the way to the own one in the app's tab. */
export async function answerHealth(deps: BotDeps, { caller, words }: Reader, address: string): Promise<Card> {
  const answer = await readHealth(deps, caller, { address });
  return healthCard(words, answer, { tabLink: deps.tabLink?.('relationships', answer.contact.address) });
}
