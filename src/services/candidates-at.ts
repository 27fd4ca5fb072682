import type { Day } from '../domain/calendar.ts';
import type { History } from '../domain/connection.ts';
import { keptSumAt, STRENGTH_HALF_LIFE } from '../domain/decay.ts';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import { byStrengthThenAddress, hasEvidence } from '../domain/introducers.ts';
import { strengthOf } from '../domain/strength.ts';
import { trafficOf } from '../domain/traffic.ts';
import type { Database } from '../store/database.ts';
import { listSharedHistories } from '../store/histories.ts';
import { listShowingWishes } from '../store/introducer-wishes.ts';
import { listFamiliarity, listOutsideTraffic, listSharingPeople, type SharingPerson } from '../store/people.ts';
import { type Candidate, orderKeyOf, personOf } from './candidates.ts';
import { evidenceOf, windowStart } from './evidence.ts';

/** A candidate for one contact, computed from days and meetings as of a day in the past. */
export type CandidateAt = Candidate & { readonly contactId: ContactId };

/** What is asked: who may be proposed, or (to measure the formula) everybody, lists too. */
export type CandidatesQuestion = {
  readonly contactIds: readonly ContactId[];
  readonly at: Day;
  readonly askerId: ColleagueId | undefined;
} & (
  | { readonly scope: 'everybody' }
  /** What colleagues do not want to be asked now (milliseconds since 1970) they were not proposed for on any day. */
  | { readonly scope: 'proposals'; readonly now: number }
);

/** A tie with the colleague who has it. */
type Tie = Pick<Candidate, 'address' | 'strength' | 'evidence'> & {
  readonly colleagueId: ColleagueId;
  readonly contactId: ContactId;
  readonly person: SharingPerson;
};

/** Colleagues with the strongest ties, of all and of each contact, whose traffic is looked up: far more than are ever ranked. */
const STRONGEST = 64;
const STRONGEST_A_CONTACT = 32;

/**
 * The candidates for some contacts as they were at the start of the day `at`: from the 365 days before it, by the pure
 * formulas. Of proposals only those with the strongest ties have their traffic looked up, which is most of the work; the
 * others cannot come among the first and are given none.
 */
export async function listCandidatesAt(
  db: Database,
  tenantId: TenantId,
  question: CandidatesQuestion,
): Promise<readonly CandidateAt[]> {
  const { at, askerId } = question;
  const span = { from: windowStart(at), to: at };
  const ties = await listTiesAt(db, tenantId, question);
  const colleagueIds = question.scope === 'everybody' ? colleaguesOf(ties) : colleaguesOf(strongestOf(ties));
  const [traffic, familiarity] = await Promise.all([
    listOutsideTraffic(db, tenantId, colleagueIds, span),
    askerId === undefined ? new Map<ColleagueId, number>() : listFamiliarity(db, tenantId, askerId, span),
  ]);
  const trafficById = new Map([...traffic].map(([id, history]) => [id, trafficOf([history], at)]));
  return ties.map((tie) => ({
    ...tie,
    traffic: trafficById.get(tie.colleagueId) ?? 0,
    familiarity: keptSumAt(familiarity.get(tie.colleagueId) ?? 0, at, STRENGTH_HALF_LIFE),
    person: personOf(tie.person),
  }));
}

async function listTiesAt(db: Database, tenantId: TenantId, question: CandidatesQuestion): Promise<readonly Tie[]> {
  const { at, contactIds, scope } = question;
  const histories = await listSharedHistories(db, tenantId, contactIds, { from: windowStart(at), to: at });
  const people = await listSharingPeople(db, tenantId, colleaguesOf(histories));
  const personById = new Map(people.map((person) => [person.colleagueId, person]));
  const unwished = question.scope === 'everybody' ? [] : await listShowingWishes(db, tenantId, question);
  const isUnwished = (colleagueId: ColleagueId, contactId: ContactId): boolean =>
    unwished.some((wish) => wish.colleagueId === colleagueId && (wish.isAbout === 'all' || wish.isAbout === contactId));
  return histories.flatMap(({ colleagueId, contactId, history }) => {
    const person = personById.get(colleagueId);
    if (person === undefined || (person.isSharedMailbox && scope === 'proposals')) return [];
    if (isUnwished(colleagueId, contactId)) return [];
    const tie = tieAt(history, at);
    return tie === undefined ? [] : [{ ...tie, colleagueId, contactId, address: orderKeyOf(person), person }];
  });
}

function strongestOf(ties: readonly Tie[]): readonly Tie[] {
  const ofAll = new Set(
    [...Map.groupBy(ties, (tie) => tie.colleagueId)]
      .map(([colleagueId, some]) => ({
        colleagueId,
        strength: some.reduce((sum, tie) => sum + tie.strength, 0),
        address: some[0]?.address ?? '',
      }))
      .sort(byStrengthThenAddress)
      .slice(0, STRONGEST)
      .map(({ colleagueId }) => colleagueId),
  );
  const ofContacts = [...Map.groupBy(ties, (tie) => tie.contactId).values()].flatMap((some) =>
    some
      .filter((tie) => hasEvidence(tie.evidence))
      .sort(byStrengthThenAddress)
      .slice(0, STRONGEST_A_CONTACT),
  );
  return [...ties.filter((tie) => ofAll.has(tie.colleagueId)), ...ofContacts];
}

function colleaguesOf(ties: readonly { readonly colleagueId: ColleagueId }[]): readonly ColleagueId[] {
  return [...new Set(ties.map((tie) => tie.colleagueId))];
}

/** Strength and evidence of a history as of a day; empty when nothing happened in the year before it. */
export function tieAt(history: History, at: Day): Pick<Candidate, 'strength' | 'evidence'> | undefined {
  const evidence = evidenceOf(history, at);
  return evidence === undefined ? undefined : { strength: strengthOf(history, at), evidence };
}
