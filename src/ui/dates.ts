/** A day for a person to read, such as `24 Nov 2026`. @param instant RFC 3339, or a day */
export function dayText(instant: string, locale: string): string {
  // A day alone has no hour: it is the same day wherever it is read.
  return formatOf(locale, instant.length === 10 ? 'day' : 'instant').format(new Date(instant));
}

/** A day and an hour for a person to read. @param instant RFC 3339 */
export function momentText(instant: string, locale: string): string {
  return formatOf(locale, 'moment').format(new Date(instant));
}

const OPTIONS = {
  day: { dateStyle: 'medium', timeZone: 'UTC' },
  instant: { dateStyle: 'medium' },
  moment: { dateStyle: 'medium', timeStyle: 'short' },
} as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a browser ten milliseconds: each is made once. */
function formatOf(locale: string, kind: keyof typeof OPTIONS): Intl.DateTimeFormat {
  const key = `${locale} ${kind}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, OPTIONS[kind]);
  formats.set(key, format);
  return format;
}
