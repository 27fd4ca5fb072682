import { addDays, type Day, dayOf } from './calendar.ts';

/**
 * The day to ask every formula with when the question is about now: tomorrow, because a formula counts the days
 * *before* the day it is asked with, and today's mail should count.
 *
 * @param now milliseconds since 1970
 */
export function asOfNow(now: number): Day {
  return addDays(dayOf(now), 1);
}
