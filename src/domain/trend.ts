/** Where a health is going; `not enough information` when there was too little of it at the earlier day. */
export type Trend = 'improving' | 'steady' | 'declining' | 'not enough information';

/**
 * Days between the two scores that a trend compares: 28, or the time between expected contacts if that is more, so that
 * a regular rhythm is met at the same point of its beat and is steady.
 *
 * @param gapDays days from one expected contact to the next
 */
export function trendDays(gapDays: number): number {
  return Math.max(28, gapDays);
}

/** Points that a score must have moved by. */
const NOTICEABLE = 8;

/**
 * The trend from the earlier score (`trendDays` before a question) to the score now (both 0..100): 8 points or more are a change.
 *
 * @param before undefined when there was not enough information then
 */
export function trendBetween(before: number | undefined, now: number): Trend {
  if (before === undefined) return 'not enough information';
  if (now - before >= NOTICEABLE) return 'improving';
  return before - now >= NOTICEABLE ? 'declining' : 'steady';
}
