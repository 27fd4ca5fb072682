import { addDays, type Day, dayNumber } from './calendar.ts';
import type { History } from './connection.ts';
import type { DayActivity, Week } from './figures.ts';

/** Weeks in a time line: those that the year before the question touches. */
const WEEKS = 53;

/** Days of the picture of activities by day. */
const ACTIVITY_DAYS = 90;

const MILLISECONDS_A_DAY = 86_400_000;

/** 1970-01-01 was a Thursday, so day -3 was a Monday. */
const A_MONDAY = -3;

/**
 * The weekly time line before `at`: 53 weeks from Monday to Sunday (UTC), oldest first, the last one holding the day
 * before `at` (and nothing after it). Weeks without anything are there, with zeros. Mass mail is counted.
 */
export function timeLineOf(history: History, at: Day): readonly Week[] {
  const yesterday = dayNumber(at) - 1;
  const lastMonday = yesterday - modulo(yesterday - A_MONDAY, 7);
  const first = lastMonday - (WEEKS - 1) * 7;
  const weeks = bucketsOf(history, at, { first, days: 7, count: WEEKS });
  return weeks.map(({ mailsSent, mailsReceived, meetings, calls }, index) => ({
    startsOn: addDays(at, first + index * 7 - dayNumber(at)),
    mailsSent,
    mailsReceived,
    meetings,
    calls,
  }));
}

/** What happened on the days of the 90 before `at` on which anything did, by kind, oldest first. */
export function activitiesOf(history: History, at: Day): readonly DayActivity[] {
  const first = dayNumber(at) - ACTIVITY_DAYS;
  const days = bucketsOf(history, at, { first, days: 1, count: ACTIVITY_DAYS });
  return days
    .map((counts, index) => ({ day: addDays(at, index - ACTIVITY_DAYS), ...counts }))
    .filter(({ mailsSent, mailsReceived, meetings, calls }) => mailsSent + mailsReceived + meetings + calls > 0);
}

type Counts = { mailsSent: number; mailsReceived: number; meetings: number; calls: number };

function bucketsOf(history: History, at: Day, span: { first: number; days: number; count: number }): readonly Counts[] {
  const today = dayNumber(at);
  const buckets = Array.from({ length: span.count }, () => ({ mailsSent: 0, mailsReceived: 0, meetings: 0, calls: 0 }));
  const bucketOf = (day: number) => (day < today ? buckets[Math.floor((day - span.first) / span.days)] : undefined);
  for (const tally of history.days) {
    const bucket = bucketOf(dayNumber(tally.day));
    if (!bucket) continue;
    bucket.mailsSent += tally.mailsOut;
    bucket.mailsReceived += tally.mailsIn;
  }
  for (const meeting of history.meetings) {
    const bucket = bucketOf(Math.floor(meeting.startsAt / MILLISECONDS_A_DAY));
    if (!bucket) continue;
    if (meeting.kind === 'call') bucket.calls += 1;
    else bucket.meetings += 1;
  }
  return buckets;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
