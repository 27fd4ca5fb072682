import { changeIntroducing } from '../../src/services/change-introducing.ts';
import { findAccountIntroducers } from '../../src/services/find-account-introducers.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { listIntroductions } from '../../src/services/list-introductions.ts';
import type { Card } from '../cards/card.ts';
import { chooserCard, helpCard, nothingCard } from '../cards/general.ts';
import { accountCard, introducersCard } from '../cards/introducers.ts';
import { introductionsCard } from '../cards/introductions.ts';
import type { Command, CompanyNamed, PersonNamed } from '../commands/command.ts';
import { resolvePause } from '../commands/resolve-pause.ts';
import { findExamples } from './examples.ts';
import { type Found, findCompany, findPerson } from './find-named.ts';
import { answerHealth } from './health.ts';
import type { BotDeps, Reader } from './reader.ts';
import { answerSharing, answerShown, chooseSharing } from './sharing.ts';

/**
 * Answers a command with a card.
 *
 * @throws Nothing, and AppError as the use cases do
 */
export async function answerCommand(deps: BotDeps, reader: Reader, command: Command): Promise<Card> {
  const { words, caller } = reader;
  switch (command.kind) {
    case 'who-knows-person':
    case 'introduce':
      return answerAboutPerson(deps, reader, command.who, 'show-introducers');
    case 'health':
      return answerAboutPerson(deps, reader, command.who, 'show-health');
    case 'who-knows-company':
      return answerAboutCompany(deps, reader, command.company);
    case 'introductions':
      return introductionsCard(words, await listIntroductions(deps, caller));
    case 'sharing-on':
      return chooseSharing(deps, reader, { choice: 'on' });
    case 'sharing-off':
      return chooseSharing(deps, reader, { choice: 'off' });
    case 'sharing-pause': {
      if (command.until === undefined) return answerSharing(deps, reader);
      const pausedUntil = resolvePause(command.until, deps.now(), words.timeZone);
      return chooseSharing(deps, reader, { choice: 'paused', pausedUntil });
    }
    case 'show-sharing':
      return answerSharing(deps, reader);
    case 'show-shown':
      return answerShown(deps, reader);
    case 'ask-me-again':
      await changeIntroducing(deps, caller, { isAskable: true });
      return introductionsCard(words, await listIntroductions(deps, caller));
    case 'help':
    case 'hello':
      return helpCard(words, { examples: await findExamples(deps, reader) });
    case 'unknown':
      return nothingCard(words, 'not_understood', { examples: await findExamples(deps, reader) });
  }
}

async function answerAboutPerson(
  deps: BotDeps,
  reader: Reader,
  who: PersonNamed,
  verb: 'show-introducers' | 'show-health',
): Promise<Card> {
  const found = await findPerson(deps, reader, who);
  if (found.found === 'several') return choose(reader, nameOf(who), found, verb);
  const { words, caller } = reader;
  return verb === 'show-introducers'
    ? introducersCard(words, await findIntroducers(deps, caller, { address: found.one }))
    : answerHealth(deps, reader, found.one);
}

async function answerAboutCompany(deps: BotDeps, reader: Reader, company: CompanyNamed): Promise<Card> {
  const found = await findCompany(deps, reader, company);
  if (found.found === 'several') return choose(reader, nameOf(company), found, 'show-introducers');
  return accountCard(reader.words, await findAccountIntroducers(deps, reader.caller, { domain: found.one }));
}

function choose(
  { words }: Reader,
  asked: string,
  { contacts, domains }: Extract<Found<string>, { found: 'several' }>,
  verb: 'show-introducers' | 'show-health',
): Card {
  return chooserCard(words, { asked, contacts, domains, verb });
}

function nameOf(named: PersonNamed | CompanyNamed): string {
  if ('name' in named) return named.name;
  return 'address' in named ? named.address : named.domain;
}
