import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkHealthSettings,
  DEFAULT_HEALTH_SETTINGS,
  gradeOf,
  kindWeights,
  withFairFrom,
  withGoodFrom,
} from '../../src/domain/health-settings.ts';

const BOUNDS = DEFAULT_HEALTH_SETTINGS.gradeBounds;

describe('grades', () => {
  test('poor ends at 39, fair at 59', () => {
    expect([0, 39, 40, 59, 60, 100].map((score) => gradeOf(score, BOUNDS))).toEqual([
      'poor',
      'poor',
      'fair',
      'fair',
      'good',
      'good',
    ]);
  });

  test('moving one bound pushes its neighbour along and leaves every grade some room', () => {
    expect(withGoodFrom(BOUNDS, 30)).toEqual({ goodFrom: 30, fairFrom: 29 });
    expect(withGoodFrom(BOUNDS, 80)).toEqual({ goodFrom: 80, fairFrom: 40 });
    expect(withFairFrom(BOUNDS, 75)).toEqual({ fairFrom: 75, goodFrom: 76 });
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 200 }), fc.integer({ min: -50, max: 200 }), (good, fair) => {
        const moved = withFairFrom(withGoodFrom(BOUNDS, good), fair);
        expect(checkHealthSettings({ ...DEFAULT_HEALTH_SETTINGS, gradeBounds: moved }).gradeBounds).toEqual(moved);
      }),
    );
  });
});

describe('weights', () => {
  test('a meeting weighs one and a half mails, a call one and a quarter', () => {
    expect(kindWeights({ mail: 0, meeting: 0, call: 0 })).toEqual({ mail: 1, meeting: 1.5, call: 1.25 });
  });

  test('are changed by half at most', () => {
    expect(kindWeights({ mail: 0.5, meeting: -0.5, call: 9 })).toEqual({ mail: 1.5, meeting: 0.75, call: 1.875 });
  });
});

describe('settings that are refused', () => {
  test('name every field that is not possible', () => {
    const settings = {
      ...DEFAULT_HEALTH_SETTINGS,
      adjustments: { mail: 0.51, meeting: 0, call: Number.NaN },
      gradeBounds: { fairFrom: 0, goodFrom: 60 },
    };
    expect(() => checkHealthSettings(settings)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        fields: [
          expect.objectContaining({ field: 'adjustments.mail' }),
          expect.objectContaining({ field: 'adjustments.call' }),
          expect.objectContaining({ field: 'gradeBounds.fairFrom' }),
        ],
      }),
    );
  });

  test('bounds the wrong way round are refused', () => {
    const settings = { ...DEFAULT_HEALTH_SETTINGS, gradeBounds: { fairFrom: 60, goodFrom: 60 } };
    expect(() => checkHealthSettings(settings)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});
