import type { ServeDeps } from '../../src/http/serve.ts';
import { textOf } from '../cards/elements.ts';
import { helpCard } from '../cards/general.ts';
import type { AnswerTurn } from '../channel.ts';
import { wordsOf } from '../words/words-of.ts';
export function openTurns(_deps: ServeDeps): AnswerTurn {
  return async (turn) => {
    const card = helpCard(wordsOf(turn.activity.locale));
    if (turn.activity.type === 'message') await turn.say({ card, text: textOf(card) });
    return undefined;
  };
}
