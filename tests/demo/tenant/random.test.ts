import { describe, expect, test } from '@jest/globals';
import {
  heavyTailed,
  logNormal,
  openRandom,
  openWeightedPick,
  pick,
  shuffled,
  wholeBetween,
} from '../../../src/demo/tenant/random.ts';

const draw = (count: number, next: () => number): number[] => Array.from({ length: count }, next);

describe('made-up numbers', () => {
  test('are the same for the same seed and purpose, and others for another seed or purpose', () => {
    const first = draw(20, openRandom(1, 'mail'));
    expect(draw(20, openRandom(1, 'mail'))).toEqual(first);
    expect(draw(20, openRandom(2, 'mail'))).not.toEqual(first);
    expect(draw(20, openRandom(1, 'people'))).not.toEqual(first);
  });

  test('are spread evenly over 0 to 1', () => {
    const numbers = draw(100_000, openRandom(4, 'spread'));
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const inside = numbers.filter((number) => Math.floor(number * 10) === tenth).length;
      expect(inside).toBeGreaterThan(9600);
      expect(inside).toBeLessThan(10_400);
    }
  });

  test('reach both ends of a range of whole numbers and nothing beyond', () => {
    const random = openRandom(1, 'range');
    expect(new Set(draw(500, () => wholeBetween(random, 3, 6)))).toEqual(new Set([3, 4, 5, 6]));
  });

  test('follow the weights when drawn by weight, never one of weight 0', () => {
    const random = openRandom(1, 'weights');
    const next = openWeightedPick(
      ['never', 'seldom', 'often'],
      (word) => ({ never: 0, seldom: 1, often: 9 })[word] ?? 0,
    );
    const words = Array.from({ length: 10_000 }, () => next(random));
    expect(words.filter((word) => word === 'never')).toEqual([]);
    expect(words.filter((word) => word === 'often').length / words.length).toBeCloseTo(0.9, 1);
  });

  test('have half of the log-normal draws below the median', () => {
    const random = openRandom(1, 'replies');
    const below = draw(10_000, () => logNormal(random, 3600, 1.2)).filter((seconds) => seconds < 3600).length;
    expect(below / 10_000).toBeCloseTo(0.5, 1);
  });

  test('have a tail that is heavy and cut where it is said to be', () => {
    const random = openRandom(1, 'tail');
    const numbers = draw(10_000, () => heavyTailed(random, 1.1, 50));
    expect(Math.min(...numbers)).toBe(1);
    expect(Math.max(...numbers)).toBe(50);
    expect(numbers.filter((number) => number > 10).length).toBeGreaterThan(400);
  });

  test('shuffle without losing or doubling anything, and leave the list as it was', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    const mixed = shuffled(openRandom(1, 'shuffle'), list);
    expect(mixed).not.toEqual(list);
    expect(mixed.toSorted()).toEqual(list);
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('refuse to pick from nothing', () => {
    expect(() => pick(openRandom(1, 'nothing'), [])).toThrow(RangeError);
  });
});
