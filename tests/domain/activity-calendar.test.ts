import { describe, expect, test } from '@jest/globals';
import {
  activityCalendarOf,
  CALLED,
  countActiveDays,
  MET,
  THEY_WROTE,
  WE_WROTE,
} from '../../src/domain/activity-calendar.ts';
import { AT, meetingOn, tallyOn } from './histories.ts';

describe('the calendar of a relationship', () => {
  test('tells by age who wrote and whether they met, mails and meetings of one day together', () => {
    const calendar = activityCalendarOf(
      {
        days: [tallyOn(3, { mailsIn: 1 }), tallyOn(9, { mailsOut: 2 })],
        meetings: [meetingOn(3), meetingOn(4, { kind: 'call' })],
      },
      AT,
    );
    expect([calendar[3], calendar[4], calendar[9], calendar[5]]).toEqual([THEY_WROTE | MET, CALLED, WE_WROTE, 0]);
    expect(countActiveDays(calendar)).toBe(3);
  });

  test('holds the 365 days before the question and nothing of the day itself, of later or of mass mail', () => {
    const ages = [-1, 0, 1, 365, 366];
    const calendar = activityCalendarOf({ days: ages.map((age) => tallyOn(age, { mailsIn: 1 })), meetings: [] }, AT);
    expect([...calendar.keys()].filter((age) => calendar[age] !== 0)).toEqual([1, 365]);
    const mass = { days: [tallyOn(1, { mailsIn: 5, massIn: 5, mailsOut: 1, massOut: 1 })], meetings: [] };
    expect(countActiveDays(activityCalendarOf(mass, AT))).toBe(0);
  });
});
