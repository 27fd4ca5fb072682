/** How days, moments and shares are written, made once: to make them is slow, and a table needs thousands. */
export type Formats = {
  /** A day, `YYYY-MM-DD`. */
  readonly day: (day: string) => string;
  /** The day of an instant (RFC 3339), where the reader is. */
  readonly dayOfInstant: (instant: string) => string;
  /** A share (0..1). */
  readonly share: (share: number) => string;
  readonly count: (count: number) => string;
};

/** The ways of writing of a language and country. */
export function formatsOf(locale: string): Formats {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const shares = new Intl.NumberFormat(locale, { style: 'percent' });
  const counts = new Intl.NumberFormat(locale);
  return {
    day: (day) => days.format(new Date(day)),
    dayOfInstant: (instant) => instants.format(new Date(instant)),
    share: (share) => shares.format(share),
    count: (count) => counts.format(count),
  };
}
