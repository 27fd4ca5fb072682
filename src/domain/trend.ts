/** Where a health is going; `not enough information` when there was too little of it at the earlier day. */
export type Trend = 'improving' | 'steady' | 'declining' | 'not enough information';

/** Points that a score must have moved by. */
const NOTICEABLE = 8;

/** Days of a regular calendar rhythm that a month may lack: contact on the first of each month is 28 to 31 days apart. */
const CALENDAR_SLACK = 3;

/**
 * The distances, in days, at which earlier scores are looked at: 28, or the last of a month's or a quarter's possible
 * lengths where contact is expected that seldom, so that a regular rhythm is met at the same point of its beat.
 *
 * @param gapDays days from one expected contact to the next
 */
export function trendDistances(gapDays: number): readonly number[] {
  if (gapDays <= 28) return [28];
  return Array.from({ length: CALENDAR_SLACK + 1 }, (_, index) => gapDays - index);
}

/**
 * The trend from earlier scores (at `trendDistances`) to the score now, all 0..100: 8 points or more are a change. Of
 * several earlier scores the one nearest to now counts.
 *
 * @param earlier undefined where there was not enough information
 */
export function trendBetween(earlier: readonly (number | undefined)[], now: number): Trend {
  const known = earlier.filter((score) => score !== undefined);
  const change = known.map((score) => now - score).sort((a, b) => Math.abs(a) - Math.abs(b))[0];
  if (change === undefined) return 'not enough information';
  if (change >= NOTICEABLE) return 'improving';
  return change <= -NOTICEABLE ? 'declining' : 'steady';
}
