import { describe, expect, test } from '@jest/globals';
import { asOfNow } from '../../src/domain/as-of.ts';
import { addDays, type Day } from '../../src/domain/calendar.ts';
import { EPOCH, keptSumAt, keptWeight } from '../../src/domain/decay.ts';
import { median } from '../../src/domain/median.ts';

describe('forward decay', () => {
  test('what happened on a day weighs 1 on it and half a half-life later', () => {
    const day = '2026-03-01' as Day;
    expect(keptSumAt(keptWeight(day, 120), day, 120)).toBe(1);
    expect(keptSumAt(keptWeight(day, 120), addDays(day, 120), 120)).toBeCloseTo(0.5, 12);
    expect(keptWeight(EPOCH, 30)).toBe(1);
  });

  test('holds from 1995 to 2100 without running out of numbers', () => {
    for (const day of ['1995-01-01', '2100-12-31'] as Day[]) {
      expect(keptSumAt(keptWeight(day, 30), day, 30)).toBeCloseTo(1, 9);
    }
  });
});

describe('asking about now', () => {
  test('means asking with tomorrow, so that all of today counts', () => {
    expect(asOfNow(Date.parse('2026-11-22T23:59:59Z'))).toBe('2026-11-23');
    expect(asOfNow(Date.parse('2026-11-22T00:00:00Z'))).toBe('2026-11-23');
  });
});

describe('the median', () => {
  test('is the middle one, the mean of the middle two, or null', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null]);
  });
});
