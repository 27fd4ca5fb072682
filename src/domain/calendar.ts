/** A calendar day in UTC, `YYYY-MM-DD`. */
export type Day = string & { readonly brand: 'Day' };

/** The first day of a calendar month in UTC, `YYYY-MM-01`. */
export type Month = string & { readonly brand: 'Month' };

/** Milliseconds in a day; UTC has no other kind of day. */
const MILLISECONDS_A_DAY = 86_400_000;
/** 1970-01-01 was a Thursday, so day -3 was a Monday. */
const A_MONDAY = -3;
// The Gregorian calendar repeats every 400 years. Arithmetic on it is several times faster than Date, and an import asks it
// for every mail: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
const DAYS_AN_ERA = 146_097;
const DAYS_BEFORE_1970 = 719_468;
const ZERO = 48;

/** The day of an instant given in milliseconds since 1970. */
export function dayOf(milliseconds: number): Day {
  return dayOfNumber(Math.floor(milliseconds / MILLISECONDS_A_DAY));
}

/** The month of an instant given in milliseconds since 1970. */
export function monthOf(milliseconds: number): Month {
  return `${dayOf(milliseconds).slice(0, 7)}-01` as Month;
}

/** The month after the given one. */
export function monthAfter(month: Month): Month {
  const date = new Date(`${month}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 10) as Month;
}

/** All months from one to another, the oldest first; none when the first comes later. */
export function monthsFrom(first: Month, last: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

/** Midnight (UTC) at the start of the day or month, in milliseconds since 1970. */
export function startOfDay(day: Day | Month): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Days since 1970-01-01: what sums over days count with. */
export function dayNumber(day: Day): number {
  const month = twoDigits(day, 5);
  // Years begin in March, so that the leap day is the last day of one.
  const year = twoDigits(day, 0) * 100 + twoDigits(day, 2) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + twoDigits(day, 8) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_AN_ERA + dayOfEra - DAYS_BEFORE_1970;
}

/** The day so many days after (or, negative, before) the given one. */
export function addDays(day: Day, days: number): Day {
  return dayOf(startOfDay(day) + days * MILLISECONDS_A_DAY);
}

/** The Monday of the week (Monday to Sunday) that the day is in: the day itself or one of the six before it. */
export function mondayOf(day: Day): Day {
  const days = dayNumber(day) - A_MONDAY;
  return dayOfNumber(days - (((days % 7) + 7) % 7) + A_MONDAY);
}

/** Whole days from one day to another; negative when the second is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Reads a calendar day as people type it, `YYYY-MM-DD`; `undefined` for anything else, also for a 31 February.
 */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || dayOf(time) !== text ? undefined : (text as Day);
}

/** The day of a number of days since 1970-01-01. */
function dayOfNumber(number: number): Day {
  const days = number + DAYS_BEFORE_1970;
  const era = Math.floor(days / DAYS_AN_ERA);
  const dayOfEra = days - era * DAYS_AN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as Day;
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}
