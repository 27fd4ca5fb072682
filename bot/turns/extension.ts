import { z } from 'zod';
import { EXTENSION } from '../../src/contract/app-names.ts';
import { normaliseAddress } from '../../src/domain/address.ts';
import { AppError } from '../../src/domain/app-error.ts';
import type { DeliveryReply } from '../../src/http/messages.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { type FoundContact, searchContacts } from '../../src/services/search-contacts.ts';
import { CARD_TYPE } from '../cards/card.ts';
import { askWhomCard, type Inserted, insertedCard } from '../cards/inserted.ts';
import { introducersCard } from '../cards/introducers.ts';
import type { Channel, Turn } from '../channel.ts';
import { messageOf } from '../message-of.ts';
import type { Words } from '../words/words.ts';
import { findChat } from './chats.ts';
import { outsideAddressesOf } from './quoted-message.ts';
import type { BotDeps, Reader } from './reader.ts';
import { cardOrRefusal } from './refusal.ts';

const PREVIEW = 'application/vnd.microsoft.card.thumbnail';
const MOST_CONTACTS = 12;
const MOST_COMPANIES = 4;

/** Answers the message extension: searches, and asks for an introduction from a message. */
export async function answerExtension(
  deps: BotDeps,
  channel: Pick<Channel, 'send'>,
  turn: Turn,
  reader: Reader,
): Promise<DeliveryReply> {
  const isSearch = turn.activity.name === 'composeExtension/query';
  if (commandOf(turn.activity.value) === (isSearch ? EXTENSION.ask : EXTENSION.search)) return { status: 400 };
  switch (turn.activity.name) {
    case 'composeExtension/query':
      return answerQuery(deps, turn, reader);
    case 'composeExtension/fetchTask':
      return dialog(reader.words, outsideAddressesOf(turn.activity.value)[0] ?? '', false);
  }
  return answerSubmit(deps, channel, turn, reader);
}

/** What is asked for, by its name in the manifest. A client that has not read the manifest has names of its own. */
function commandOf(value: unknown): string | undefined {
  return z.object({ commandId: z.string() }).safeParse(value).data?.commandId;
}

const querySchema = z.object({
  // A client that has not read the manifest names no parameter.
  parameters: z.array(z.object({ name: z.string().nullish(), value: z.unknown() })).nullish(),
});

async function answerQuery(deps: BotDeps, turn: Turn, reader: Reader): Promise<DeliveryReply> {
  const query = querySchema.safeParse(turn.activity.value);
  if (!query.success) return { status: 400 };
  const { parameters } = query.data;
  const asked = parameters?.find(({ name, value }) => name !== 'initialRun' && typeof value === 'string')?.value;
  const q = typeof asked === 'string' ? asked.slice(0, 200) : '';
  const contacts = await contactsFor(deps, reader, q);
  if (typeof contacts === 'string') return said(contacts);
  const companies = q === '' ? [] : companiesOf(contacts, q);
  if (contacts.length === 0) return said(reader.words.extension.nothing);
  const attachments = [
    ...companies.map((domain) =>
      attachment(reader, { verb: 'show-account', domain }, domain, reader.words.extension.company),
    ),
    ...contacts.map(({ address, name }) =>
      attachment(reader, { verb: 'show-introducers', contact: address }, name ?? address, address),
    ),
  ];
  return { status: 200, body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } } };
}

/** The contacts that match; or, in words, why none are shown. */
async function contactsFor(
  deps: BotDeps,
  { caller, words }: Reader,
  q: string,
): Promise<readonly FoundContact[] | string> {
  try {
    return (await searchContacts(deps, caller, { q, limit: MOST_CONTACTS })).contacts;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return words.general.nothing[caller.role === 'guest' ? 'not_for_guests' : 'consent_required'].title;
  }
}

function companiesOf(contacts: readonly FoundContact[], q: string): readonly string[] {
  const [word = ''] = q.trim().toLowerCase().split(/\s+/);
  const domains = new Set(contacts.flatMap(({ account }) => account ?? []));
  return [...domains].filter((domain) => domain.includes(word)).slice(0, MOST_COMPANIES);
}

/** A result: what is put into the message carries ids only, whatever its preview says to whoever searched. */
function attachment({ words, channelId }: Reader, inserted: Inserted, title: string, text: string): object {
  return {
    contentType: CARD_TYPE,
    content: insertedCard(words, inserted, { refreshFor: [channelId] }),
    preview: { contentType: PREVIEW, content: { title, text } },
  };
}

const submitSchema = z.object({ data: z.object({ contact: z.string().max(320).optional() }) });

async function answerSubmit(
  deps: BotDeps,
  channel: Pick<Channel, 'send'>,
  turn: Turn,
  reader: Reader,
): Promise<DeliveryReply> {
  const submit = submitSchema.safeParse(turn.activity.value);
  if (!submit.success) return { status: 400 };
  const typed = submit.data.data.contact ?? '';
  const address = normaliseAddress(typed)?.address;
  const { words } = reader;
  if (address === undefined) return dialog(words, typed, true);
  const chat = await findChat(deps, reader);
  const answer = () =>
    cardOrRefusal(deps, reader, turn.requestId, async () =>
      introducersCard(words, await findIntroducers(deps, reader.caller, { address })),
    );
  const sent = chat === undefined ? undefined : await channel.send(chat, messageOf(await answer()));
  if (sent?.outcome === 'sent')
    return { status: 200, body: { task: { type: 'message', value: words.extension.askSent } } };
  // Without a chat of their own the card goes into the message: it opens to what each reader may see.
  const attachments = [attachment(reader, { verb: 'show-introducers', contact: address }, address, address)];
  return { status: 200, body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } } };
}

function dialog(words: Words, contact: string, isRefused: boolean): DeliveryReply {
  const card = { contentType: CARD_TYPE, content: askWhomCard(words, contact, isRefused) };
  const value = { title: words.extension.askTitle, height: 'small', width: 'small', card };
  return { status: 200, body: { task: { type: 'continue', value } } };
}

function said(text: string): DeliveryReply {
  return { status: 200, body: { composeExtension: { type: 'message', text } } };
}
