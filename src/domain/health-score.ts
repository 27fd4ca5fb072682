import type { Day } from './calendar.ts';
import type { History } from './connection.ts';
import { contactLevelOf } from './contact-level.ts';
import type { HealthSettings } from './health-settings.ts';

/** The ratio that scores 50: two thirds of what is expected, so that exactly what is expected scores 60. */
const HALF_RATIO = 2 / 3;

/** The score 0..100, not yet rounded, for a ratio of actual to expected contact (0 or more). */
export function scoreOfRatio(ratio: number): number {
  return (100 * ratio) / (ratio + HALF_RATIO);
}

/** The score of a relationship as of a day, 0..100 and whole; undefined when there is not enough information. */
export function scoreOf(history: History, settings: HealthSettings, at: Day): number | undefined {
  const level = contactLevelOf(history, settings, at);
  return level && Math.round(scoreOfRatio(level.ratio));
}
