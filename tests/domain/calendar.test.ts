import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  type Day,
  dayNumber,
  dayOf,
  daysBetween,
  type Month,
  monthAfter,
  monthOf,
  parseDay,
  startOfDay,
} from '../../src/domain/calendar.ts';

const anyTime = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2100, 0, 1) });

describe('days', () => {
  test('begin and end at midnight in UTC, whatever the machine’s time zone', () => {
    expect(dayOf(Date.UTC(2024, 1, 29, 23, 59, 59, 999))).toBe('2024-02-29');
    expect(dayOf(Date.UTC(2024, 2, 1))).toBe('2024-03-01');
  });

  test('hold exactly the instants from their start to the next day’s', () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        const day = dayOf(time);
        expect(startOfDay(day)).toBeLessThanOrEqual(time);
        expect(startOfDay(addDays(day, 1))).toBeGreaterThan(time);
      }),
    );
  });

  test('are as far apart as was added', () => {
    fc.assert(
      fc.property(anyTime, fc.integer({ min: -4000, max: 4000 }), (time, days) => {
        const day = dayOf(time);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  test('are counted from 1970', () => {
    expect(dayNumber('1970-01-01' as Day)).toBe(0);
    expect(dayNumber('1969-12-31' as Day)).toBe(-1);
    expect(dayNumber('2020-01-01' as Day)).toBe(18262);
  });
});

describe('months', () => {
  test('start on the first, and follow one another over the end of the year', () => {
    expect(monthOf(Date.UTC(2023, 11, 31, 23, 59))).toBe('2023-12-01');
    expect(monthAfter('2023-12-01' as Month)).toBe('2024-01-01');
    expect(monthAfter('2024-01-01' as Month)).toBe('2024-02-01');
  });

  test('hold exactly the instants from their start to the next month’s', () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        const month = monthOf(time);
        expect(startOfDay(month)).toBeLessThanOrEqual(time);
        expect(startOfDay(monthAfter(month))).toBeGreaterThan(time);
      }),
    );
  });
});

describe('a typed day', () => {
  test('is read when there is such a day', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
  });

  test.each([
    '2023-02-29',
    '2024-02-31',
    '2024-13-01',
    '2024-00-10',
    '24-01-01',
    '2024-1-1',
    '2024-01-01T00:00',
    '',
    ' 2024-01-01',
  ])('is refused for %j', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});
