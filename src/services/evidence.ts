import { WINDOW_DAYS } from '../domain/activity-calendar.ts';
import { addDays, type Day, dayNumber, dayOf, daysBetween } from '../domain/calendar.ts';
import type { History } from '../domain/connection.ts';
import type { Evidence } from '../domain/figures.ts';

/** The first day of the year before `at` that every answer rests on. */
export function windowStart(at: Day): Day {
  return addDays(at, -WINDOW_DAYS);
}

/** Counts with the day of the last one; empty when that day is not within the year before `at`. Mass mail is not in the counts. */
export function evidenceOfCounts(
  counts: {
    readonly mailsIn: number;
    readonly mailsOut: number;
    readonly meetings: number;
    readonly lastOn: Day | null;
  },
  at: Day,
): Evidence | undefined {
  if (counts.lastOn === null || counts.lastOn < windowStart(at)) return undefined;
  return {
    mailsIn: counts.mailsIn,
    mailsOut: counts.mailsOut,
    meetings: counts.meetings,
    lastOn: counts.lastOn,
    daysSinceLast: Math.max(0, daysBetween(counts.lastOn, at) - 1),
  };
}

/** The same from a history, over the 365 days before `at`; empty when nothing happened in them. */
export function evidenceOf(history: History, at: Day): Evidence | undefined {
  const today = dayNumber(at);
  const isWithin = (day: Day) => dayNumber(day) < today && dayNumber(day) >= today - WINDOW_DAYS;
  const days = history.days.filter((tally) => isWithin(tally.day));
  const meetings = history.meetings.map((meeting) => dayOf(meeting.startsAt)).filter(isWithin);
  const counts = {
    mailsIn: days.reduce((sum, tally) => sum + Math.max(0, tally.mailsIn - tally.massIn), 0),
    mailsOut: days.reduce((sum, tally) => sum + Math.max(0, tally.mailsOut - tally.massOut), 0),
    meetings: meetings.length,
    lastOn: [...days.map((tally) => tally.day), ...meetings].sort().at(-1) ?? null,
  };
  return evidenceOfCounts(counts, at);
}
