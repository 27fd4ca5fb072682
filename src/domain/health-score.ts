import { contactLevelOf } from './contact-level.ts';
import type { HealthSettings } from './health-settings.ts';

/** The ratio that scores 50: two thirds of what is expected, so that exactly what is expected scores 60. */
const HALF_RATIO = 2 / 3;

/** The score 0..100, not yet rounded, for a ratio of actual to expected contact (0 or more). */
export function scoreOfRatio(ratio: number): number {
  return (100 * ratio) / (ratio + HALF_RATIO);
}

/** The score of a calendar (`activityCalendarOf`), 0..100 and whole; undefined when there is not enough information. */
export function scoreOf(calendar: Uint8Array, settings: HealthSettings): number | undefined {
  const level = contactLevelOf(calendar, settings);
  return level && Math.round(scoreOfRatio(level.ratio));
}
