/** Where a health is going; `not enough information` when there was too little of it four weeks ago. */
export type Trend = 'improving' | 'steady' | 'declining' | 'not enough information';

/** Days between the two scores that a trend compares. */
export const TREND_DAYS = 28;

/** Points that a score must have moved by. */
const NOTICEABLE = 8;

/**
 * The trend from the score 28 days before a question to the score now (both 0..100): 8 points or more are a change.
 *
 * @param before undefined when there was not enough information then
 */
export function trendBetween(before: number | undefined, now: number): Trend {
  if (before === undefined) return 'not enough information';
  if (now - before >= NOTICEABLE) return 'improving';
  return before - now >= NOTICEABLE ? 'declining' : 'steady';
}
