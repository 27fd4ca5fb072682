import type { Day } from '../domain/calendar.ts';
import type { ContactId } from '../domain/ids.ts';
import { isProposable, isShortlistFull, rankIntroducers } from '../domain/introducers.ts';
import { presentableStrength, strengthAt } from '../domain/strength.ts';
import { addressId } from '../store/address-id.ts';
import { listOwnHistories } from '../store/histories.ts';
import {
  FIRST_KNOWERS,
  type FirstKnowers,
  type Knower,
  type KnowersQuestion,
  listMoreKnowers,
  readFirstKnowers,
} from '../store/introducers.ts';
import type { Asked, ContactShown, Introducer, IntroducersState, OwnTie } from './answer.ts';
import type { Caller } from './caller.ts';
import { type Candidate, candidateOf, introducersOf, ownersOf, stateOf } from './candidates.ts';
import { listCandidatesAt, tieAt } from './candidates-at.ts';
import type { Deps, ShowingDeps } from './deps.ts';
import { windowStart } from './evidence.ts';
import { nameOf, newestOf, readContactAddress, referenceOf, requireIdentifiable } from './question.ts';
import { momentOf } from './relationship.ts';
import { readTenantReading } from './tenant-reading.ts';
import { noteShown } from './views.ts';

/** Who knows a contact: the asker's own tie, and at most five introducers, best first. */
export type Introducers = Asked & {
  readonly contact: ContactShown;
  readonly ownTie: OwnTie;
  readonly state: IntroducersState;
  /** Empty unless `state` is `found`. */
  readonly introducers: readonly Introducer[];
};

/**
 * Finds who can introduce the caller to a contact.
 *
 * The usual question (now) is answered from one statement; only when many are equally strong is more read. With `at` the
 * answer is that of the start of that day, computed from the 365 days before it.
 *
 * @throws AppError `invalid_input` for what is no address; `consent_required` when the tenant's consent (for guests: the
 * administrator's word) does not cover the question.
 */
export async function findIntroducers(
  deps: ShowingDeps,
  caller: Caller,
  input: { readonly address: string; readonly at?: Day | undefined },
): Promise<Introducers> {
  const contact = readContactAddress(input.address);
  const contactId = addressId(contact.address);
  const { asOf, at } = referenceOf(deps.now(), input.at);
  const question = {
    contactId,
    askerId: caller.colleagueId ?? null,
    isGuest: caller.role === 'guest',
    now: deps.now(),
  };
  const first = await readFirstKnowers(deps.db, caller.tenantId, question);
  requireIdentifiable(caller, first.consents);
  const isNow = input.at === undefined;
  const candidates = isNow
    ? await readOn(deps, caller, question, first, at)
    : await listCandidatesOn(deps, caller, first, contactId, at);
  const ranking = rankIntroducers(candidates, undefined);
  noteShown(deps, caller, { contactId }, ownersOf(ranking));
  const seen = [...first.knowers, ...[first.glimpse, first.own].filter((one) => one !== undefined)];
  return {
    contact: { ...contact, name: nameOf(seen) },
    asOf,
    newestDay: newestOf(seen.map((knower) => knower.lastOn)),
    reading:
      ranking.state === 'found'
        ? null
        : await readTenantReading(deps, caller.tenantId, momentOf(deps.now(), at, input.at).now),
    ownTie: isNow ? ownTieOf(first, at) : await readOwnTieAt(deps, caller, first, contactId, at),
    state: stateOf(ranking),
    introducers: introducersOf(ranking),
  };
}

/** Reads on in falling order of strength until the shortlist is full. */
async function readOn(
  deps: Deps,
  caller: Caller,
  question: KnowersQuestion,
  first: FirstKnowers,
  at: Day,
): Promise<readonly Candidate[]> {
  const knowers = [...first.knowers];
  let last = first.knowers.length < FIRST_KNOWERS ? undefined : first.knowers.at(-1);
  while (last !== undefined) {
    const strengths = candidatesOf(knowers, at)
      .filter(isProposable)
      .map(({ strength }) => strength);
    if (isShortlistFull(strengths, strengthAt(last.strengthSum, at))) break;
    const more = await listMoreKnowers(deps.db, caller.tenantId, question, last);
    knowers.push(...more);
    last = more.at(-1);
  }
  const candidates = candidatesOf(knowers, at);
  return candidates.length > 0 ? candidates : candidatesOf(first.glimpse === undefined ? [] : [first.glimpse], at);
}

function candidatesOf(knowers: readonly Knower[], at: Day): readonly Candidate[] {
  return knowers.flatMap((knower) => candidateOf(knower, at) ?? []);
}

async function listCandidatesOn(
  deps: Deps,
  caller: Caller,
  first: FirstKnowers,
  contactId: ContactId,
  at: Day,
): Promise<readonly Candidate[]> {
  if (first.knowers.length === 0 && first.glimpse === undefined) return [];
  const { colleagueId: askerId } = caller;
  const question = { contactIds: [contactId], at, askerId, scope: 'proposals' as const, now: deps.now() };
  const candidates = await listCandidatesAt(deps.db, caller.tenantId, question);
  return candidates.filter((candidate) => candidate.colleagueId !== caller.colleagueId);
}

function ownTieOf(first: FirstKnowers, at: Day): OwnTie {
  const own = first.own === undefined ? undefined : candidateOf(first.own, at);
  if (own === undefined) return { state: withoutOwnTie(first) };
  return { state: 'known', strength: presentableStrength(own.strength), evidence: own.evidence };
}

async function readOwnTieAt(
  deps: Deps,
  caller: Caller,
  first: FirstKnowers,
  contactId: ContactId,
  at: Day,
): Promise<OwnTie> {
  if (first.own === undefined || caller.colleagueId === undefined) return { state: withoutOwnTie(first) };
  const span = { from: windowStart(at), to: at };
  const [own] = await listOwnHistories(deps.db, caller.tenantId, caller.colleagueId, [contactId], span);
  const tie = own === undefined ? undefined : tieAt(own.history, at);
  if (tie === undefined) return { state: 'unknown' };
  return { state: 'known', strength: presentableStrength(tie.strength), evidence: tie.evidence };
}

function withoutOwnTie(first: FirstKnowers): 'no_mailbox' | 'not_sharing' | 'unknown' {
  if (first.isAskerSharing === undefined) return 'no_mailbox';
  return first.isAskerSharing ? 'unknown' : 'not_sharing';
}
