const MILLISECONDS_A_DAY = 86_400_000;

/** Days off in one piece, as day numbers since 1970, both included. */
export type DaysOff = { readonly from: number; readonly to: number };

/** When somebody works: the clock of the office, own days off, and the last day at all (`Infinity` for most). */
export type Availability = {
  readonly utcOffsetHours: number;
  readonly daysOff: readonly DaysOff[];
  readonly lastDay: number;
};

/** Saturday or Sunday. `day` counts from 1970-01-01, a Thursday. */
export function isWeekend(day: number): boolean {
  const weekday = (day + 4) % 7;
  return weekday === 0 || weekday === 6;
}

/** A public holiday that both offices keep: new year, Good Friday, Easter Monday, 1 May, 25 and 26 December. */
export function isPublicHoliday(day: number): boolean {
  const date = new Date(day * MILLISECONDS_A_DAY);
  const monthAndDay = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  if (monthAndDay === 101 || monthAndDay === 501 || monthAndDay === 1225 || monthAndDay === 1226) return true;
  if (monthAndDay < 320 || monthAndDay > 426) return false;
  const fromEaster = day - easterSunday(date.getUTCFullYear());
  return fromEaster === -2 || fromEaster === 1;
}

/** Whether the day is one of the person's own days off. */
function isDayOff(day: number, daysOff: readonly DaysOff[]): boolean {
  return daysOff.some(({ from, to }) => day >= from && day <= to);
}

/** Whether the person is at work that day. */
export function isAtWork(day: number, who: Availability): boolean {
  return day <= who.lastDay && !isWeekend(day) && !isPublicHoliday(day) && !isDayOff(day, who.daysOff);
}

/** How likely somebody starts something on that day, next to a working day's 1: a little on days off, 0 after the last day. */
export function activityOn(day: number, who: Availability): number {
  if (day > who.lastDay) return 0;
  if (isDayOff(day, who.daysOff)) return 0.02;
  return isWeekend(day) || isPublicHoliday(day) ? 0.05 : 1;
}

/** The nearest day at work, looking back. */
export function workingDayOnOrBefore(day: number, who: Availability): number {
  let found = Math.min(day, who.lastDay);
  while (!isAtWork(found, who)) found -= 1;
  return found;
}

/** The nearest day at work, looking ahead; `undefined` for somebody who has left by then. */
export function workingDayOnOrAfter(day: number, who: Availability): number | undefined {
  for (let found = day; found <= who.lastDay; found += 1) if (isAtWork(found, who)) return found;
  return undefined;
}

/** Day number of Easter Sunday in the Gregorian calendar (the anonymous algorithm of Nature, 1876). */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * shift + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1) / MILLISECONDS_A_DAY;
}
