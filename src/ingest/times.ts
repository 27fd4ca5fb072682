import { parseDay } from '../domain/calendar.ts';

/** ISO 8601 as Graph writes it: a day, mostly a time, sometimes an offset. */
const TIME = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/i;
const EARLIEST = Date.UTC(1980, 0, 1);
const CLOCK_SLACK_MS = 2 * 86_400_000;
const FURTHEST_MEETING_MS = 5 * 366 * 86_400_000;
const UTC_NAMES = new Set([
  '',
  'utc',
  'gmt',
  'etc/utc',
  'etc/gmt',
  'z',
  'tzone://microsoft/utc',
  'coordinated universal time',
]);

/** Why a time cannot be that of a mail, for a person to read; empty when it can. `at` and `now` in milliseconds since 1970. */
export function timeProblem(at: number, now: number): string | undefined {
  if (Number.isNaN(at)) return 'the time is not a date';
  if (at < EARLIEST) return 'the time lies before 1980';
  if (at > now + CLOCK_SLACK_MS) return 'the time lies in the future';
  return undefined;
}

/** Why a time cannot be that of a meeting; planned ones may lie up to five years ahead. */
export function meetingTimeProblem(at: number, now: number): string | undefined {
  if (Number.isNaN(at)) return 'the start is not a date';
  if (at < EARLIEST) return 'the start lies before 1980';
  if (at > now + FURTHEST_MEETING_MS) return 'the start lies more than five years ahead';
  return undefined;
}

/**
 * Reads an instant as Graph writes it, UTC where no offset is given, to milliseconds since 1970. NaN for anything else, also
 * for a 31 February, which JavaScript would take for a day in March.
 */
export function parseInstant(text: string): number {
  const day = TIME.exec(text)?.[1];
  if (day === undefined || parseDay(day) === undefined) return Number.NaN;
  return Date.parse(hasOffset(text) || text === day ? text : `${text}Z`);
}

/**
 * Reads the clock time of a Graph `dateTimeTimeZone`: UTC as Graph gives it unless asked otherwise, or any IANA zone.
 * NaN for a zone or a time that is not understood.
 */
export function parseZonedTime(dateTime: string, timeZone: string): number {
  const asUtc = parseInstant(dateTime);
  if (hasOffset(dateTime) || UTC_NAMES.has(timeZone.toLowerCase())) return asUtc;
  // The clock's time as if it were UTC lies hours off: on days clocks change, the offset there may be another one.
  const near = asUtc - offsetOf(timeZone, asUtc);
  return asUtc - offsetOf(timeZone, near);
}

function hasOffset(text: string): boolean {
  return TIME.exec(text)?.[2] !== undefined;
}

/** How far a zone is ahead of UTC around an instant, in milliseconds; NaN when the zone is unknown. */
function offsetOf(timeZone: string, around: number): number {
  if (Number.isNaN(around)) return Number.NaN;
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(around);
    const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - around;
  } catch (error) {
    if (error instanceof RangeError) return Number.NaN;
    throw error;
  }
}
