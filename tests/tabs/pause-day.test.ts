import { describe, expect, test } from '@jest/globals';
import { dayAfter, pauseEnd, startOfDay } from '../../tabs/settings/pause-day.ts';

const NOW = new Date(2026, 5, 15, 12);

describe('the day a pause ends', () => {
  test('begins at midnight of the person’s own calendar', () => {
    expect(startOfDay('2026-06-22', NOW)).toBe(new Date(2026, 5, 22).toISOString());
  });

  test('is a day to come, and a real one', () => {
    expect(startOfDay('2026-06-15', NOW)).toBeUndefined();
    expect(startOfDay('2025-12-24', NOW)).toBeUndefined();
    expect(startOfDay('2026-06-31', NOW)).toBeUndefined();
    expect(startOfDay('', NOW)).toBeUndefined();
  });

  test('is not further away than the service allows, whatever the hour', () => {
    const last = startOfDay(pauseEnd(NOW), NOW);
    expect(Date.parse(last ?? '') - NOW.getTime()).toBeLessThan(366 * 86_400_000);
    expect(startOfDay(dayAfter(NOW, 365), NOW)).toBeUndefined();
  });

  test('goes over the end of a month and of a year', () => {
    expect(dayAfter(new Date(2026, 11, 31), 1)).toBe('2027-01-01');
  });
});
