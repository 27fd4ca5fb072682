import type { Evidence } from './figures.ts';
import { MOST_ASKS_A_MONTH } from './introduction.ts';
import { introducerScore } from './traffic.ts';

/** A colleague who might introduce somebody to a contact (or to an account), as the store knows them. */
export type IntroducerCandidate = {
  /** The colleague's own address: equal scores are ordered by it, never by an internal number. */
  readonly address: string;
  /** S >= 0 with the contact; for an account, the sum over its contacts. */
  readonly strength: number;
  /** A >= 0, the colleague's outside traffic. */
  readonly traffic: number;
  /** F >= 0, how well asker and colleague know each other, from the asker's own mailbox; 0 when unknown. */
  readonly familiarity?: number;
  /** Asks this colleague got this month; 0 when left out. */
  readonly asksThisMonth?: number;
  /** Asks that wait for this colleague's answer; 0 when left out. */
  readonly openAsks?: number;
  /** Whether this colleague does not want to be asked about the contact; not when left out. */
  readonly isUnwished?: boolean;
  readonly evidence: Evidence;
};

/** An introducer with the number the list is ordered by: between 0 and S. */
export type RankedIntroducer<Candidate> = { readonly candidate: Candidate; readonly score: number };

/** Who could introduce the asker, best first, at most five; the asker's own tie apart and never among them. */
export type IntroducerRanking<Candidate> = {
  readonly ownTie: Candidate | undefined;
  /**
   * `nobody`: no other colleague has anything with the contact. `not enough evidence`: some have, but none enough to be
   * proposed. `busy`: whoever could be proposed has as many asks as anybody may have, or does not want to be asked.
   */
  readonly state: 'found' | 'busy' | 'not enough evidence' | 'nobody';
  readonly introducers: readonly RankedIntroducer<Candidate>[];
};

/** Introducers shown at most. */
export const MOST_INTRODUCERS = 5;

/**
 * The strongest ties that are ranked for the asker; who is not among them is no good introducer however near to the asker.
 * It also bounds what has to be read for a contact whom everybody knows.
 */
const SHORTLIST = 12;

/** Asks that may wait for one colleague; who has that many is not proposed until one is answered. */
export const MOST_OPEN_ASKS = 5;

/** Scores are compared after rounding to this many parts, so that the noise of floating sums never decides an order. */
const PARTS = 1e9;

/**
 * Ranks the colleagues who could introduce an asker: the twelve strongest ties, by S' x how well the two know each other x load.
 *
 * The two factors are at most 1, so nobody is ranked above S'. A colleague is proposed only with evidence of a
 * tie (`hasEvidence`) and fewer than five open asks and eight this month. Equal scores are ordered by address.
 *
 * Lists and shared mailboxes know nobody: the caller leaves them out of the candidates.
 *
 * @param askerAddress the asker's own address; undefined when nobody in particular asks
 * @param most how many at most, 5 when left out
 */
export function rankIntroducers<Candidate extends IntroducerCandidate>(
  candidates: readonly Candidate[],
  askerAddress: string | undefined,
  most: number = MOST_INTRODUCERS,
): IntroducerRanking<Candidate> {
  const ownTie = candidates.find((candidate) => candidate.address === askerAddress);
  const others = candidates.filter((candidate) => candidate.address !== askerAddress);
  const introducers = others
    .filter((candidate) => isProposable(candidate))
    .sort(byStrengthThenAddress)
    .slice(0, SHORTLIST)
    .map((candidate) => ({ candidate, score: scoreForAsker(candidate) }))
    .sort(byScoreThenAddress)
    .slice(0, most);
  return { ownTie, state: introducers.length > 0 ? 'found' : whyNobody(others), introducers };
}

/** Compares candidates, as `sort` wants it: the stronger first, equals by address. */
export function byStrengthThenAddress(
  a: Pick<IntroducerCandidate, 'strength' | 'address'>,
  b: Pick<IntroducerCandidate, 'strength' | 'address'>,
): number {
  const difference = rounded(b.strength) - rounded(a.strength);
  return difference !== 0 ? difference : byAddress(a, b);
}

/** Whether a colleague may be proposed at all: there is evidence of a tie, room for another ask, and no wish against it. */
export function isProposable(candidate: IntroducerCandidate): boolean {
  return (
    hasEvidence(candidate.evidence) &&
    candidate.strength > 0 &&
    candidate.isUnwished !== true &&
    (candidate.openAsks ?? 0) < MOST_OPEN_ASKS &&
    (candidate.asksThisMonth ?? 0) < MOST_ASKS_A_MONTH
  );
}

/** Whether a tie is more than a name: mails went both ways, mass mail left out, or the two met. */
export function hasEvidence(evidence: Pick<Evidence, 'mailsIn' | 'mailsOut' | 'meetings'>): boolean {
  return evidence.meetings > 0 || (evidence.mailsIn > 0 && evidence.mailsOut > 0);
}

/** The number introducers are ordered by: S' x familiarity factor x load factor, between 0 and S', never NaN. */
export function scoreForAsker(
  candidate: Pick<IntroducerCandidate, 'strength' | 'traffic' | 'familiarity' | 'asksThisMonth'>,
): number {
  const score =
    introducerScore(candidate.strength, candidate.traffic) *
    familiarityFactor(candidate.familiarity ?? 0) *
    loadFactor(candidate.asksThisMonth ?? 0);
  return rounded(score);
}

/** 0.5 + 0.5 F / (F + 2): half for a stranger, towards 1 for somebody the asker works with every day. */
export function familiarityFactor(familiarity: number): number {
  return familiarity === Number.POSITIVE_INFINITY ? 1 : 0.5 + (0.5 * familiarity) / (familiarity + 2);
}

/**
 * 1 - 0.1 n / (n + 2) for n asks this month: between 0.9 and 1, so asks are spread over near-equals but never move
 * somebody behind a colleague whose score is more than a tenth lower.
 */
export function loadFactor(asksThisMonth: number): number {
  return asksThisMonth === Number.POSITIVE_INFINITY ? 0.9 : 1 - (0.1 * asksThisMonth) / (asksThisMonth + 2);
}

/**
 * Whether candidates read in falling order of S are enough: the shortlist is full with strengths that no unread candidate reaches.
 *
 * @param strengths of the proposable candidates read so far, in any order, the asker left out
 * @param lastStrength S of the last candidate read: no unread one has more
 */
export function isShortlistFull(strengths: readonly number[], lastStrength: number): boolean {
  return strengths.filter((strength) => rounded(strength) > rounded(lastStrength)).length >= SHORTLIST;
}

function whyNobody(others: readonly IntroducerCandidate[]): 'busy' | 'not enough evidence' | 'nobody' {
  if (others.length === 0) return 'nobody';
  return others.some((candidate) => hasEvidence(candidate.evidence) && candidate.strength > 0)
    ? 'busy'
    : 'not enough evidence';
}

function rounded(value: number): number {
  return Math.round(value * PARTS) / PARTS;
}

function byScoreThenAddress(
  a: RankedIntroducer<IntroducerCandidate>,
  b: RankedIntroducer<IntroducerCandidate>,
): number {
  return a.score !== b.score ? b.score - a.score : byAddress(a.candidate, b.candidate);
}

function byAddress(a: Pick<IntroducerCandidate, 'address'>, b: Pick<IntroducerCandidate, 'address'>): number {
  return a.address < b.address ? -1 : Number(a.address > b.address);
}
