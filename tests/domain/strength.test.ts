import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar.ts';
import type { History } from '../../src/domain/connection.ts';
import {
  accountStrength,
  presentableStrength,
  probabilityAlive,
  strengthAt,
  strengthOf,
  strengthSumAfter,
  strengthSumOf,
  strengthWeight,
  tierOf,
} from '../../src/domain/strength.ts';
import { AT, anyHistory, anyMassMail, mailsBothWays, meetingOn, NOTHING, tallyOn, withMore } from './histories.ts';

/** The last day that counts for a question asked with `AT`. */
const LAST = addDays(AT, -1);

describe('strength as of a day', () => {
  test('the worked example of the documentation adds up to 2.28', () => {
    const history: History = {
      days: [tallyOn(10, { mailsIn: 2, mailsOut: 1 }), tallyOn(60, { mailsOut: 3 })],
      meetings: [meetingOn(30)],
    };
    expect(strengthOf(history, AT)).toBeCloseTo(2 ** (-10 / 120) + 0.7 * 2 ** (-60 / 120) + 2 ** (-30 / 120), 12);
    expect(strengthOf(history, AT)).toBeCloseTo(2.28, 2);
  });

  test('a day counts once however much was written on it', () => {
    const one = { days: [tallyOn(7, { mailsIn: 1 })], meetings: [] };
    const many = { days: [tallyOn(7, { mailsIn: 9, mailsOut: 9 })], meetings: [meetingOn(7)] };
    expect(strengthOf(many, AT)).toBe(strengthOf(one, AT));
  });

  test('the day asked with, later days and days over a year ago do not count', () => {
    const outside = {
      days: [tallyOn(0, { mailsIn: 1 }), tallyOn(-3, { mailsIn: 1 }), tallyOn(366, { mailsIn: 1 })],
      meetings: [meetingOn(0)],
    };
    expect(strengthOf(outside, AT)).toBe(0);
    expect(strengthOf({ days: [tallyOn(365, { mailsIn: 1 })], meetings: [] }, AT)).toBeCloseTo(2 ** (-365 / 120), 12);
  });

  test('the order of the history does not change a bit of it', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, turn) => {
        const turned = { days: rotated(history.days, turn), meetings: rotated(history.meetings, turn) };
        expect(strengthOf(turned, AT)).toBe(strengthOf(history, AT));
        expect(strengthSumOf(turned, LAST)).toBe(strengthSumOf(history, LAST));
      }),
    );
  });

  test('more contact never lowers it, and it lies between 0 and 173', () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, (history, more) => {
        const before = strengthOf(history, AT);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(strengthOf(withMore(history, more), AT)).toBeGreaterThanOrEqual(before);
      }),
    );
    const everyDay = mailsBothWays(Array.from({ length: 365 }, (_, index) => index + 1));
    expect(strengthOf(everyDay, AT)).toBeLessThan(173);
  });

  test('mass mail changes nothing', () => {
    fc.assert(
      fc.property(anyHistory, anyMassMail, (history, mass) => {
        expect(strengthOf(withMore(history, mass), AT)).toBe(strengthOf(history, AT));
        expect(strengthSumOf(withMore(history, mass), LAST)).toBe(strengthSumOf(history, LAST));
      }),
    );
  });
});

describe('the kept sum', () => {
  test('read on a day it equals the strength as of that day when nothing older than a year is kept', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const kept = {
          days: history.days.filter((tally) => tally.day >= addDays(AT, -365)),
          meetings: history.meetings.filter((meeting) => meeting.startsAt >= Date.parse(addDays(AT, -365))),
        };
        const expected = strengthOf(kept, AT);
        expect(differenceOf(strengthAt(strengthSumOf(kept, LAST), AT), expected)).toBeLessThan(1e-9);
      }),
    );
  });

  test('equals the recomputed one to 1e-9 after any order of inserts, repeats and deletes', () => {
    const anyStep = fc.record({ age: fc.integer({ min: 1, max: 365 }), weight: fc.constantFrom(0, 0.7, 1) });
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 300 }), (steps) => {
        const weights = new Map<number, number>();
        let sum = 0;
        for (const { age, weight } of steps) {
          sum = strengthSumAfter(sum, addDays(AT, -age), weights.get(age) ?? 0, weight);
          weights.set(age, weight);
        }
        const recomputed = strengthOf(historyOf(weights), AT);
        expect(differenceOf(strengthAt(sum, AT), recomputed)).toBeLessThan(1e-9);
        expect(
          differenceOf(
            strengthAt(sum, addDays(AT, 200)),
            strengthAt(strengthSumOf(historyOf(weights), LAST), addDays(AT, 200)),
          ),
        ).toBeLessThan(1e-9);
      }),
    );
  });

  test('keeps its order from day to day, so an index can be read in it', () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, fc.nat(400), (a, b, days) => {
        const [first, second] = [strengthSumOf(a, LAST), strengthSumOf(b, LAST)].sort((x, y) => x - y);
        expect(strengthAt(first ?? 0, addDays(AT, days))).toBeLessThanOrEqual(
          strengthAt(second ?? 0, addDays(AT, days)),
        );
      }),
    );
  });

  test('leaves out what is still to come', () => {
    const history = { days: [], meetings: [meetingOn(5), meetingOn(-5)] };
    expect(strengthSumOf(history, LAST)).toBe(strengthSumOf({ days: [], meetings: [meetingOn(5)] }, LAST));
  });

  test('is never below 0, also when deletions left a rest', () => {
    expect(strengthAt(-1e-9, AT)).toBe(0);
  });
});

describe('the weight of a day', () => {
  test('is 1 when the contact took part, 0.7 when only we wrote, 0 for mass mail alone', () => {
    expect(strengthWeight(tallyOn(1, { mailsIn: 1 }), false)).toBe(1);
    expect(strengthWeight(tallyOn(1, { mailsOut: 4 }), false)).toBe(0.7);
    expect(strengthWeight(tallyOn(1, { mailsOut: 4 }), true)).toBe(1);
    expect(strengthWeight(undefined, true)).toBe(1);
    expect(strengthWeight(undefined, false)).toBe(0);
    expect(strengthWeight(tallyOn(1, { mailsIn: 2, massIn: 2, mailsOut: 1, massOut: 1 }), false)).toBe(0);
    expect(strengthWeight(tallyOn(1, { mailsIn: 2, massIn: 1 }), false)).toBe(1);
  });
});

describe('tiers and probability', () => {
  test('tiers begin at 3 and at 1', () => {
    expect([3, 2.999, 1, 0.999, 0].map(tierOf)).toEqual(['strong', 'medium', 'medium', 'weak', 'weak']);
  });

  test('the probability is the published curve, never below 0.03, and rises with strength', () => {
    expect(probabilityAlive(0)).toBe(0.03);
    expect(probabilityAlive(0.2)).toBe(0.03);
    expect(probabilityAlive(0.25)).toBeCloseTo(0.03556, 4);
    expect(probabilityAlive(1)).toBeCloseTo(0.1854, 4);
    expect(probabilityAlive(3)).toBeCloseTo(0.4906, 4);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        (a, b) => {
          expect(probabilityAlive(Math.max(a, b))).toBeGreaterThanOrEqual(probabilityAlive(Math.min(a, b)));
          expect(probabilityAlive(a)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('a strength is shown with the tier and probability that belong to it', () => {
    expect(presentableStrength(0)).toEqual({ score: 0, tier: 'weak', probability: 0.03 });
    expect(presentableStrength(3)).toMatchObject({ score: 3, tier: 'strong' });
  });

  test('an account is as strong as its contacts together, in any order', () => {
    expect(accountStrength([2, 0.5, 1])).toBe(3.5);
    expect(accountStrength([0.1, 0.2, 0.3])).toBe(accountStrength([0.3, 0.1, 0.2]));
    expect(accountStrength([])).toBe(strengthOf(NOTHING, AT));
  });
});

function historyOf(weights: ReadonlyMap<number, number>): History {
  const days = [...weights].map(([age, weight]) =>
    tallyOn(age, weight === 0 ? {} : weight === 1 ? { mailsIn: 1 } : { mailsOut: 1 }),
  );
  return { days, meetings: [] };
}

function differenceOf(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
}

function rotated<Item>(items: readonly Item[], turn: number): readonly Item[] {
  const cut = items.length === 0 ? 0 : turn % items.length;
  return [...items.slice(cut), ...items.slice(0, cut)].reverse();
}
