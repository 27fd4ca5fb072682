import type { DeliveryReply } from '../../src/http/messages.ts';
import { cardStateOf } from '../../src/services/introduction-shown.ts';
import { keepCard } from '../../src/store/notices.ts';
import { CARD_TYPE } from '../cards/card.ts';
import type { Channel, Turn } from '../channel.ts';
import { type Answered, answerCardAction } from './answer-card-action.ts';
import { cardActionSchema, cardInvokeSchema } from './card-action.ts';
import { isPersonal, keepChat } from './chats.ts';
import { answerExtension } from './extension.ts';
import type { BotDeps, Reader } from './reader.ts';
import { cardOrRefusal } from './refusal.ts';

/** Answers what a client asks and waits for: a button of a card, the message extension. */
export async function answerInvoke(
  deps: BotDeps,
  channel: Pick<Channel, 'send'>,
  turn: Turn,
  reader: Reader,
): Promise<DeliveryReply | undefined> {
  switch (turn.activity.name) {
    case 'adaptiveCard/action':
      return answerButton(deps, turn, reader);
    case 'composeExtension/query':
    case 'composeExtension/fetchTask':
    case 'composeExtension/submitAction':
      return answerExtension(deps, channel, turn, reader);
  }
  return undefined;
}

async function answerButton(deps: BotDeps, turn: Turn, reader: Reader): Promise<DeliveryReply> {
  const invoke = cardInvokeSchema.safeParse(turn.activity.value);
  if (!invoke.success) return badRequest();
  const { verb, data = {} } = invoke.data.action;
  const asked = cardActionSchema.safeParse({ ...data, verb: verb ?? data['verb'] });
  if (!asked.success || (data['verb'] !== undefined && data['verb'] !== asked.data.verb)) return badRequest();
  if (isPersonal(turn)) await keepChat(deps, reader, turn);
  let answered: Answered | undefined;
  const card = await cardOrRefusal(deps, reader, turn.requestId, async () => {
    answered = await answerCardAction(deps, reader, asked.data);
    return answered.card;
  });
  if (answered !== undefined) await keepUpToDate(deps, turn, reader, answered);
  return {
    status: 200,
    body: { statusCode: 200, type: CARD_TYPE, value: card },
  };
}

/** Remembers where an introduction is shown now, in the reader's own chat, so that the card is changed when it changes. */
async function keepUpToDate(deps: BotDeps, turn: Turn, { caller }: Reader, { introduction }: Answered): Promise<void> {
  const activityId = turn.activity.replyToId;
  if (introduction === undefined || activityId === undefined || caller.colleagueId === undefined) return;
  if (!isPersonal(turn)) return;
  await keepCard(deps.db, caller.tenantId, {
    colleagueId: caller.colleagueId,
    introductionId: introduction.id,
    conversationId: turn.activity.conversation.id,
    activityId,
    shown: cardStateOf(introduction),
    at: deps.now(),
  });
}

/** What a client is told of a button that is none of ours. */
function badRequest(): DeliveryReply {
  const value = { code: 'BadRequest', message: 'This card does not ask for anything known here.' };
  return { status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value } };
}
