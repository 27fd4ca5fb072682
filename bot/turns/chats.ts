import { dropConversation, findConversation, keepConversation, noteWelcomed } from '../../src/store/conversations.ts';
import type { Chat, Turn } from '../channel.ts';
import type { BotDeps, Reader } from './reader.ts';

/** Whether a turn is in the reader's own chat with the bot. */
export function isPersonal({ activity }: Turn): boolean {
  return activity.conversation.conversationType === 'personal' && activity.conversation.isGroup !== true;
}

/** Keeps where the reader is reached, where it has changed. Who is not in the directory is reached only while talking. */
export async function keepChat(deps: BotDeps, reader: Reader, { activity }: Turn): Promise<void> {
  const { tenantId, colleagueId } = reader.caller;
  if (colleagueId === undefined) return;
  const now = {
    conversationId: activity.conversation.id,
    serviceUrl: activity.serviceUrl,
    userChannelId: activity.from.id,
    botChannelId: activity.recipient.id ?? '',
    locale: reader.locale ?? null,
    timeZone: reader.timeZone ?? null,
  };
  const kept = await findConversation(deps.db, tenantId, colleagueId);
  const isSame =
    kept !== undefined &&
    kept.conversationId === now.conversationId &&
    kept.serviceUrl === now.serviceUrl &&
    kept.userChannelId === now.userChannelId &&
    kept.botChannelId === now.botChannelId &&
    (now.locale === null || kept.locale === now.locale) &&
    (now.timeZone === null || kept.timeZone === now.timeZone);
  if (!isSame) await keepConversation(deps.db, tenantId, colleagueId, now, deps.now());
}

/** Whether the reader is to be welcomed: once, however often and wherever the bot is put into a chat. */
export async function isFirstWelcome(deps: BotDeps, { caller }: Reader): Promise<boolean> {
  if (caller.colleagueId === undefined) return true;
  return noteWelcomed(deps.db, caller.tenantId, caller.colleagueId, deps.now());
}

/** The reader's own chat with the bot, where there is one. */
export async function findChat(deps: BotDeps, { caller }: Reader): Promise<Chat | undefined> {
  if (caller.colleagueId === undefined) return undefined;
  return findConversation(deps.db, caller.tenantId, caller.colleagueId);
}

/** Forgets where the reader is reached: the bot was taken out. */
export async function forgetChat(deps: BotDeps, { caller }: Reader): Promise<void> {
  if (caller.colleagueId !== undefined) await dropConversation(deps.db, caller.tenantId, caller.colleagueId);
}
