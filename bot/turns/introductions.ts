import { AppError } from '../../src/domain/app-error.ts';
import { MOST_ASKS_OF_ASKER } from '../../src/domain/introduction.ts';
import type { Introducer } from '../../src/services/answer.ts';
import { answerIntroduction } from '../../src/services/answer-introduction.ts';
import { askIntroduction } from '../../src/services/ask-introduction.ts';
import { changeIntroducing } from '../../src/services/change-introducing.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import type { IntroductionShown, OwnAsk } from '../../src/services/introduction-shown.ts';
import { listIntroductions } from '../../src/services/list-introductions.ts';
import { readIntroducing } from '../../src/services/read-introducing.ts';
import type { Card } from '../cards/card.ts';
import { askFormCard } from '../cards/own-ask.ts';
import type { CardActionAsked } from './card-action.ts';
import type { BotDeps, Reader } from './reader.ts';
import { Nothing } from './refusal.ts';

type Of<Verb extends CardActionAsked['verb']> = Extract<CardActionAsked, { verb: Verb }>;

/** The form for an ask, for a colleague who is proposed to the reader now. */
export async function startAsk(
  deps: BotDeps,
  reader: Reader,
  asked: Of<'start-ask'> | Of<'send-ask'>,
  problems: readonly ('why' | 'blurb')[] = [],
): Promise<Card> {
  const { contact, introducers } = await findIntroducers(deps, reader.caller, { address: asked.contact });
  const introducer = introducers.find(({ person }) => isPerson(person, asked.introducer));
  if (introducer === undefined) throw new Nothing('cannot_be_asked');
  const form = { contact, introducer: introducer.person, asker: reader.name, problems };
  return askFormCard(reader.words, {
    ...form,
    ...(asked.why === undefined ? {} : { why: asked.why }),
    ...(asked.blurb === undefined ? {} : { blurb: asked.blurb }),
  });
}

/** Sends an ask; the form again where a text of it cannot be taken. */
export async function sendAsk(
  deps: BotDeps,
  reader: Reader,
  asked: Of<'send-ask'>,
): Promise<OwnAsk | { readonly form: Card }> {
  const { contact, introducer, why = '', blurb = '' } = asked;
  try {
    return await askIntroduction(deps, reader.caller, { contact, introducer, why, blurb });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const problems = (['why', 'blurb'] as const).filter((name) => error.fields.some(({ field }) => field === name));
    if (problems.length > 0) return { form: await startAsk(deps, reader, asked, problems) };
    if (error.code === 'not_found') throw new Nothing('cannot_be_asked');
    if (error.code === 'conflict') throw new Nothing(await reasonOfConflict(deps, reader));
    throw error;
  }
}

/** What the introducer answered. */
export async function answerAsk(
  deps: BotDeps,
  { caller }: Reader,
  asked: Of<'accept'> | Of<'later'> | Of<'decline'>,
): Promise<IntroductionShown> {
  const reason = asked.verb === 'decline' ? asked.reason : undefined;
  return answerIntroduction(deps, caller, { id: asked.id, answer: asked.verb, reason });
}

/** Takes a "don't ask me" back: the one that came with an ask, or, where none is named, that to everything. */
export async function askMeAgain(deps: BotDeps, { caller }: Reader, asked: Of<'ask-me-again'>): Promise<void> {
  const { reason = 'notAtAll', contact } = asked;
  if (reason === 'notAtAll') {
    await changeIntroducing(deps, caller, { isAskable: true });
    return;
  }
  const without = (addresses: readonly string[]) => addresses.filter((address) => address !== contact?.toLowerCase());
  const { notAbout, notKnownWell } = await readIntroducing(deps, caller);
  await changeIntroducing(
    deps,
    caller,
    reason === 'notAboutContact' ? { notAbout: without(notAbout) } : { notKnownWell: without(notKnownWell) },
  );
}

async function reasonOfConflict(deps: BotDeps, { caller }: Reader): Promise<'too_many_asks' | 'asked_before'> {
  const own = await listIntroductions(deps, caller, { side: 'asker' });
  const open = own.filter(({ state }) => state === 'waiting' || state === 'accepted');
  return open.length >= MOST_ASKS_OF_ASKER ? 'too_many_asks' : 'asked_before';
}

function isPerson({ objectId, address }: Introducer['person'], asked: string): boolean {
  return asked.toLowerCase() === objectId?.toLowerCase() || asked.toLowerCase() === address?.toLowerCase();
}
