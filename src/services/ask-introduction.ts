import { normaliseAddress } from '../domain/address.ts';
import { AppError, type FieldProblem } from '../domain/app-error.ts';
import { asOfNow } from '../domain/as-of.ts';
import type { ColleagueId, ContactId } from '../domain/ids.ts';
import { isProposable } from '../domain/introducers.ts';
import {
  daysAfter,
  drawTellAskerAt,
  EXPIRES_AFTER_DAYS,
  isOpenAsk,
  MOST_ASKS_OF_ASKER,
  SAME_ASK_AFTER_DAYS,
} from '../domain/introduction.ts';
import { readPlainText } from '../domain/plain-text.ts';
import { isShownTo } from '../policy/consent-in-force.ts';
import { addressId } from '../store/address-id.ts';
import type { Query } from '../store/database.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { isUnwished } from '../store/introducer-wishes.ts';
import { holdAsks, holdIntroducer, insertIntroduction } from '../store/introduction-moves.ts';
import { type Introduction, type IntroductionReader, listIntroductionsOf } from '../store/introductions.ts';
import { writeNotice } from '../store/notices.ts';
import { findColleagueByIdOrAddress, findProposedTie } from '../store/proposed-tie.ts';
import type { Caller } from './caller.ts';
import { candidateOf } from './candidates.ts';
import type { AskingDeps } from './deps.ts';
import { readFor } from './introduction-moving.ts';
import { type OwnAsk, ownAskOf } from './introduction-shown.ts';
import { noteIntroducersShown } from './introduction-views.ts';
import { requireIdentifiable } from './question.ts';

/** What somebody asks for. */
export type Ask = {
  /** The colleague to be introduced by: an object id or any address. */
  readonly introducer: string;
  /** The contact's address. */
  readonly contact: string;
  /** Why, for the introducer: 1 to 500 characters. */
  readonly why: string;
  /** What the introducer may forward: up to 1000 characters. */
  readonly blurb: string;
};

/** An ask as it was understood, and when it was made. */
type ReadAsk = {
  readonly introducer: string;
  readonly contactId: ContactId;
  readonly contactAddress: string;
  readonly why: string;
  readonly blurb: string;
  readonly at: number;
};

/** Longest texts of an ask, in characters. */
const MOST_CHARACTERS = { why: 500, blurb: 1_000 } as const;
/** More asks than anybody can have made in the time that limits look at. */
const ALL_ASKS = 1_000;

/**
 * Asks a colleague for an introduction to a contact. Only whom the asker is proposed now can be asked; of everybody else the answer is
 * the same as of somebody who is not there. Asking the same again while it is open gives back what was asked before.
 *
 * An introducer who does not want to be asked is not: the ask is kept as if he were, and stays without an answer (law 6).
 *
 * @throws AppError `invalid_input` naming each field; `forbidden` for guests whom the administrator has not let in and for whoever is not in
 * the directory; `consent_required`; `not_found` when the colleague is not proposed for the contact; `conflict` for too many asks.
 */
export async function askIntroduction(deps: AskingDeps, caller: Caller, input: Ask): Promise<OwnAsk> {
  const reader = await readAsker(deps, caller);
  const at = deps.now();
  const ask = readAsk(input, at);
  const { tenantId } = caller;
  const introduction = await deps.db.write(tenantId, async (query) => {
    await holdAsks(query, tenantId);
    const introducerId = await readIntroducer(query, caller, reader, ask);
    const all = await listIntroductionsOf(query, tenantId, reader, { side: 'asker', most: ALL_ASKS });
    const same = all.find((one) => isSame(one, introducerId, ask) && isOpenAsk(one, at));
    if (same !== undefined) return same;
    await requireProposed(query, caller, reader, introducerId, ask);
    requireRoom(all, introducerId, ask);
    const isDelivered = !(await isUnwished(query, tenantId, introducerId, ask.contactId));
    const id = await insertIntroduction(query, tenantId, {
      ...ask,
      askerId: reader.colleagueId,
      introducerId,
      isDelivered,
      askedAt: at,
      tellAskerAt: drawTellAskerAt(at, deps.random ?? drawn),
      expiresAt: daysAfter(at, EXPIRES_AFTER_DAYS),
    });
    if (isDelivered) {
      await writeNotice(query, tenantId, { colleagueId: introducerId, introductionId: id, kind: 'asked', at });
    }
    return readFor(query, caller, reader, id);
  });
  noteIntroducersShown(deps, caller, [introduction]);
  return ownAskOf(introduction, at);
}

async function readAsker(deps: AskingDeps, caller: Caller): Promise<IntroductionReader> {
  const consents = await listGrantedConsents(deps.db, caller.tenantId);
  if (caller.role === 'guest' && !isShownTo('guest', 'identifiableInsights', consents)) {
    throw new AppError('forbidden', 'Guests may not ask for introductions here.');
  }
  requireIdentifiable(caller, consents);
  if (caller.colleagueId === undefined) {
    throw new AppError('forbidden', 'You are not in the directory of this organisation, so you cannot ask.');
  }
  return { colleagueId: caller.colleagueId, isGuest: caller.role === 'guest' };
}

function readAsk(input: Ask, at: number): ReadAsk {
  const problems: FieldProblem[] = [];
  const contactAddress = normaliseAddress(input.contact)?.address;
  if (contactAddress === undefined) problems.push({ field: 'contact', problem: 'It is not a mail address.' });
  const introducer = input.introducer.trim();
  if (introducer === '') problems.push({ field: 'introducer', problem: 'Say whom you want to ask.' });
  const textOf = (field: 'why' | 'blurb', least: number): string => {
    const most = MOST_CHARACTERS[field];
    const read = readPlainText(input[field], { least, most });
    if (read.state === 'fine') return read.text;
    problems.push({ field, problem: TEXT_PROBLEMS[read.problem](most) });
    return '';
  };
  const why = textOf('why', 1);
  const blurb = textOf('blurb', 0);
  if (contactAddress === undefined || problems.length > 0) {
    throw new AppError('invalid_input', 'That cannot be asked as it was said.', problems);
  }
  return { introducer, contactId: addressId(contactAddress), contactAddress, why, blurb, at };
}

const TEXT_PROBLEMS = {
  empty: () => 'Write a few words.',
  'too long': (most: number) => `At most ${most} characters.`,
  'control characters': () => 'It has characters that are no text.',
} as const;

async function readIntroducer(
  query: Query,
  { tenantId }: Caller,
  reader: IntroductionReader,
  ask: ReadAsk,
): Promise<ColleagueId> {
  const introducerId = await findColleagueByIdOrAddress(query, tenantId, ask.introducer);
  if (introducerId === undefined) throw new AppError('not_found', NOT_PROPOSED);
  if (introducerId === reader.colleagueId) {
    throw new AppError('invalid_input', 'You cannot ask yourself.', [{ field: 'introducer', problem: 'It is you.' }]);
  }
  await holdIntroducer(query, tenantId, introducerId);
  return introducerId;
}

async function requireProposed(
  query: Query,
  { tenantId }: Caller,
  { colleagueId, isGuest }: IntroductionReader,
  introducerId: ColleagueId,
  { contactId, at }: ReadAsk,
): Promise<void> {
  const question = { contactId, introducerId, askerId: colleagueId, isGuest, now: at };
  const tie = await findProposedTie(query, tenantId, question);
  const candidate = tie === undefined ? undefined : candidateOf(tie, asOfNow(at));
  if (candidate === undefined || !isProposable(candidate)) throw new AppError('not_found', NOT_PROPOSED);
}

/** The limits look at the asker's own asks, as he sees them: what they say tells him nothing new. */
function requireRoom(all: readonly Introduction[], introducerId: ColleagueId, ask: ReadAsk): void {
  if (all.some((one) => isSame(one, introducerId, ask) && daysAfter(one.askedAt, SAME_ASK_AFTER_DAYS) > ask.at)) {
    throw new AppError('conflict', 'You have asked this colleague about this person in the last three months.');
  }
  const open = all.filter((one) => isOpenAsk(one, ask.at));
  if (open.some((one) => one.contactId === ask.contactId)) {
    throw new AppError(
      'conflict',
      'You are already asking somebody about this person: wait for an answer, or take it back.',
    );
  }
  if (open.length >= MOST_ASKS_OF_ASKER) {
    throw new AppError('conflict', `You have ${MOST_ASKS_OF_ASKER} asks open: wait for an answer, or take one back.`);
  }
}

function isSame(one: Introduction, introducerId: ColleagueId, { contactId }: ReadAsk): boolean {
  return one.introducer.colleagueId === introducerId && one.contactId === contactId;
}

/** A number from 0 up to 1 that nobody can foresee. */
function drawn(): number {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number / 2 ** 32;
}

const NOT_PROPOSED = 'Nobody can be asked for this introduction under that name.';
