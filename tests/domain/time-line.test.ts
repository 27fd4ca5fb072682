import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day, startOfDay } from '../../src/domain/calendar.ts';
import { activitiesOf, timeLineOf } from '../../src/domain/time-line.ts';
import { AT, anyHistory, meetingOn, NOTHING, tallyOn } from './histories.ts';

describe('the weekly time line', () => {
  test('has 53 weeks from Monday to Monday, also when nothing happened, the last one holding the day before the question', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9000, max: 20_000 }), (offset) => {
        const at = addDays(AT, offset);
        const weeks = timeLineOf(NOTHING, at);
        expect(weeks).toHaveLength(53);
        weeks.forEach((week, index) => {
          expect(new Date(startOfDay(week.startsOn)).getUTCDay()).toBe(1);
          if (index > 0) expect(week.startsOn).toBe(addDays(weeks[index - 1]?.startsOn ?? at, 7));
        });
        const last = weeks[52]?.startsOn ?? at;
        expect(last < at && addDays(last, 7) >= at).toBe(true);
      }),
    );
  });

  test('puts a Sunday into the week that began six days before, and counts by kind', () => {
    const history = {
      days: [tallyOn(7, { mailsIn: 2, mailsOut: 1 }), tallyOn(6, { mailsOut: 4 })],
      meetings: [meetingOn(6), meetingOn(5, { kind: 'call' })],
    };
    const byStart = new Map(timeLineOf(history, AT).map((week) => [week.startsOn, week]));
    expect(byStart.get('2026-11-09' as Day)).toMatchObject({ mailsReceived: 2, mailsSent: 1, meetings: 0 });
    expect(byStart.get('2026-11-16' as Day)).toMatchObject({ mailsReceived: 0, mailsSent: 4, meetings: 1, calls: 1 });
  });

  test('shows every item of the year before the question once and none from the day itself on', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const weeks = timeLineOf(history, AT);
        const start = weeks[0]?.startsOn ?? AT;
        const within = history.days.filter((tally) => tally.day >= start && tally.day < AT);
        expect(weeks.reduce((sum, week) => sum + week.mailsReceived, 0)).toBe(
          within.reduce((sum, tally) => sum + tally.mailsIn, 0),
        );
        expect(start <= addDays(AT, -365)).toBe(true);
      }),
    );
  });
});

describe('activities by day', () => {
  test('are those of the 90 days on which something happened, oldest first', () => {
    const history = {
      days: [tallyOn(1, { mailsIn: 3 }), tallyOn(0, { mailsIn: 9 })],
      meetings: [meetingOn(90, { kind: 'call' })],
    };
    const days = activitiesOf(history, AT);
    expect(days).toEqual([
      { day: addDays(AT, -90), mailsSent: 0, mailsReceived: 0, meetings: 0, calls: 1 },
      { day: addDays(AT, -1), mailsSent: 0, mailsReceived: 3, meetings: 0, calls: 0 },
    ]);
  });
});
