import { type Day, dayNumber } from './calendar.ts';

/**
 * The fixed day that kept sums are relative to.
 *
 * With exponential decay every term of a sum shrinks by the same factor each day. So a sum kept as if it were read on
 * one fixed day never changes with time, only when something happens, and sums keep their order: Cormode,
 * Shkapenyuk, Srivastava and Xu, "Forward decay: a practical time decay model for streaming systems", ICDE 2009.
 * Good for days up to 2100 (a term of half-life 30 days would overflow in 2104).
 */
export const EPOCH = '2020-01-01' as Day;

/** Half-life, in days, of a strength's terms (docs/FORMULAS.md). */
export const STRENGTH_HALF_LIFE = 120;

/** Half-life, in days, of the terms of a colleague's outside traffic. */
export const TRAFFIC_HALF_LIFE = 30;

const EPOCH_NUMBER = dayNumber(EPOCH);

/** What an event of weight 1 on that day adds to a kept sum of that half-life (days): above 0, 1 on the epoch. */
export function keptWeight(day: Day, halfLife: number): number {
  return keptWeightOn(dayNumber(day), halfLife);
}

/** The same, for a day given by its number (days since 1970). */
export function keptWeightOn(dayNumber: number, halfLife: number): number {
  return 2 ** ((dayNumber - EPOCH_NUMBER) / halfLife);
}

/** The value, on the day `at`, of a kept sum of that half-life (days); never below 0, also when deletions left a rest. */
export function keptSumAt(sum: number, at: Day, halfLife: number): number {
  return Math.max(0, sum * 2 ** ((EPOCH_NUMBER - dayNumber(at)) / halfLife));
}
