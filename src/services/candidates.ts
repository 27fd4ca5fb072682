import type { Day } from '../domain/calendar.ts';
import { keptSumAt, STRENGTH_HALF_LIFE } from '../domain/decay.ts';
import type { ColleagueId } from '../domain/ids.ts';
import type { IntroducerCandidate, IntroducerRanking } from '../domain/introducers.ts';
import { presentableStrength, strengthAt } from '../domain/strength.ts';
import { trafficAt } from '../domain/traffic.ts';
import type { Knower } from '../store/introducers.ts';
import type { Introducer, IntroducersState, Person } from './answer.ts';
import { evidenceOfCounts } from './evidence.ts';

/** A candidate together with the person that is shown. */
export type Candidate = IntroducerCandidate & { readonly colleagueId: ColleagueId; readonly person: Person };

/** A candidate from kept sums; empty when nothing happened in the year before `at`. */
export function candidateOf(knower: Knower, at: Day): Candidate | undefined {
  const evidence = evidenceOfCounts(knower, at);
  if (evidence === undefined) return undefined;
  const person = personOf(knower);
  return {
    address: orderKeyOf(person),
    strength: strengthAt(knower.strengthSum, at),
    traffic: trafficAt(knower.trafficSum, at),
    familiarity: keptSumAt(knower.familiaritySum, at, STRENGTH_HALF_LIFE),
    asksThisMonth: knower.asksThisMonth,
    openAsks: knower.openAsks,
    isUnwished: knower.isUnwished,
    evidence,
    colleagueId: knower.colleagueId,
    person,
  };
}

/** A colleague as others are shown him. */
export function personOf(colleague: Person): Person {
  const { objectId, address, name, department, title } = colleague;
  return { objectId, address, name, department, title };
}

/** What equal scores are ordered by: never an internal number, which would tell in which order mailboxes were read. */
export function orderKeyOf(person: Person): string {
  return person.address ?? person.objectId ?? '';
}

/** Candidates in the order of a ranking, as they are shown. */
export function introducersOf(ranking: IntroducerRanking<Candidate>): readonly Introducer[] {
  return ranking.introducers.map(({ candidate }) => ({
    person: candidate.person,
    strength: presentableStrength(candidate.strength),
    evidence: candidate.evidence,
  }));
}

/** Whose connections a ranking shows. */
export function ownersOf(ranking: IntroducerRanking<Candidate>): readonly ColleagueId[] {
  return ranking.introducers.map(({ candidate }) => candidate.colleagueId);
}

/** The state of a ranking, as answers name it. */
export function stateOf(ranking: IntroducerRanking<Candidate>): IntroducersState {
  switch (ranking.state) {
    case 'found':
      return 'found';
    // That somebody has many asks open, or does not want to be asked, is told to nobody.
    case 'busy':
    case 'not enough evidence':
      return 'not_enough_evidence';
    case 'nobody':
      return 'nothing_known';
  }
}
