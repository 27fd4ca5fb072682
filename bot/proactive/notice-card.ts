import { AppError } from '../../src/domain/app-error.ts';
import type { Caller } from '../../src/services/caller.ts';
import { CARD_OF_NOTHING, cardStateOf, type IntroductionShown } from '../../src/services/introduction-shown.ts';
import { readIntroduction } from '../../src/services/read-introduction.ts';
import { addressId } from '../../src/store/address-id.ts';
import type { KeptConversation } from '../../src/store/conversations.ts';
import type { Query } from '../../src/store/database.ts';
import { isUnwished } from '../../src/store/introducer-wishes.ts';
import type { ClaimedNotice, StaleCard } from '../../src/store/notices.ts';
import type { Card } from '../cards/card.ts';
import { nothingCard } from '../cards/general.ts';
import { introductionCard } from '../turns/introduction-card.ts';
import type { BotDeps } from '../turns/reader.ts';
import { wordsOf } from '../words/words-of.ts';

/** A card for somebody's own chat, and what it says in a word. */
export type NoticeCard = { readonly card: Card; readonly shown: string };

type Reading = Pick<ClaimedNotice, 'tenantId' | 'colleagueId' | 'objectId' | 'isGuest' | 'introductionId'>;

/**
 * What there is to say: a card; nothing at the moment, since the introduction may not be shown now (a pause may end); or nothing any more,
 * since what was to be said is answered or over.
 */
export type FoundNotice =
  | ({ readonly state: 'news' } & NoticeCard)
  | { readonly state: 'hidden' }
  | { readonly state: 'over' };

/** Reads a notice now, by the eyes of whom it is for. */
export async function findNoticeCard(
  deps: BotDeps,
  chat: KeptConversation,
  notice: ClaimedNotice,
): Promise<FoundNotice> {
  const introduction = await findShown(deps, notice);
  if (introduction === undefined) return { state: 'hidden' };
  if (!isStillNews(notice, introduction) || (await isUnwanted(deps, notice, introduction))) return { state: 'over' };
  const card = await cardFor(deps, chat, notice, introduction, notice.kind === 'reminder');
  return { state: 'news', ...card };
}

/** Whether the introducer has said meanwhile that he does not want to be asked this (docs/decisions/0016). */
async function isUnwanted(
  { db }: BotDeps,
  { tenantId, colleagueId, kind }: ClaimedNotice,
  { contact }: IntroductionShown,
): Promise<boolean> {
  if (!ASKING.has(kind)) return false;
  const read: Query = (text, values) => db.read(tenantId, text, values);
  return isUnwished(read, tenantId, colleagueId, addressId(contact.address));
}

const ASKING: ReadonlySet<ClaimedNotice['kind']> = new Set(['asked', 'askedAgain', 'reminder']);

/** What a card that was sent says now; that there is nothing, where its reader may not see the introduction any more. */
export async function readStaleCard(deps: BotDeps, chat: KeptConversation, stale: StaleCard): Promise<NoticeCard> {
  const introduction = await findShown(deps, stale);
  if (introduction !== undefined) return cardFor(deps, chat, stale, introduction, false);
  return { card: nothingCard(wordsFor(chat), 'introduction_gone'), shown: CARD_OF_NOTHING };
}

/** The words for a chat. */
export function wordsFor({ locale, timeZone }: KeptConversation) {
  return wordsOf(locale ?? undefined, timeZone ?? undefined);
}

async function cardFor(
  deps: BotDeps,
  chat: KeptConversation,
  reading: Reading,
  introduction: IntroductionShown,
  isReminder: boolean,
): Promise<NoticeCard> {
  const reader = { caller: callerOf(reading), words: wordsFor(chat), channelId: chat.userChannelId };
  return {
    card: await introductionCard(deps, reader, introduction, { isReminder }),
    shown: cardStateOf(introduction),
  };
}

async function findShown(deps: BotDeps, reading: Reading): Promise<IntroductionShown | undefined> {
  try {
    return await readIntroduction(deps, callerOf(reading), { id: reading.introductionId });
  } catch (error) {
    // Whoever may not see it any more is told nothing of it.
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

function isStillNews({ kind }: ClaimedNotice, { side, state, outcome }: IntroductionShown): boolean {
  switch (kind) {
    case 'asked':
    case 'askedAgain':
    case 'reminder':
      return side === 'introducer' && state === 'asked';
    case 'accepted':
      return side === 'asker' && (state === 'accepted' || state === 'introduced');
    case 'introduced':
      return side === 'asker' && state === 'introduced';
    case 'unanswered':
      return side === 'asker' && state === 'unanswered';
    case 'outcome':
      return side === 'introducer' && outcome !== null;
    case 'card':
      return false;
  }
}

/** The reader of a notice: the channel tells no roles, so nobody is more than a colleague here. */
function callerOf({ tenantId, colleagueId, objectId, isGuest }: Reading): Caller {
  return { tenantId, colleagueId, role: isGuest ? 'guest' : 'colleague', objectId: objectId ?? undefined };
}
