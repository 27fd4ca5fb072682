import { AppError } from '../../src/domain/app-error.ts';
import { composeLink } from '../../src/domain/introduction-mail.ts';
import type { IntroductionShown, OwnAsk } from '../../src/services/introduction-shown.ts';
import { readIntroductionMail } from '../../src/services/read-introduction-mail.ts';
import { findColleagueByObjectId } from '../../src/store/colleagues.ts';
import { findConversation } from '../../src/store/conversations.ts';
import { type AskedOfMeLooks, askedOfMeCard } from '../cards/asked-of-me.ts';
import type { Card } from '../cards/card.ts';
import { ownAskCard } from '../cards/own-ask.ts';
import { contactName } from '../cards/people.ts';
import type { BotDeps, Reader } from './reader.ts';

/** An introduction as its reader sees it, with the mails that are ready to be written. */
export async function introductionCard(
  deps: BotDeps,
  reader: Pick<Reader, 'caller' | 'words' | 'channelId'>,
  shown: IntroductionShown,
  looks: Pick<AskedOfMeLooks, 'isReminder' | 'isAskedAgain'> = {},
): Promise<Card> {
  const refreshFor = [reader.channelId];
  const tabLink = deps.tabLink?.('introductions', shown.id);
  if (shown.side === 'introducer') {
    const mailLink = await mailLinkOf(deps, reader, shown);
    return askedOfMeCard(reader.words, shown, { ...looks, mailLink, tabLink, refreshFor });
  }
  const thanksLink = shown.state === 'closed' ? await mailLinkOf(deps, reader, shown) : undefined;
  return ownAskCard(reader.words, shown, { thanksLink, tabLink, refreshFor });
}

/**
 * The card that answers an ask just made: with a mail to an introducer whom the bot has no chat with. No later card has it, since it would
 * vanish once the introducer opened the bot, to say no for example (law 6); so this one is not brought up to date by itself either.
 */
export async function freshAskCard(
  deps: BotDeps,
  reader: Pick<Reader, 'caller' | 'words' | 'channelId'>,
  ask: OwnAsk,
): Promise<Card> {
  const isFresh = ask.state === 'waiting' && deps.now() - ask.askedAt < FRESH_MS;
  const reachLink = isFresh ? await reachLinkOf(deps, reader, ask) : undefined;
  return reachLink === undefined ? introductionCard(deps, reader, ask) : ownAskCard(reader.words, ask, { reachLink });
}

/** An ask that was made before is given back by asking again; it says nothing new. */
const FRESH_MS = 60_000;

async function mailLinkOf(
  deps: BotDeps,
  { caller }: Pick<Reader, 'caller'>,
  { id, state }: IntroductionShown,
): Promise<string | undefined> {
  if (state !== 'accepted' && state !== 'introduced' && state !== 'closed') return undefined;
  try {
    return composeLink(await readIntroductionMail(deps, caller, { id }));
  } catch (error) {
    // It has moved on in the meantime: then there is no mail to write.
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** A mail to an introducer whom the bot has no chat with. */
async function reachLinkOf(
  deps: BotDeps,
  { caller, words }: Pick<Reader, 'caller' | 'words'>,
  { introducer, contact, why, blurb }: OwnAsk,
): Promise<string | undefined> {
  const { objectId, address } = introducer;
  if (address === null) return undefined;
  const colleagueId = objectId === null ? undefined : await findColleagueByObjectId(deps.db, caller.tenantId, objectId);
  const chat = colleagueId === undefined ? undefined : await findConversation(deps.db, caller.tenantId, colleagueId);
  if (chat !== undefined) return undefined;
  const subject = words.asking.formTitle(contactName(contact));
  return composeLink({ to: [address], subject, body: `${why}\n\n${blurb}`.trim() });
}
