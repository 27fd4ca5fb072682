import { describe, expect, test } from '@jest/globals';
import { trendBetween, trendDistances } from '../../src/domain/trend.ts';

describe('the trend', () => {
  test('needs eight points to be a change', () => {
    expect([52, 53, 67, 68].map((now) => trendBetween([60], now))).toEqual([
      'declining',
      'steady',
      'steady',
      'improving',
    ]);
  });

  test('takes the nearest of several earlier scores, and says when there is none', () => {
    expect(trendBetween([40, undefined, 58], 60)).toBe('steady');
    expect(trendBetween([undefined], 60)).toBe('not enough information');
  });

  test('looks four weeks back, or one month or quarter of any length', () => {
    expect([7, 14, 31, 92].map(trendDistances)).toEqual([[28], [28], [31, 30, 29, 28], [92, 91, 90, 89]]);
  });
});
