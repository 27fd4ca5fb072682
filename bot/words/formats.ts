import type { Day } from '../../src/domain/calendar.ts';

/** Numbers, days and lengths of time as the reader's place writes them. */
export type Formats = {
  readonly number: (value: number) => string;
  /** A number of things: the word for one or for several, behind the number. */
  readonly count: (value: number, one: string, several: string) => string;
  /** `12 Nov 2026` */
  readonly day: (day: Day) => string;
  /** An instant as a day at the reader's place, with the day of the week: `Thu, 12 Nov`. @param at milliseconds since 1970 */
  readonly dayOfMoment: (at: number) => string;
  /** The same with the time of day. */
  readonly moment: (at: number) => string;
  /** `Nov 2026` */
  readonly month: (day: Day) => string;
  /** `Nov` */
  readonly monthName: (day: Day) => string;
  /** `today`, `yesterday`, `12 days ago` */
  readonly daysAgo: (days: number) => string;
  /** `today`, `tomorrow`, `in 12 days` */
  readonly inDays: (days: number) => string;
  /** A length of time, rounded up to whole minutes (below an hour), hours (below two days) or days: `3 hours`. */
  readonly duration: (seconds: number) => string;
  /** An instant as the day of the calendar at the reader's place: `2026-11-12`, as date inputs take it. */
  readonly dateAt: (at: number) => string;
};

/**
 * The formats of a place.
 *
 * @param locale a language tag that Intl knows
 * @param timeZone a time zone that Intl knows
 */
export function formatsOf(locale: string, timeZone: string): Formats {
  const numbers = later(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
  const plurals = later(() => new Intl.PluralRules(locale));
  const relative = later(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const days = dates(locale, 'UTC', { day: 'numeric', month: 'short', year: 'numeric' });
  const months = dates(locale, 'UTC', { month: 'short', year: 'numeric' });
  const monthNames = dates(locale, 'UTC', { month: 'short' });
  const weekdays = dates(locale, timeZone, { weekday: 'short', day: 'numeric', month: 'short' });
  const moments = dates(locale, timeZone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const calendar = dates('sv-SE', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return {
    number: (value) => numbers().format(value),
    count: (value, one, several) => `${numbers().format(value)} ${plurals().select(value) === 'one' ? one : several}`,
    day: (day) => days(startOf(day)),
    dayOfMoment: weekdays,
    moment: moments,
    month: (day) => months(startOf(day)),
    monthName: (day) => monthNames(startOf(day)),
    daysAgo: (value) => relative().format(-value, 'day'),
    inDays: (value) => relative().format(value, 'day'),
    duration: (seconds) => durationIn(locale, seconds),
    dateAt: calendar,
  };
}

function dates(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): (at: number) => string {
  const format = later(() => new Intl.DateTimeFormat(locale, { ...options, timeZone }));
  return (at) => format().format(at);
}

/** Made when it is first needed, and once: making a format takes longer than a whole card. */
function later<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function startOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function durationIn(locale: string, seconds: number): string {
  const of = (value: number, unit: 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  if (minutes < 60) return of(minutes, 'minute');
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? of(hours, 'hour') : of(Math.ceil(hours / 24), 'day');
}
