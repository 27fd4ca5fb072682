import type { Day } from '../domain/calendar.ts';
import type { History } from '../domain/connection.ts';
import { keptSumAt, STRENGTH_HALF_LIFE } from '../domain/decay.ts';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import { strengthOf } from '../domain/strength.ts';
import { trafficOf } from '../domain/traffic.ts';
import type { Database } from '../store/database.ts';
import { listSharedHistories } from '../store/histories.ts';
import { listFamiliarity, listOutsideTraffic, listSharingPeople } from '../store/people.ts';
import { type Candidate, orderKeyOf, personOf } from './candidates.ts';
import { evidenceOf, windowStart } from './evidence.ts';

/** A candidate for one contact, computed from days and meetings as of a day in the past. */
export type CandidateAt = Candidate & { readonly colleagueId: ColleagueId; readonly contactId: ContactId };

/**
 * All candidates for some contacts as they were at the start of the day `at`: from the 365 days before it, by the pure
 * formulas. Lists and shared mailboxes are left out unless `withLists` is said.
 */
export async function listCandidatesAt(
  db: Database,
  tenantId: TenantId,
  question: {
    readonly contactIds: readonly ContactId[];
    readonly at: Day;
    readonly askerId: ColleagueId | undefined;
    readonly withLists?: boolean;
  },
): Promise<readonly CandidateAt[]> {
  const { at, askerId } = question;
  const span = { from: windowStart(at), to: at };
  const histories = await listSharedHistories(db, tenantId, question.contactIds, span);
  const colleagueIds = [...new Set(histories.map((one) => one.colleagueId))];
  const [people, traffic, familiarity] = await Promise.all([
    listSharingPeople(db, tenantId, colleagueIds),
    listOutsideTraffic(db, tenantId, colleagueIds, span),
    askerId === undefined ? new Map<ColleagueId, number>() : listFamiliarity(db, tenantId, askerId, span),
  ]);
  const shown = people.filter((person) => question.withLists === true || !person.isSharedMailbox);
  const personById = new Map(shown.map((person) => [person.colleagueId, person]));
  const trafficById = new Map([...traffic].map(([id, history]) => [id, trafficOf([history], at)]));
  return histories.flatMap(({ colleagueId, contactId, history }) => {
    const person = personById.get(colleagueId);
    const tie = tieAt(history, at);
    if (person === undefined || tie === undefined) return [];
    const known = {
      traffic: trafficById.get(colleagueId) ?? 0,
      familiarity: keptSumAt(familiarity.get(colleagueId) ?? 0, at, STRENGTH_HALF_LIFE),
    };
    return [{ ...tie, ...known, colleagueId, contactId, address: orderKeyOf(person), person: personOf(person) }];
  });
}

/** Strength and evidence of a history as of a day; empty when nothing happened in the year before it. */
export function tieAt(history: History, at: Day): Pick<Candidate, 'strength' | 'evidence'> | undefined {
  const evidence = evidenceOf(history, at);
  return evidence === undefined ? undefined : { strength: strengthOf(history, at), evidence };
}
