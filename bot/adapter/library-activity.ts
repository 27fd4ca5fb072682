import type { ConversationReference, Activity as LibraryActivity } from 'botbuilder';
import type { Activity } from '../activity.ts';
import { CARD_TYPE } from '../cards/card.ts';
import type { Chat, Message } from '../channel.ts';

/** An activity in the library's shape, made of what was checked and of nothing else. */
export function libraryActivity(activity: Activity): LibraryActivity {
  const { conversation, from, recipient } = activity;
  return {
    type: activity.type,
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    from: { id: from.id, name: from.name ?? '' },
    recipient: { id: recipient.id ?? '', name: recipient.name ?? '' },
    conversation: {
      id: conversation.id,
      name: '',
      isGroup: conversation.isGroup ?? false,
      conversationType: conversation.conversationType ?? '',
      ...(conversation.tenantId === undefined ? {} : { tenantId: conversation.tenantId }),
    },
    localTimezone: activity.localTimezone ?? '',
    text: '',
    callerId: '',
    label: '',
    valueType: '',
    listenFor: [],
    ...(activity.id === undefined ? {} : { id: activity.id }),
    ...(activity.deliveryMode === 'expectReplies' ? { deliveryMode: activity.deliveryMode } : {}),
  };
}

/** What is said, in the library's shape. A text beside the card would be shown beside it: it is the summary instead. */
export function libraryMessage({ card, text }: Message): Partial<LibraryActivity> {
  return {
    type: 'message',
    summary: text,
    attachments: [{ contentType: CARD_TYPE, content: card }],
  };
}

/** A chat in the library's shape. */
export function libraryReference(chat: Chat): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl: chat.serviceUrl,
    conversation: { id: chat.conversationId, name: '', isGroup: false, conversationType: 'personal' },
    user: { id: chat.userChannelId, name: '' },
    bot: { id: chat.botChannelId, name: '' },
  };
}
