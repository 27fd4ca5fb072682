import { activityCalendarOf, bitsOf, CALLED, MET, THEY_WROTE, WINDOW_DAYS } from './activity-calendar.ts';
import { type Day, dayNumber, dayOf } from './calendar.ts';
import type { DayTally, History } from './connection.ts';
import { keptSumAt, keptWeight, keptWeightOn, STRENGTH_HALF_LIFE } from './decay.ts';
import type { Strength, Tier } from './figures.ts';

/** What a day counts on which the contact did not write and nobody met: only our side took part. */
const ONE_SIDED = 0.7;

const STRONG_FROM = 3;
const MEDIUM_FROM = 1;

/** The probability of the faintest tie. */
const FAINTEST = 0.03;

/**
 * The strength S of a connection as of a day: the sum, over the active days of the 365 days before `at`, of
 * 2^(-age / 120 days) x (1 if the contact wrote or took part that day, else 0.7).
 *
 * Between 0 and 173 (both sides active every day). Meetings and calls are a day on which both took part; mass mail does
 * not count. Source: measured on real mail, docs/FORMULAS.md.
 */
export function strengthOf(history: History, at: Day): number {
  const calendar = activityCalendarOf(history, at);
  let strength = 0;
  for (let age = 1; age <= WINDOW_DAYS; age++) {
    const bits = calendar[age] ?? 0;
    if (bits !== 0) strength += weightOfBits(bits) * 2 ** (-age / STRENGTH_HALF_LIFE);
  }
  return strength;
}

/**
 * The weight of one day for S: 0 when nothing but mass mail happened, 0.7 when only our side wrote, else 1.
 *
 * @param tally the day's mails; undefined when there were none
 * @param hasMet whether a meeting or call took place that day
 */
export function strengthWeight(
  tally: Pick<DayTally, 'mailsIn' | 'mailsOut' | 'massIn' | 'massOut'> | undefined,
  hasMet: boolean,
): number {
  return weightOfBits((tally ? bitsOf(tally) : 0) | (hasMet ? MET : 0));
}

/**
 * The sum to keep for a connection: forward-decayed to the fixed epoch, over everything in the history up to and
 * including the day `through` (normally today; meetings still to come say nothing yet).
 */
export function strengthSumOf(history: History, through: Day): number {
  const last = dayNumber(through);
  const days = new Map<number, number>();
  const mark = (day: number, bits: number) => {
    if (bits !== 0 && day <= last) days.set(day, (days.get(day) ?? 0) | bits);
  };
  for (const tally of history.days) mark(dayNumber(tally.day), bitsOf(tally));
  for (const meeting of history.meetings) mark(dayNumber(dayOf(meeting.startsAt)), MET);
  let sum = 0;
  for (const [day, bits] of [...days].sort(([a], [b]) => a - b)) {
    sum += weightOfBits(bits) * keptWeightOn(day, STRENGTH_HALF_LIFE);
  }
  return sum;
}

/**
 * The kept sum after one day's weight went from `before` to `after` (see `strengthWeight`): an insert is 0 to 0.7 or 1,
 * an answer 0.7 to 1, a deletion back to 0, a repeat changes nothing. Equals the recomputed sum to 1e-9 at any day
 * from the last one touched on.
 */
export function strengthSumAfter(sum: number, day: Day, before: number, after: number): number {
  return before === after ? sum : sum + (after - before) * keptWeight(day, STRENGTH_HALF_LIFE);
}

/** S on the day `at` from the kept sum; 0 or more. Equals `strengthOf` as long as nothing older than a year is kept. */
export function strengthAt(sum: number, at: Day): number {
  return keptSumAt(sum, at, STRENGTH_HALF_LIFE);
}

/** The strength of an account: the sum over its contacts, not the maximum (it predicts better, docs/FORMULAS.md). */
export function accountStrength(strengths: readonly number[]): number {
  return [...strengths].sort((a, b) => a - b).reduce((sum, strength) => sum + strength, 0);
}

/** strong: S >= 3, medium: 1 <= S < 3, weak: S < 1. */
export function tierOf(strength: number): Tier {
  if (strength >= STRONG_FROM) return 'strong';
  return strength >= MEDIUM_FROM ? 'medium' : 'weak';
}

/**
 * The probability that the two exchange something in the next 90 days: 1 / (1 + exp(1.480 - 1.313 ln S)), and never below 0.03,
 * since of ties however faint about one in thirty came back. Between 0.03 and 1; for somebody with no tie at all it has no meaning.
 * Source: measured on real mail, docs/FORMULAS.md and docs/decisions/0008.
 */
export function probabilityAlive(strength: number): number {
  const curve = strength > 0 ? 1 / (1 + Math.exp(1.48 - 1.313 * Math.log(strength))) : 0;
  return Math.max(FAINTEST, curve);
}

/** A strength in all the ways it is shown: the number, its tier and its probability. */
export function presentableStrength(score: number): Strength {
  return { score, tier: tierOf(score), probability: probabilityAlive(score) };
}

function weightOfBits(bits: number): number {
  if (bits === 0) return 0;
  return (bits & (THEY_WROTE | MET | CALLED)) !== 0 ? 1 : ONE_SIDED;
}
