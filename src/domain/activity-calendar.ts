import { type Day, dayNumber } from './calendar.ts';
import type { DayTally, History } from './connection.ts';

/** Bits of a day in a calendar: what the two sides did on it. Mass mail sets none of them. */
export const WE_WROTE = 1;
/** The contact wrote to us on that day. */
export const THEY_WROTE = 2;
/** They met on that day. */
export const MET = 4;
/** They had a call on that day. */
export const CALLED = 8;

/** Days before a question that an answer rests on: a year. */
export const WINDOW_DAYS = 365;

const MILLISECONDS_A_DAY = 86_400_000;

/**
 * What happened on each of the 365 days before `at`, as bits by age in days (index 1 is the day before, 365 the oldest;
 * index 0 is unused). Later days and older ones are left out. However the history is ordered, the calendar is the same,
 * so sums over it are the same to the last bit.
 */
export function activityCalendarOf(history: History, at: Day): Uint8Array {
  const calendar = new Uint8Array(WINDOW_DAYS + 1);
  const today = dayNumber(at);
  const mark = (day: number, bits: number) => {
    const age = today - day;
    if (age >= 1 && age <= WINDOW_DAYS) calendar[age] = (calendar[age] ?? 0) | bits;
  };
  for (const tally of history.days) mark(dayNumber(tally.day), bitsOf(tally));
  for (const meeting of history.meetings) {
    mark(Math.floor(meeting.startsAt / MILLISECONDS_A_DAY), meeting.kind === 'call' ? CALLED : MET);
  }
  return calendar;
}

/** Days of a calendar on which anything but mass mail happened, 0..365. */
export function countActiveDays(calendar: Uint8Array): number {
  return calendar.reduce((count, bits) => count + Number(bits !== 0), 0);
}

/** What the mails of a day say about the two sides, as bits: who wrote, mass mail left out. */
export function bitsOf(tally: Pick<DayTally, 'mailsIn' | 'mailsOut' | 'massIn' | 'massOut'>): number {
  return (tally.mailsOut > tally.massOut ? WE_WROTE : 0) | (tally.mailsIn > tally.massIn ? THEY_WROTE : 0);
}
