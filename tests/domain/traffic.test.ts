import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar.ts';
import {
  exchangesOf,
  introducerScore,
  trafficAt,
  trafficOf,
  trafficSumAfter,
  trafficSumOf,
} from '../../src/domain/traffic.ts';
import { AT, anyHistory, anyMassMail, meetingOn, tallyOn } from './histories.ts';

const LAST = addDays(AT, -1);

describe('the outside traffic of a colleague', () => {
  test('the worked example of the documentation is 5.62', () => {
    const histories = [
      { days: [tallyOn(1, { mailsIn: 2, mailsOut: 2 }), tallyOn(30, { mailsIn: 2 })], meetings: [] },
      { days: [], meetings: [meetingOn(15)] },
    ];
    expect(trafficOf(histories, AT)).toBeCloseTo(4 * 2 ** (-1 / 30) + 2 * 0.5 + 2 ** (-15 / 30), 12);
    expect(trafficOf(histories, AT)).toBeCloseTo(5.62, 2);
  });

  test('mass mail is no traffic', () => {
    expect(exchangesOf(tallyOn(1, { mailsIn: 3, massIn: 2, mailsOut: 1, massOut: 1 }))).toBe(1);
    fc.assert(
      fc.property(anyHistory, anyMassMail, (history, mass) => {
        expect(trafficOf([history, mass], AT)).toBe(trafficOf([history], AT));
      }),
    );
  });

  test('the kept sum equals the recomputed traffic when nothing older than a year is kept', () => {
    fc.assert(
      fc.property(fc.array(anyHistory, { maxLength: 4 }), (histories) => {
        const kept = histories.map((history) => ({
          days: history.days.filter((tally) => tally.day >= addDays(AT, -365)),
          meetings: history.meetings.filter((meeting) => meeting.startsAt >= Date.parse(addDays(AT, -365))),
        }));
        const expected = trafficOf(kept, AT);
        const difference = Math.abs(trafficAt(trafficSumOf(kept, LAST), AT) - expected);
        expect(difference / Math.max(1, expected)).toBeLessThan(1e-9);
      }),
    );
  });

  test('the kept sum can follow single changes', () => {
    const anyStep = fc.record({ age: fc.integer({ min: 1, max: 365 }), exchanges: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 200 }), (steps) => {
        const days = new Map<number, number>();
        let sum = 0;
        for (const { age, exchanges } of steps) {
          sum = trafficSumAfter(sum, addDays(AT, -age), days.get(age) ?? 0, exchanges);
          days.set(age, exchanges);
        }
        const tallies = [...days].map(([age, mailsIn]) => tallyOn(age, { mailsIn }));
        const expected = trafficOf([{ days: tallies, meetings: [] }], AT);
        expect(Math.abs(trafficAt(sum, AT) - expected) / Math.max(1, expected)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe("the introducer's score", () => {
  test('is half of the strength at a traffic of 3, nothing without traffic, and never above the strength', () => {
    expect(introducerScore(4, 3)).toBe(2);
    expect(introducerScore(4, 0)).toBe(0);
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, (strength, less, more) => {
        const low = introducerScore(strength, Math.min(less, more));
        const high = introducerScore(strength, Math.max(less, more));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeGreaterThanOrEqual(low * (1 - 1e-12));
        expect(high).toBeLessThanOrEqual(strength * (1 + 1e-12));
        expect(introducerScore(strength, Number.POSITIVE_INFINITY)).toBe(strength);
      }),
    );
  });
});
