import { describe, expect, test } from '@jest/globals';
import { countOf, daysAgo, durationOf } from '../../src/domain/plain-words.ts';

describe('numbers in words', () => {
  test('one is singular, others plural', () => {
    expect([countOf(1, 'reply', 'replies'), countOf(3, 'reply', 'replies'), countOf(0, 'call')]).toEqual([
      '1 reply',
      '3 replies',
      '0 calls',
    ]);
  });

  test('a length of time is rounded up, so that "within" stays true', () => {
    expect([0, 59, 61, 3600, 3601, 48 * 3600, 49 * 3600].map(durationOf)).toEqual([
      '1 minute',
      '1 minute',
      '2 minutes',
      '1 hour',
      '2 hours',
      '2 days',
      '3 days',
    ]);
  });

  test('today and yesterday have names', () => {
    expect([0, 1, 41].map(daysAgo)).toEqual(['today', 'yesterday', '41 days ago']);
  });
});
