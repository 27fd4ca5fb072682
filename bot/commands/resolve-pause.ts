import { offsetAt } from '../words/offset.ts';
import type { PauseEnd } from './pause-end.ts';

/** A day of the calendar at somebody's place. */
type LocalDay = { readonly year: number; readonly month: number; readonly day: number };

const DAY_MS = 24 * 60 * 60_000;

/**
 * The moment at which a pause ends: the midnight after the day that was named, at the person's place, since whoever says "until Friday" may
 * mean Friday too, and sharing a day too little harms nobody.
 *
 * @param now milliseconds since 1970
 * @param timeZone one that Intl knows
 */
export function resolvePause(end: PauseEnd, now: number, timeZone: string): number {
  return midnightAfter(lastDayOf(end, localDay(now, timeZone)), timeZone);
}

/** The moment at which a pause ends that lasts through a day such as `2026-12-03`; empty for what is no day. */
export function endOfDay(day: string, timeZone: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return undefined;
  return midnightAfter({ year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) }, timeZone);
}

function lastDayOf(end: PauseEnd, today: LocalDay): LocalDay {
  switch (end.kind) {
    case 'days':
      return plusDays(today, end.days);
    case 'months':
      return plusMonths(today, end.months);
    case 'weekday':
      return plusDays(today, (end.weekday - weekdayOf(today) + 7) % 7 || 7);
    case 'date':
      return nextDate(end, today);
    // Until next week, or next month: it begins with its first day.
    case 'next':
      return end.of === 'week'
        ? plusDays(today, 7 - weekdayOf(today))
        : plusDays({ ...plusMonths({ ...today, day: 1 }, 1), day: 1 }, -1);
    case 'end':
      return lastDayOfThis(end.of, today);
  }
}

function lastDayOfThis(of: 'week' | 'month' | 'year', today: LocalDay): LocalDay {
  switch (of) {
    case 'week':
      return plusDays(today, 7 - weekdayOf(today));
    case 'month':
      return plusDays(plusMonths({ ...today, day: 1 }, 1), -1);
    case 'year':
      return { year: today.year, month: 12, day: 31 };
  }
}

function nextDate({ day, month, year }: Extract<PauseEnd, { kind: 'date' }>, today: LocalDay): LocalDay {
  if (year !== undefined) return { year, month, day };
  const isOver = month < today.month || (month === today.month && day < today.day);
  return { year: isOver ? today.year + 1 : today.year, month, day };
}

function localDay(at: number, timeZone: string): LocalDay {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(at)
    .split('-')
    .map(Number);
  const [year = 0, month = 0, day = 0] = parts;
  return { year, month, day };
}

/** The first moment of the day after, by the clocks of the place. */
function midnightAfter(day: LocalDay, timeZone: string): number {
  const next = plusDays(day, 1);
  const guess = Date.UTC(next.year, next.month - 1, next.day);
  // Twice, for a night in which the clocks are changed.
  const once = guess - offsetAt(guess, timeZone);
  return guess - offsetAt(once, timeZone);
}

function weekdayOf({ year, month, day }: LocalDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

function plusDays({ year, month, day }: LocalDay, days: number): LocalDay {
  const moved = new Date(Date.UTC(year, month - 1, day) + days * DAY_MS);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** The same day so many months later, or the last one of that month. */
function plusMonths({ year, month, day }: LocalDay, months: number): LocalDay {
  const lastDay = new Date(Date.UTC(year, month + months, 0));
  return {
    year: lastDay.getUTCFullYear(),
    month: lastDay.getUTCMonth() + 1,
    day: Math.min(day, lastDay.getUTCDate()),
  };
}
