import { crowdSize } from './account-crowd.ts';
import type { GradeBounds } from './health-settings.ts';

/** The score of one relationship, and whose mailbox it comes from. */
export type ScoredRelationship = { readonly colleague: string; readonly score: number };

/** A share in percent, 0..100; the true one lies at most so many points of percent away. */
export type Share = { readonly percent: number; readonly within: number };

/** For each score 0..100 the share of relationships that reach it, as far as a crowd says so; or that there is no crowd. */
export type ScoreShares =
  | { readonly state: 'ok'; readonly reaching: readonly (Share | null)[] }
  | { readonly state: 'too few colleagues'; readonly neededColleagues: number };

/** The share of relationships in each grade, whole percent that make 100 together. */
export type GradeShares = {
  readonly good: number;
  readonly fair: number;
  readonly poor: number;
  /** By how many points of percent each of them may be off. */
  readonly within: number;
};

/** A share is told to 5, else to 10, 20 or 50 percent: to the finest at which no colleague alone decides it. */
const STEPS = [5, 10, 20, 50] as const;
const BEST_SCORE = 100;

/**
 * The share of relationships that reach each score, for choosing bounds of grades.
 *
 * It is a figure of a crowd (docs/decisions/0018): there is none when fewer than `leastColleagues` contribute, and each share is rounded
 * so that it stays the same whichever one colleague is left out. How many contribute, and how many relationships there are, is never
 * told.
 */
export function scoreSharesOf(
  relationships: readonly ScoredRelationship[],
  leastColleagues: number | undefined,
): ScoreShares {
  const crowd = crowdSize(leastColleagues);
  const counts = [...Map.groupBy(relationships, ({ colleague }) => colleague).values()].map(reachingCounts);
  const isCrowd = counts.length >= crowd;
  if (!isCrowd) return { state: 'too few colleagues', neededColleagues: crowd };
  const all = counts.reduce(
    (sum, one) => sum.map((count, score) => count + at(one, score)),
    new Array<number>(BEST_SCORE + 1).fill(0),
  );
  const rests = counts.map((one) => all.map((count, score) => count - at(one, score)));
  const reaching = all.map((_count, score) => shareOf(score, all, rests));
  return { state: 'ok', reaching };
}

/** The shares of the grades with these bounds; undefined where no share is told. */
export function gradeSharesOf(reaching: readonly (Share | null)[], bounds: GradeBounds): GradeShares | undefined {
  const [good, fairOrGood] = [reaching[bounds.goodFrom], reaching[bounds.fairFrom]];
  if (!good || !fairOrGood) return undefined;
  // Each is rounded for itself, so the wider one may come out below the narrower one by as much as both may be off.
  const both = Math.max(good.percent, fairOrGood.percent);
  return {
    good: good.percent,
    fair: both - good.percent,
    poor: 100 - both,
    within: Math.max(good.within, fairOrGood.within),
  };
}

/** How many relationships reach each score 0..100. */
function reachingCounts(relationships: readonly ScoredRelationship[]): readonly number[] {
  const counts = new Array<number>(BEST_SCORE + 1).fill(0);
  for (const { score } of relationships) counts[score] = at(counts, score) + 1;
  for (let score = BEST_SCORE - 1; score >= 0; score -= 1) counts[score] = at(counts, score) + at(counts, score + 1);
  return counts;
}

function shareOf(score: number, all: readonly number[], rests: readonly (readonly number[])[]): Share | null {
  for (const step of STEPS) {
    const percent = roundedShare(all, score, step);
    if (rests.every((rest) => roundedShare(rest, score, step) === percent)) return { percent, within: step / 2 };
  }
  return null;
}

/** In whole numbers until the last division, so that it is the same on every machine. */
function roundedShare(counts: readonly number[], score: number, step: number): number {
  return Math.round((100 * at(counts, score)) / (step * at(counts, 0))) * step;
}

function at(counts: readonly number[], score: number): number {
  return counts[score] ?? 0;
}
