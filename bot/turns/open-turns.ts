import { AppError } from '../../src/domain/app-error.ts';
import { findTenantByEntraId } from '../../src/store/tenants.ts';
import { CARD_TYPE } from '../cards/card.ts';
import { privatelyCard, welcomeCard } from '../cards/general.ts';
import { writeToMeCard } from '../cards/inserted.ts';
import type { AnswerTurn, Channel, Turn } from '../channel.ts';
import { clean } from '../commands/clean.ts';
import { parseCommand } from '../commands/parse-command.ts';
import { messageOf } from '../message-of.ts';
import { answerCommand } from './answer-command.ts';
import { answerInvoke } from './answer-invoke.ts';
import { findChat, forgetChat, isFirstWelcome, isPersonal, keepChat } from './chats.ts';
import { findExamples } from './examples.ts';
import { type BotDeps, type Reader, readReader } from './reader.ts';
import { cardOrRefusal } from './refusal.ts';

/** Answers whatever the channel delivers: activity, command, use case, card. */
export function openTurns(deps: BotDeps, channel: Pick<Channel, 'send'>): AnswerTurn {
  return async (turn) => {
    switch (turn.activity.type) {
      case 'message':
        await answerMessage(deps, channel, turn, await readReader(deps, turn));
        return undefined;
      case 'invoke':
        return answerInvoke(deps, channel, turn, await readReader(deps, turn));
      case 'conversationUpdate':
      case 'installationUpdate':
        await noteMembership(deps, turn);
        return undefined;
    }
    // Typing, reactions, messages that were changed: there is nothing to say to them.
    await requireTenant(deps, turn);
    return undefined;
  };
}

/** In a group everybody reads the answer: it is given in private, whatever it is. */
async function answerMessage(deps: BotDeps, channel: Pick<Channel, 'send'>, turn: Turn, reader: Reader): Promise<void> {
  const answer = () =>
    cardOrRefusal(deps, reader, turn.requestId, () =>
      answerCommand(deps, reader, parseCommand(turn.activity.text ?? '')),
    );
  if (isPersonal(turn)) {
    await keepChat(deps, reader, turn);
    if (isCardAlone(turn)) return;
    await turn.say(messageOf(await answer()));
    return;
  }
  const chat = await findChat(deps, reader);
  const sent = chat === undefined ? undefined : await channel.send(chat, messageOf(await answer()));
  if (sent?.outcome === 'gone') await forgetChat(deps, reader);
  await turn.say(messageOf(sent?.outcome === 'sent' ? privatelyCard(reader.words) : writeToMeCard(reader.words)));
}

/** A card that was put into a message with the message extension, and not a word beside it: nothing was asked. */
function isCardAlone({ activity }: Turn): boolean {
  const isCard = activity.attachments?.some(({ contentType }) => contentType === CARD_TYPE) === true;
  return isCard && clean(activity.text ?? '') === '';
}

/** The bot was put into somebody's own chat, or taken out of it. Of groups nothing is kept. */
async function noteMembership(deps: BotDeps, turn: Turn): Promise<void> {
  const { activity } = turn;
  await requireTenant(deps, turn);
  if (!isPersonal(turn) || activity.from.aadObjectId === undefined) return;
  const reader = await readReader(deps, turn);
  const isBot = ({ id }: { readonly id?: string | undefined }) => id === activity.recipient.id;
  const isOut = activity.action?.startsWith('remove') === true || activity.membersRemoved?.some(isBot) === true;
  if (isOut) {
    await forgetChat(deps, reader);
    return;
  }
  const isIn = activity.action?.startsWith('add') === true || (activity.membersAdded?.length ?? 0) > 0;
  if (!isIn) return;
  await keepChat(deps, reader, turn);
  if (!(await isFirstWelcome(deps, reader))) return;
  await turn.say(messageOf(welcomeCard(reader.words, { examples: await findExamples(deps, reader) })));
}

async function requireTenant(deps: BotDeps, { entraTenantId }: Turn): Promise<void> {
  if ((await findTenantByEntraId(deps.db, entraTenantId)) !== undefined) return;
  throw new AppError('unknown_tenant', 'This organisation does not use Acquaint.');
}
