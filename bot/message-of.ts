import type { Card } from './cards/card.ts';
import { textOf } from './cards/elements.ts';
import type { Message } from './channel.ts';

/** A card, said: its words go along for notifications and for clients that draw no cards. */
export function messageOf(card: Card): Message {
  return { card, text: textOf(card) };
}
