import { daysAfter, REMINDS_AFTER_DAYS } from '../../src/domain/introduction.ts';
import { describeFailure, logCode } from '../../src/http/log.ts';
import { dropConversation, findConversation, type KeptConversation } from '../../src/store/conversations.ts';
import {
  type ClaimedNotice,
  findLastAsked,
  giveUpNotice,
  noteSent,
  noteUnsure,
  putBackNotice,
} from '../../src/store/notices.ts';
import type { Channel, Sent } from '../channel.ts';
import { messageOf } from '../message-of.ts';
import type { BotDeps } from '../turns/reader.ts';
import { MOST_ATTEMPTS, waitBeforeTry } from './back-off.ts';
import type { Installer } from './installer.ts';
import { findNoticeCard, type NoticeCard, wordsFor } from './notice-card.ts';

/** What sending works with. */
export type SendingDeps = BotDeps & {
  readonly channel: Pick<Channel, 'send' | 'update'>;
  readonly installer: Installer;
  /** The next moment at which somebody may be written to, by the clocks of the person's place. */
  readonly nextMoment: (now: number, timeZone: string) => number;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Two weeks of looking every hour for somebody without a chat: then the ask has ended too. */
const MOST_LOOKS = 14 * 24;
/** The first looks, and then one a day, also ask Graph to put the bot into the chat. */
const LOOKS_THAT_INSTALL = { first: 3, every: 24 } as const;

/**
 * Sends a notice that was claimed, or settles it otherwise: it is never sent twice, and never to somebody who may not see it now, and not
 * out of working time.
 */
export async function sendNotice(deps: SendingDeps, notice: ClaimedNotice): Promise<void> {
  let ready: Ready | undefined;
  try {
    ready = await readyFor(deps, notice);
  } catch (error) {
    // Nothing is on its way yet: it can be tried again.
    deps.log('notice_failed', describeFailure(error));
    await tryAgain(deps, notice, undefined);
    return;
  }
  if (ready === undefined) return;
  const sent = await deps.channel.send(ready.chat, messageOf(ready.card));
  await settle(deps, notice, sent, { conversationId: ready.chat.conversationId, shown: ready.shown });
}

/** A card, and the chat it goes to. */
type Ready = NoticeCard & { readonly chat: KeptConversation };

/** The card of a notice that can be sent now; empty where it was put back, or is not to be sent any more. */
async function readyFor(deps: SendingDeps, notice: ClaimedNotice): Promise<Ready | undefined> {
  const { db } = deps;
  const now = deps.now();
  const chat = await findConversation(db, notice.tenantId, notice.colleagueId);
  if (chat === undefined) {
    await lookForChat(deps, notice);
    return undefined;
  }
  const dueAt = Math.max(await remindableAt(deps, notice), deps.nextMoment(now, wordsFor(chat).timeZone));
  if (dueAt > now) {
    await putBackNotice(db, notice, { dueAt, counts: 'nothing' });
    return undefined;
  }
  const found = await findNoticeCard(deps, chat, notice);
  switch (found.state) {
    case 'news':
      return { card: found.card, shown: found.shown, chat };
    case 'hidden':
      // It ends with the introduction: what is deleted takes its notices along.
      await putBackNotice(db, notice, { dueAt: now + HOUR_MS, counts: 'nothing' });
      return undefined;
    case 'over':
      await giveUpNotice(db, notice);
      return undefined;
  }
}

/** When somebody may be reminded: some days after the ask itself came, which may have waited for a chat. */
async function remindableAt({ db, now }: SendingDeps, notice: ClaimedNotice): Promise<number> {
  if (notice.kind !== 'reminder') return 0;
  const asked = await findLastAsked(db, notice);
  if (asked === undefined) return 0;
  return asked.isUnderWay ? now() + HOUR_MS : daysAfter(asked.sentAt, REMINDS_AFTER_DAYS);
}

async function settle(
  deps: SendingDeps,
  notice: ClaimedNotice,
  sent: Sent,
  card: { readonly conversationId: string; readonly shown: string },
): Promise<void> {
  switch (sent.outcome) {
    case 'sent':
      await noteSent(deps.db, notice, { ...card, activityId: sent.activityId ?? null });
      deps.log('notice_sent', { attempts: notice.attempts });
      return;
    case 'busy':
      deps.log('notice_failed', { reason: logCode('busy'), attempts: notice.attempts });
      await tryAgain(deps, notice, sent.retryAfterMs);
      return;
    case 'unsent':
      // However long that lasts, nothing is lost over it.
      deps.log('notice_failed', { reason: logCode('unsent') });
      await putBackNotice(deps.db, notice, { dueAt: deps.now() + 5 * MINUTE_MS, counts: 'nothing' });
      return;
    case 'gone':
      deps.log('notice_failed', { reason: logCode('gone') });
      await dropConversation(deps.db, notice.tenantId, notice.colleagueId);
      await putBackNotice(deps.db, notice, { dueAt: deps.now() + HOUR_MS, counts: 'look' });
      return;
    case 'refused':
      deps.log('notice_failed', { reason: logCode('refused') });
      await giveUpNotice(deps.db, notice);
      return;
    case 'unsure':
      deps.log('notice_failed', { reason: logCode('unsure') });
      await noteUnsure(deps.db, notice);
      return;
  }
}

async function tryAgain(deps: SendingDeps, notice: ClaimedNotice, retryAfterMs: number | undefined): Promise<void> {
  if (notice.attempts >= MOST_ATTEMPTS) {
    await giveUpNotice(deps.db, notice);
    return;
  }
  const dueAt = deps.now() + waitBeforeTry(notice.attempts, retryAfterMs);
  await putBackNotice(deps.db, notice, { dueAt, counts: 'attempt' });
}

/** Puts the bot into the chat of somebody who has none with it, where that is permitted; and looks again later. */
async function lookForChat(deps: SendingDeps, notice: ClaimedNotice): Promise<void> {
  const { looks, tenantId, objectId } = notice;
  if (looks >= MOST_LOOKS) {
    await giveUpNotice(deps.db, notice);
    return;
  }
  const isToInstall = looks < LOOKS_THAT_INSTALL.first || looks % LOOKS_THAT_INSTALL.every === 0;
  const installed = isToInstall && objectId !== null ? await deps.installer(tenantId, objectId) : 'no';
  // Once it is installed the channel tells where it is within seconds.
  const wait = installed === 'installed' ? MINUTE_MS : HOUR_MS;
  await putBackNotice(deps.db, notice, { dueAt: deps.now() + wait, counts: 'look' });
}
