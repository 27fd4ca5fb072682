/** A day for a person to read, such as `24 Nov 2026`. @param instant RFC 3339, or a day */
export function dayText(instant: string, locale: string): string {
  // A day alone has no hour: it is the same day wherever it is read.
  const timeZone = instant.length === 10 ? { timeZone: 'UTC' } : {};
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...timeZone }).format(new Date(instant));
}

/** A day and an hour for a person to read. @param instant RFC 3339 */
export function momentText(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}
