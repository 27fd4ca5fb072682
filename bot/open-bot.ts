import { describeFailure } from '../src/http/log.ts';
import type { RunPlugs } from '../src/http/run-service.ts';
import { type RunningJob, runEvery } from '../src/jobs/run-every.ts';
import { openChannel } from './adapter/open-channel.ts';
import type { AnswerTurn } from './channel.ts';
import { graphInstaller } from './proactive/graph-installer.ts';
import { noInstaller } from './proactive/installer.ts';
import { nextWorkingMoment } from './proactive/quiet-hours.ts';
import { tellPeople } from './proactive/tell-people.ts';
import { openTurns } from './turns/open-turns.ts';
import { tabLinkOf } from './turns/tab-link.ts';

const TELL_EVERY_MS = 3_000;
/** All cards are looked at so often; in between only those of what has changed. */
const ALL_CARDS_EVERY_MS = 5 * 60_000;

/** Opens the bot over a running service. */
export const openBot: RunPlugs['openBot'] = (settings, deps, own) => {
  const answer: AnswerTurn = (turn) => turns(turn);
  const channel = openChannel(settings, { log: deps.log, own, answer });
  const { installing } = settings;
  const tabLink = installing === undefined ? undefined : tabLinkOf(installing.teamsAppId);
  const turns = openTurns({ ...deps, tabLink }, channel);
  const nextMoment = settings.keepsQuietHours ? nextWorkingMoment : (now: number) => now;
  const installer = installing === undefined ? noInstaller : graphInstaller(installing, deps);
  let telling: RunningJob | undefined;
  let [lookedAt, allCardsAt] = [0, 0];
  return {
    take: channel.take,
    start: () => {
      telling ??= runEvery({
        everyMs: TELL_EVERY_MS,
        work: async () => {
          const now = deps.now();
          const isForAll = now - allCardsAt >= ALL_CARDS_EVERY_MS;
          // A little back, for what was being written while the last look was taken.
          await tellPeople(
            { ...deps, tabLink, channel, installer, nextMoment },
            isForAll ? undefined : lookedAt - TELL_EVERY_MS,
          );
          lookedAt = now;
          if (isForAll) allCardsAt = now;
        },
        onFailure: (error) => deps.log('job_failed', describeFailure(error)),
      });
    },
    stop: async () => {
      await telling?.stop();
    },
  };
};
