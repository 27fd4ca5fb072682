import type { RunPlugs } from '../src/http/run-service.ts';
import { openChannel } from './adapter/open-channel.ts';
import type { AnswerTurn } from './channel.ts';
import { openTurns } from './turns/open-turns.ts';

/** Opens the bot over a running service. */
export const openBot: RunPlugs['openBot'] = (settings, deps, own) => {
  const answer: AnswerTurn = (turn) => turns(turn);
  const channel = openChannel(settings, { log: deps.log, own, answer });
  const turns = openTurns(deps, channel);
  return {
    take: channel.take,
    start: () => undefined,
    stop: async () => undefined,
  };
};
