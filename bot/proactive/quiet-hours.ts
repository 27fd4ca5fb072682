import { offsetAt } from '../words/offset.ts';

const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;

/** Hours of the day in which nobody is disturbed by being written to; from Monday to Friday. */
const WORKING_HOURS = { from: 8, to: 18 } as const;

/**
 * The next moment at which somebody may be written to: this one in working time, else the next beginning of it, by the clocks of the
 * person's place.
 *
 * @param now milliseconds since 1970
 * @param timeZone one that Intl knows
 */
export function nextWorkingMoment(now: number, timeZone: string): number {
  const here = now + offsetAt(now, timeZone);
  const midnight = Math.floor(here / DAY_MS) * DAY_MS;
  const hour = (here - midnight) / HOUR_MS;
  if (isWorkday(midnight) && hour >= WORKING_HOURS.from && hour < WORKING_HOURS.to) return now;
  let day = hour < WORKING_HOURS.from ? midnight : midnight + DAY_MS;
  while (!isWorkday(day)) day += DAY_MS;
  const begins = day + WORKING_HOURS.from * HOUR_MS;
  return begins - offsetAt(begins - offsetAt(begins, timeZone), timeZone);
}

/** @param midnight of the local day, as if it were UTC */
function isWorkday(midnight: number): boolean {
  const weekday = new Date(midnight).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
