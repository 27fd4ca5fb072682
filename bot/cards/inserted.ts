import type { Words } from '../words/words.ts';
import type { ActionData } from './actions.ts';
import type { Card, CardElement } from './card.ts';
import { cardOf, execute, note, text, title } from './elements.ts';

/** What an inserted card opens to. */
export type Inserted =
  | { readonly verb: 'show-introducers' | 'show-health'; readonly contact: string }
  | { readonly verb: 'show-account'; readonly domain: string };

/** The most people a card opens for by itself. */
const MOST_REFRESHED = 60;

/**
 * A card that somebody puts into a message: it says the address it was asked for and nothing else, since everybody in the chat reads it, and
 * opens for each reader to what that reader may see then.
 */
export function insertedCard(
  words: Words,
  inserted: Inserted,
  { refreshFor = [] }: { readonly refreshFor?: readonly string[] } = {},
): Card {
  const { extension } = words;
  const name = inserted.verb === 'show-account' ? inserted.domain : inserted.contact;
  const body = inserted.verb === 'show-health' ? extension.insertedHealth : extension.insertedIntroducers;
  const data: ActionData = inserted;
  const card = cardOf(words, {
    says: [name, body],
    body: [title(name), text(body, { spacing: 'Small' })],
    actions: [execute(extension.open, data)],
  });
  if (refreshFor.length === 0) return card;
  return { ...card, refresh: { action: execute(extension.open, data), userIds: refreshFor.slice(0, MOST_REFRESHED) } };
}

/** The form in a dialog that asks for whom somebody would like to meet. Dialogs send their inputs, and take no other buttons. */
export function askWhomCard(
  words: Words,
  contact: string,
  isRefused: boolean,
): Omit<Card, 'actions' | 'body'> & {
  readonly body: readonly (CardElement | object)[];
  readonly actions: readonly object[];
} {
  const { extension } = words;
  const { actions: _none, ...card } = cardOf(words, {
    says: [extension.askTitle, extension.askWho],
    body: [
      title(extension.askTitle),
      ...(isRefused ? [text(`! ${extension.askMissing}`, { color: 'Attention', weight: 'Bolder' })] : []),
      note(extension.askWho),
    ],
  });
  return {
    ...card,
    body: [
      ...card.body,
      {
        type: 'Input.Text',
        id: 'contact',
        label: extension.askWho,
        placeholder: extension.askHint,
        value: contact,
        style: 'Email',
        maxLength: 320,
        isRequired: true,
        errorMessage: extension.askMissing,
      },
    ],
    actions: [{ type: 'Action.Submit', title: extension.askGo, data: {} }],
  };
}

/** What everybody in a chat sees where the bot has no private chat with whoever asked. */
export function writeToMeCard(words: Words): Card {
  const { general, extension } = words;
  return cardOf(words, {
    says: [general.privatelyTitle, extension.writeToMe],
    body: [title(general.privatelyTitle), text(extension.writeToMe, { spacing: 'Small' })],
  });
}
