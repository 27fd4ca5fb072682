import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  activityOn,
  isAtWork,
  isPublicHoliday,
  isWeekend,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../../../src/demo/tenant/calendar/working-days.ts';
import { answeredAt, momentOn } from '../../../../src/demo/tenant/calendar/working-hours.ts';
import { openRandom } from '../../../../src/demo/tenant/random.ts';

const day = (text: string): number => Date.parse(text) / 86_400_000;
const always = { utcOffsetHours: 1, daysOff: [], lastDay: Number.POSITIVE_INFINITY };
const anyDay = fc.integer({ min: day('2020-01-01'), max: day('2040-12-31') });

describe('working days', () => {
  test('leave out the public holidays, Easter included', () => {
    const holidays = ['2024-03-29', '2024-04-01', '2025-04-18', '2025-04-21', '2038-04-26', '2025-01-01', '2025-12-26'];
    for (const holiday of holidays) expect([holiday, isPublicHoliday(day(holiday))]).toEqual([holiday, true]);
    for (const other of ['2025-04-17', '2025-04-22', '2025-12-24', '2024-04-02']) {
      expect([other, isPublicHoliday(day(other))]).toEqual([other, false]);
    }
  });

  test('leave out Saturdays and Sundays', () => {
    const week = ['2025-06-16', '2025-06-17', '2025-06-18', '2025-06-19', '2025-06-20', '2025-06-21', '2025-06-22'];
    expect(week.map((one) => isWeekend(day(one)))).toEqual([false, false, false, false, false, true, true]);
  });

  test('are found looking back and looking ahead, no nearer one left out', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 20 }), (from, length) => {
        const who = { ...always, daysOff: [{ from, to: from + length }] };
        const before = workingDayOnOrBefore(from + length, who);
        const after = workingDayOnOrAfter(from, who) ?? Number.NaN;
        expect(isAtWork(before, who) && isAtWork(after, who)).toBe(true);
        for (let between = before + 1; between < after; between += 1) expect(isAtWork(between, who)).toBe(false);
      }),
    );
  });

  test('end with the last day', () => {
    const leaver = { ...always, lastDay: day('2025-06-18') };
    expect(activityOn(day('2025-06-18'), leaver)).toBe(1);
    expect(activityOn(day('2025-06-19'), leaver)).toBe(0);
    expect(workingDayOnOrAfter(day('2025-06-19'), leaver)).toBeUndefined();
  });
});

describe('working hours', () => {
  test('begin and end on the day asked for, by the clock of the office', () => {
    const random = openRandom(1, 'hours');
    for (let count = 0; count < 2000; count += 1) {
      const local = momentOn(random, 20_000, always) / 3_600_000 + 1 - 20_000 * 24;
      expect(local).toBeGreaterThanOrEqual(7.49);
      expect(local).toBeLessThan(22.5);
    }
  });

  test('hold an answer meant for the weekend back until Monday', () => {
    const random = openRandom(1, 'answers');
    const saturday = Date.parse('2025-06-14T10:00:00Z');
    const answer = answeredAt(random, saturday, always) ?? 0;
    expect(new Date(answer).toISOString().slice(0, 10)).toBe('2025-06-16');
  });

  test('let an answer meant for office hours go out as meant', () => {
    const meantFor = Date.parse('2025-06-18T09:12:13Z');
    expect(answeredAt(openRandom(1, 'answers'), meantFor, always)).toBe(meantFor);
  });
});
