import { describeFailure, logCode } from '../../src/http/log.ts';
import { dropConversation, findConversation } from '../../src/store/conversations.ts';
import { type ClaimedNotice, giveUpNotice, noteSent, noteUnsure, putBackNotice } from '../../src/store/notices.ts';
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

/** Milliseconds before somebody is looked for again who has no chat with the bot. */
const NO_CHAT_MS = 60 * 60_000;
/** Two weeks of looking: then the ask has ended too. */
const MOST_WITHOUT_CHAT = 14 * 24;
/** Before Graph is asked again that was too busy. */
const BUSY_MS = 5 * 60_000;
/** After the bot was put into somebody's chat: the channel tells where it is within seconds. */
const INSTALLED_MS = 60_000;

/**
 * Sends a notice that was claimed, or settles it otherwise: it is never sent twice, and never to somebody who may not see it now, and not
 * out of working time.
 */
export async function sendNotice(deps: SendingDeps, notice: ClaimedNotice): Promise<void> {
  const chat = await findConversation(deps.db, notice.tenantId, notice.colleagueId);
  if (chat === undefined) {
    await lookForChat(deps, notice);
    return;
  }
  const now = deps.now();
  const dueAt = deps.nextMoment(now, wordsFor(chat).timeZone);
  if (dueAt > now) {
    await putBackNotice(deps.db, notice, { dueAt, isAttempt: false });
    return;
  }
  let made: NoticeCard | undefined;
  try {
    made = await findNoticeCard(deps, chat, notice);
  } catch (error) {
    // Nothing is on its way yet: it can be tried again.
    deps.log('notice_failed', describeFailure(error));
    await tryAgain(deps, notice, undefined);
    return;
  }
  if (made === undefined) {
    await giveUpNotice(deps.db, notice);
    return;
  }
  const sent = await deps.channel.send(chat, messageOf(made.card));
  await settle(deps, notice, sent, { conversationId: chat.conversationId, shown: made.shown });
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
    case 'gone':
      deps.log('notice_failed', { reason: logCode('gone') });
      await dropConversation(deps.db, notice.tenantId, notice.colleagueId);
      await putBackNotice(deps.db, notice, { dueAt: deps.now() + NO_CHAT_MS, isAttempt: true });
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
  await putBackNotice(deps.db, notice, { dueAt, isAttempt: true });
}

/** Puts the bot into the chat of somebody who has none with it, where that is permitted; and looks again later. */
async function lookForChat(deps: SendingDeps, notice: ClaimedNotice): Promise<void> {
  if (notice.attempts >= MOST_WITHOUT_CHAT) {
    await giveUpNotice(deps.db, notice);
    return;
  }
  const isFirst = notice.attempts === 1;
  const installed = isFirst && notice.objectId !== null ? await deps.installer(notice.tenantId, notice.objectId) : 'no';
  if (installed === 'busy') {
    await putBackNotice(deps.db, notice, { dueAt: deps.now() + BUSY_MS, isAttempt: false });
    return;
  }
  const wait = installed === 'installed' ? INSTALLED_MS : NO_CHAT_MS;
  await putBackNotice(deps.db, notice, { dueAt: deps.now() + wait, isAttempt: true });
}
