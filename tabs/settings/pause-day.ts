/** A day as a date field has it, `YYYY-MM-DD`, in the person's own calendar; empty while it is being typed. */
export type PauseDay = string;

/** The furthest day a pause may end, from now: a little less than the service's 366, whatever the hour. */
const LONGEST_PAUSE_DAYS = 364;

/** So many days after a moment. */
export function dayAfter(moment: Date, days: number): PauseDay {
  const day = new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + days);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The last day a pause may end on. */
export function pauseEnd(moment: Date): PauseDay {
  return dayAfter(moment, LONGEST_PAUSE_DAYS);
}

/** When a day begins for the person, RFC 3339; comes back empty for what is no day to come. */
export function startOfDay(day: PauseDay, now: Date = new Date()): string | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (parts === null) return undefined;
  const [, year, month, date] = parts.map(Number);
  const start = new Date(year ?? 0, (month ?? 1) - 1, date);
  return start > now && dayAfter(start, 0) === day && day <= pauseEnd(now) ? start.toISOString() : undefined;
}
