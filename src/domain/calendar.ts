/** A calendar day in UTC, `YYYY-MM-DD`. */
export type Day = string & { readonly brand: 'Day' };

/** The first day of a calendar month in UTC, `YYYY-MM-01`. */
export type Month = string & { readonly brand: 'Month' };

/** Milliseconds in a day; UTC has no other kind of day. */
const MILLISECONDS_A_DAY = 86_400_000;

/** The day of an instant given in milliseconds since 1970. */
export function dayOf(milliseconds: number): Day {
  return new Date(milliseconds).toISOString().slice(0, 10) as Day;
}

/** The month of an instant given in milliseconds since 1970. */
export function monthOf(milliseconds: number): Month {
  return `${new Date(milliseconds).toISOString().slice(0, 7)}-01` as Month;
}

/** The month after the given one. */
export function monthAfter(month: Month): Month {
  const date = new Date(`${month}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 10) as Month;
}

/** Midnight (UTC) at the start of the day or month, in milliseconds since 1970. */
export function startOfDay(day: Day | Month): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Days since 1970-01-01: what sums over days count with. */
export function dayNumber(day: Day): number {
  return Math.round(startOfDay(day) / MILLISECONDS_A_DAY);
}

/** The day so many days after (or, negative, before) the given one. */
export function addDays(day: Day, days: number): Day {
  return dayOf(startOfDay(day) + days * MILLISECONDS_A_DAY);
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
