import { cancelIntroduction } from '../../src/services/cancel-introduction.ts';
import { completeIntroduction } from '../../src/services/complete-introduction.ts';
import { findAccountIntroducers } from '../../src/services/find-account-introducers.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import type { IntroductionShown } from '../../src/services/introduction-shown.ts';
import { listIntroductions } from '../../src/services/list-introductions.ts';
import { readIntroduction } from '../../src/services/read-introduction.ts';
import type { Card } from '../cards/card.ts';
import { helpCard } from '../cards/general.ts';
import { accountCard, introducersCard } from '../cards/introducers.ts';
import { introductionsCard } from '../cards/introductions.ts';
import { endOfDay } from '../commands/resolve-pause.ts';
import type { CardActionAsked } from './card-action.ts';
import { findExamples } from './examples.ts';
import { answerHealth } from './health.ts';
import { freshAskCard, introductionCard } from './introduction-card.ts';
import { answerAsk, askMeAgain, sendAsk, startAsk } from './introductions.ts';
import type { BotDeps, Reader } from './reader.ts';
import { answerSharing, answerShown, chooseSharing } from './sharing.ts';

/** A card, and the introduction it shows, if it shows one. */
export type Answered = { readonly card: Card; readonly introduction?: IntroductionShown };

/**
 * Does what a button asks for, as the reader, and answers with the card that takes the place of the one it was on.
 *
 * @throws Nothing, and AppError as the use cases do
 */
export async function answerCardAction(deps: BotDeps, reader: Reader, asked: CardActionAsked): Promise<Answered> {
  const { words, caller } = reader;
  const withCard = async (introduction: IntroductionShown): Promise<Answered> => ({
    card: await introductionCard(deps, reader, introduction),
    introduction,
  });
  switch (asked.verb) {
    case 'show-introducers':
      return { card: introducersCard(words, await findIntroducers(deps, caller, { address: asked.contact })) };
    case 'show-account':
      return { card: accountCard(words, await findAccountIntroducers(deps, caller, { domain: asked.domain })) };
    case 'show-health':
      return { card: await answerHealth(deps, reader, asked.contact) };
    case 'start-ask':
      return { card: await startAsk(deps, reader, asked) };
    case 'send-ask': {
      const sent = await sendAsk(deps, reader, asked);
      if ('form' in sent) return { card: sent.form };
      return { card: await freshAskCard(deps, reader, sent), introduction: sent };
    }
    case 'cancel-ask':
      return withCard(await cancelIntroduction(deps, caller, { id: asked.id }));
    case 'conclude':
      return withCard(await completeIntroduction(deps, caller, { id: asked.id, outcome: asked.outcome }));
    case 'complete':
      return withCard(await completeIntroduction(deps, caller, { id: asked.id }));
    case 'accept':
    case 'later':
    case 'decline':
      return withCard(await answerAsk(deps, reader, asked));
    case 'show-introduction':
      return withCard(await readIntroduction(deps, caller, { id: asked.id }));
    case 'list-introductions':
      return { card: introductionsCard(words, await listIntroductions(deps, caller)) };
    case 'sharing-on':
      return { card: await chooseSharing(deps, reader, { choice: 'on' }) };
    case 'sharing-off':
      return { card: await chooseSharing(deps, reader, { choice: 'off' }) };
    case 'sharing-pause': {
      const pausedUntil = endOfDay(asked.until ?? '', words.timeZone);
      if (pausedUntil === undefined) return { card: await answerSharing(deps, reader) };
      return { card: await chooseSharing(deps, reader, { choice: 'paused', pausedUntil }) };
    }
    case 'show-sharing':
      return { card: await answerSharing(deps, reader) };
    case 'show-shown':
      return { card: await answerShown(deps, reader) };
    case 'help':
      return { card: helpCard(words, { examples: await findExamples(deps, reader) }) };
    case 'ask-me-again': {
      await askMeAgain(deps, reader, asked);
      if (asked.id === undefined) return { card: introductionsCard(words, await listIntroductions(deps, caller)) };
      const introduction = await readIntroduction(deps, caller, { id: asked.id });
      return { card: await introductionCard(deps, reader, introduction, { isAskedAgain: true }), introduction };
    }
  }
}
