import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AccountAnswer, type AccountFigures, accountFiguresOf } from '../../src/domain/account-figures.ts';
import type { AccountContribution } from '../../src/domain/account-parts.ts';
import { countBand, daysBand, hoursBand, minutesBand } from '../../src/domain/bands.ts';
import { addDays, type Day, mondayOf } from '../../src/domain/calendar.ts';
import type { History, Meeting } from '../../src/domain/connection.ts';
import { AT, anyHistory, meetingOn, NOTHING, tallyOn } from './histories.ts';

const QUESTION = { at: AT, level: 'year' as const };
const MAILED: History = {
  days: [tallyOn(40, { mailsIn: 2, mailsOut: 1, theirReplySeconds: [7200] }), tallyOn(200, { mailsIn: 1 })],
  meetings: [],
};

function contributionsOf(histories: readonly History[]): readonly AccountContribution[] {
  return histories.map((history, index) => ({
    colleague: `colleague ${index}`,
    ties: [{ contact: `contact ${index % 2}`, history }],
  }));
}

function figuresOf(answer: AccountAnswer): AccountFigures {
  if (answer.state !== 'ok') throw new Error('there are no figures');
  return answer.figures;
}

describe('the figures of an account', () => {
  test('are kept back until five colleagues contribute, and how many do is not told', () => {
    const answer = accountFiguresOf(contributionsOf([MAILED, MAILED, MAILED, MAILED, NOTHING]), QUESTION);
    expect(answer).toEqual({ state: 'too few colleagues', neededColleagues: 5 });
  });

  test('no setting lets fewer than three through, a senseless one nobody', () => {
    const two = contributionsOf([MAILED, MAILED]);
    expect(accountFiguresOf(two, { ...QUESTION, leastColleagues: 1 }).state).toBe('too few colleagues');
    expect(accountFiguresOf(contributionsOf([MAILED, MAILED, MAILED]), { ...QUESTION, leastColleagues: 1 }).state).toBe(
      'ok',
    );
    const many = contributionsOf(Array.from({ length: 9 }, () => MAILED));
    expect(accountFiguresOf(many, { ...QUESTION, leastColleagues: Number.NaN }).state).toBe('too few colleagues');
  });

  test('one colleague given in five pieces is still one colleague', () => {
    const pieces = contributionsOf([MAILED, MAILED, MAILED, MAILED, MAILED]).map((one) => ({
      ...one,
      colleague: 'same',
    }));
    expect(accountFiguresOf(pieces, QUESTION).state).toBe('too few colleagues');
  });

  test('the worked example of the documentation holds', () => {
    expect(figuresOf(accountFiguresOf(contributionsOf([MAILED, MAILED, MAILED, MAILED, MAILED]), QUESTION))).toEqual({
      engagementScore: 60,
      mailsToAccount: { from: 1, to: 5 },
      mailsFromAccount: { from: 11, to: 25 },
      colleaguesInMails: { from: 1, to: 5 },
      contactsInMails: { from: 1, to: 5 },
      daysSinceLastMail: { from: 31, to: 60 },
      averageReplyHours: { from: 2, to: 4 },
      meetingsFromAccount: null,
      meetingsToAccount: null,
      colleaguesInMeetings: null,
      contactsInMeetings: null,
      daysSinceLastMeeting: null,
      averageMeetingMinutes: null,
      engagementStartsOn: '2026-05-01',
      aggregationStartsOn: addDays(AT, -365),
      aggregationLevel: 'year',
    });
  });

  test('each figure needs its own crowd: four colleagues who met show no figure about meetings', () => {
    const met = { ...MAILED, meetings: [meetingOn(9)] };
    const four = figuresOf(accountFiguresOf(contributionsOf([met, met, met, met, MAILED]), QUESTION));
    expect(four.meetingsToAccount).toBeNull();
    expect(four.averageMeetingMinutes).toBeNull();
    const five = figuresOf(accountFiguresOf(contributionsOf([met, met, met, met, met]), QUESTION));
    expect(five).toMatchObject({ meetingsToAccount: { from: 1, to: 5 }, averageMeetingMinutes: { from: 16, to: 30 } });
  });

  test('a meeting of eight colleagues counts once', () => {
    const met = { ...NOTHING, meetings: [meetingOn(9, { ourAttendees: 8 })] };
    const figures = figuresOf(accountFiguresOf(contributionsOf(Array.from({ length: 8 }, () => met)), QUESTION));
    expect(figures.meetingsToAccount).toEqual({ from: 1, to: 5 });
    expect(figures.colleaguesInMeetings).toEqual({ from: 6, to: 10 });
  });

  test('the average length of meetings counts each meeting once, however many colleagues were in it', () => {
    const long = meetingOn(9, { meetingId: 'long', minutes: 120 });
    const short = meetingOn(8, { meetingId: 'short', minutes: 20 });
    const ofMeetings = (...meetings: readonly (readonly Meeting[])[]) =>
      figuresOf(accountFiguresOf(contributionsOf(meetings.map((some) => ({ ...NOTHING, meetings: some }))), QUESTION));
    const shared = ofMeetings([long, short], [long, short], [long], [long], [long]);
    expect(shared.averageMeetingMinutes).toEqual({ from: 61, to: 90 });
    // The short one is told by one mailbox only: without it the average is 120.
    expect(ofMeetings([long, short], [long], [long], [long], [long]).averageMeetingMinutes).toBeNull();
  });

  test('a week holds only its own days', () => {
    const recent = { ...NOTHING, days: [tallyOn(3, { mailsIn: 1 })] };
    expect(
      accountFiguresOf(contributionsOf(Array.from({ length: 5 }, () => MAILED)), { at: AT, level: 'week' }).state,
    ).toBe('too few colleagues');
    const week = accountFiguresOf(contributionsOf(Array.from({ length: 5 }, () => recent)), { at: AT, level: 'week' });
    expect(figuresOf(week)).toMatchObject({
      mailsFromAccount: { from: 1, to: 5 },
      aggregationStartsOn: addDays(AT, -7),
    });
  });

  test('mass mail is no contribution', () => {
    const newsletter = { ...NOTHING, days: [tallyOn(3, { mailsIn: 4, massIn: 4 })] };
    expect(accountFiguresOf(contributionsOf(Array.from({ length: 9 }, () => newsletter)), QUESTION).state).toBe(
      'too few colleagues',
    );
  });

  test('mass mail beside personal mail is left out of the counts', () => {
    const mixed = { ...NOTHING, days: [tallyOn(3, { mailsIn: 90, massIn: 89, mailsOut: 90, massOut: 89 })] };
    const figures = figuresOf(accountFiguresOf(contributionsOf([mixed, mixed, mixed, mixed, mixed]), QUESTION));
    expect(figures).toMatchObject({ mailsToAccount: { from: 1, to: 5 }, mailsFromAccount: { from: 1, to: 5 } });
  });

  test('somebody with nothing to contribute changes nothing, nor does the order of colleagues', () => {
    fc.assert(
      fc.property(fc.array(anyHistory, { maxLength: 8 }), (histories) => {
        const contributions = contributionsOf(histories);
        const answer = accountFiguresOf(contributions, QUESTION);
        const idle = { colleague: 'idle', ties: [{ contact: 'contact 0', history: NOTHING }] };
        expect(accountFiguresOf([...contributions, idle], QUESTION)).toEqual(answer);
        expect(accountFiguresOf([...contributions].reverse(), QUESTION)).toEqual(answer);
      }),
    );
  });

  test('the engagement score is within 0..100 in steps of ten and 50 for a typical account', () => {
    fc.assert(
      fc.property(
        fc.array(anyHistory, { minLength: 5, maxLength: 8 }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (histories, typicalStrength) => {
          const answer = accountFiguresOf(contributionsOf(histories), { ...QUESTION, typicalStrength });
          if (answer.state !== 'ok' || answer.figures.engagementScore === null) return;
          expect(answer.figures.engagementScore % 10).toBe(0);
          expect(answer.figures.engagementScore).toBeGreaterThanOrEqual(0);
          expect(answer.figures.engagementScore).toBeLessThanOrEqual(100);
        },
      ),
    );
    const scoreOf = (colleagues: number) => {
      const typicalStrength = colleagues * (2 ** (-40 / 120) + 2 ** (-200 / 120));
      const contributions = contributionsOf(Array.from({ length: colleagues }, () => MAILED));
      return figuresOf(accountFiguresOf(contributions, { ...QUESTION, typicalStrength })).engagementScore;
    };
    expect(scoreOf(10)).toBe(50);
    // Without one of five it would be 4 / (4 + 5), which is 40.
    expect(scoreOf(5)).toBeNull();
  });
});

describe('the Monday of a week', () => {
  test('is the day itself or one of the six before it, whatever the year', () => {
    expect(mondayOf('2026-06-15' as Day)).toBe('2026-06-15');
    expect(mondayOf('2026-06-21' as Day)).toBe('2026-06-15');
    expect(mondayOf('2026-01-01' as Day)).toBe('2025-12-29');
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (days) => {
        const day = addDays('1970-01-01' as Day, days);
        const monday = mondayOf(day);
        expect(new Date(monday).getUTCDay()).toBe(1);
        expect(monday <= day && day < addDays(monday, 7)).toBe(true);
      }),
    );
  });
});

describe('bands', () => {
  test('begin and end as documented', () => {
    expect([0, 1, 5, 6, 10, 11, 25, 26, 250, 251, 200_000].map((count) => countBand(count).from)).toEqual([
      0, 1, 1, 6, 6, 11, 11, 26, 101, 251, 100_001,
    ]);
    expect(countBand(200_000).to).toBeNull();
    expect(daysBand(61)).toEqual({ from: 61, to: 90 });
    expect(minutesBand(30.5)).toEqual({ from: 31, to: 45 });
    expect(hoursBand(0.2)).toEqual({ from: 0, to: 1 });
  });

  test('hold the value they stand for and never overlap, and are one object each', () => {
    expect(countBand(6)).toBe(countBand(10));
    expect(hoursBand(500)).toBe(hoursBand(1000));
    fc.assert(
      fc.property(fc.nat(300_000), (count) => {
        const band = countBand(count);
        expect(band.from).toBeLessThanOrEqual(count);
        expect(band.to ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(count);
        if (band.to !== null) expect(countBand(band.to + 1).from).toBe(band.to + 1);
      }),
    );
  });
});
