import { describe, expect, test } from '@jest/globals';
import { addDays, startOfDay } from '../../src/domain/calendar.ts';
import { daysSince, milestonesOf } from '../../src/domain/milestones.ts';
import { AT, meetingOn, NOTHING, tallyOn } from './histories.ts';

const NOW = startOfDay(AT) - 12 * 3_600_000;

describe('first, last and next interaction', () => {
  test('are told with their day, kind and direction', () => {
    const history = {
      days: [tallyOn(100, { mailsOut: 1 }), tallyOn(40, { mailsIn: 1, mailsOut: 1 })],
      meetings: [meetingOn(20, { kind: 'call', isOurs: false }), meetingOn(-3), meetingOn(-9)],
    };
    expect(milestonesOf(history, NOW)).toEqual({
      first: { on: addDays(AT, -100), startsAt: null, kind: 'mail', direction: 'out' },
      last: { on: addDays(AT, -20), startsAt: meetingOn(20).startsAt, kind: 'call', direction: 'in' },
      next: { on: addDays(AT, 3), startsAt: meetingOn(-3).startsAt, kind: 'meeting', direction: 'out' },
    });
  });

  test('a mail of today has happened, a meeting of this afternoon is still to come', () => {
    const history = { days: [tallyOn(1, { mailsIn: 1 })], meetings: [meetingOn(1, { startsAt: NOW + 3_600_000 })] };
    const { last, next } = milestonesOf(history, NOW);
    expect(last).toMatchObject({ kind: 'mail', direction: 'in', on: addDays(AT, -1) });
    expect(next?.startsAt).toBe(NOW + 3_600_000);
  });

  test('a mail of a later day has not happened, as when a past day is asked about', () => {
    const history = { days: [tallyOn(9, { mailsOut: 1 }), tallyOn(0, { mailsIn: 1 })], meetings: [] };
    expect(milestonesOf(history, startOfDay(AT)).last?.on).toBe(addDays(AT, -9));
  });

  test('mass mail is no interaction, and nothing is null', () => {
    const mass = { days: [tallyOn(3, { mailsIn: 2, massIn: 2 })], meetings: [] };
    expect(milestonesOf(mass, NOW)).toEqual({ first: null, last: null, next: null });
    expect(milestonesOf(NOTHING, NOW).last).toBeNull();
  });

  test('the day before the question is no days ago', () => {
    const { last } = milestonesOf({ days: [tallyOn(1, { mailsIn: 1 })], meetings: [] }, NOW);
    expect(last && daysSince(last, AT)).toBe(0);
  });
});
