import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, startOfDay } from '../../src/domain/calendar.ts';
import type { History } from '../../src/domain/connection.ts';
import { briefHealthOf, type Health, healthOf } from '../../src/domain/health.ts';
import { againstExpected } from '../../src/domain/health-reasons.ts';
import { DEFAULT_HEALTH_SETTINGS, type Frequency, type HealthSettings } from '../../src/domain/health-settings.ts';
import {
  AT,
  agesEvery,
  anyHistory,
  anyMassMail,
  mailsBothWays,
  meetingOn,
  NOTHING,
  tallyOn,
  withMore,
} from './histories.ts';

const STEPS: Readonly<Record<Frequency, number>> = { day: 1, week: 7, 'two weeks': 14, month: 30, quarter: 91 };
/** Contacts after which something is said. */
const LEAST: Readonly<Record<Frequency, number>> = { day: 10, week: 4, 'two weeks': 4, month: 3, quarter: 2 };
const anyFrequency = fc.constantFrom<Frequency>('day', 'week', 'two weeks', 'month', 'quarter');
const anySettings: fc.Arbitrary<HealthSettings> = fc.record({
  frequency: anyFrequency,
  adjustments: fc.record({
    mail: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    meeting: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    call: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
  }),
  gradeBounds: fc.constant(DEFAULT_HEALTH_SETTINGS.gradeBounds),
});

function expecting(frequency: Frequency): HealthSettings {
  return { ...DEFAULT_HEALTH_SETTINGS, frequency };
}

/** The score, or -1 while there is not enough information (which any score is better than). */
function scoreOf(history: History, settings: HealthSettings = DEFAULT_HEALTH_SETTINGS): number {
  const health = briefHealthOf({ history, at: AT, settings });
  return health.state === 'ok' ? health.score : -1;
}

function known(health: Health): Extract<Health, { state: 'ok' }> {
  if (health.state !== 'ok') throw new Error(`the health is ${health.state}`);
  return health;
}

describe('the score', () => {
  test('is 60 or more when the expected frequency is met by both sides, at any frequency, in any phase, however young', () => {
    fc.assert(
      fc.property(anyFrequency, fc.nat(90), fc.nat(400), (frequency, phase, contacts) => {
        const step = STEPS[frequency];
        const first = 1 + (phase % step);
        const last = Math.min(365, first + step * (LEAST[frequency] - 1 + contacts));
        expect(scoreOf(mailsBothWays(agesEvery(step, first, last)), expecting(frequency))).toBeGreaterThanOrEqual(60);
      }),
      { numRuns: 1000 },
    );
  });

  test('is 60 or more when the two sides take turns', () => {
    fc.assert(
      fc.property(anyFrequency, fc.nat(90), fc.nat(400), fc.nat(1), (frequency, phase, contacts, turn) => {
        const step = STEPS[frequency];
        const first = 1 + (phase % step);
        const ages = agesEvery(step, first, Math.min(365, first + step * (LEAST[frequency] - 1 + contacts)));
        const days = ages.map((age, index) => tallyOn(age, index % 2 === turn ? { mailsIn: 1 } : { mailsOut: 1 }));
        expect(scoreOf({ days, meetings: [] }, expecting(frequency))).toBeGreaterThanOrEqual(60);
      }),
      { numRuns: 1000 },
    );
  });

  test('is 60 or more for contact on every working day, on weekends and on Mondays too', () => {
    for (let offset = 0; offset < 7; offset++) {
      const at = addDays(AT, offset);
      const days = agesEvery(1, 1 - offset).map((age) => tallyOn(age, { mailsIn: 1, mailsOut: 1 }));
      const working = days.filter(({ day }) => ![0, 6].includes(new Date(startOfDay(day)).getUTCDay()));
      const health = healthOf({ history: { days: working, meetings: [] }, at, settings: expecting('day') });
      expect(known(health).score).toBeGreaterThanOrEqual(60);
    }
  });

  test('is poor for one-sided contact, however much there is', () => {
    fc.assert(
      fc.property(anySettings, fc.integer({ min: 1, max: 40 }), fc.boolean(), (settings, step, isOurs) => {
        const mails = isOurs ? { mailsOut: 5 } : { mailsIn: 5 };
        const oneSided = { days: agesEvery(step, 1).map((age) => tallyOn(age, mails)), meetings: [] };
        expect(scoreOf(oneSided, settings)).toBeLessThanOrEqual(27);
      }),
    );
  });

  test('is never lowered by more contact, however old', () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, anySettings, (history, more, settings) => {
        expect(scoreOf(withMore(history, more), settings)).toBeGreaterThanOrEqual(scoreOf(history, settings));
      }),
      { numRuns: 500 },
    );
  });

  test('of a young relationship is not lowered by one old mail that turns up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 365 }), anyFrequency, (age, frequency) => {
        const settings = expecting(frequency);
        const young = mailsBothWays(agesEvery(1, 1, 28));
        expect(scoreOf(withMore(young, mailsBothWays([age])), settings)).toBeGreaterThanOrEqual(
          scoreOf(young, settings),
        );
      }),
    );
    expect(scoreOf(mailsBothWays([7, 14, 21, 28, 300]))).toBeGreaterThanOrEqual(60);
  });

  test('is a whole number from 0 to 100, whatever happened', () => {
    fc.assert(
      fc.property(anyHistory, anySettings, (history, settings) => {
        const health = briefHealthOf({ history, at: AT, settings });
        if (health.state !== 'ok') return;
        expect(Number.isInteger(health.score) && health.score >= 0 && health.score <= 100).toBe(true);
      }),
    );
  });

  test('the whole answer is the same with mass mail in the history as without, but for the counts of mail', () => {
    fc.assert(
      fc.property(anyHistory, anyMassMail, (history, mass) => {
        expect(healthOf({ history: withMore(history, mass), at: AT })).toEqual(healthOf({ history, at: AT }));
      }),
    );
  });

  test('the order of the history does not matter', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const turned = { days: [...history.days].reverse(), meetings: [...history.meetings].reverse() };
        expect(healthOf({ history: turned, at: AT })).toEqual(healthOf({ history, at: AT }));
      }),
    );
  });

  test('falls with silence: weekly contact is good, fair after two weeks, poor after four', () => {
    const grades = [7, 14, 28].map((silence) => {
      const health = known(healthOf({ history: mailsBothWays(agesEvery(7, silence)), at: AT }));
      return [health.score, health.grade];
    });
    expect(grades).toEqual([
      [60, 'good'],
      [52, 'fair'],
      [36, 'poor'],
    ]);
  });

  test('the worked example of the documentation scores 62', () => {
    const theyWrote = [3, 24];
    const days = [3, 10, 17, 24].map((age) => tallyOn(age, { mailsIn: theyWrote.includes(age) ? 1 : 0, mailsOut: 1 }));
    expect(scoreOf({ days, meetings: [] })).toBe(62);
  });

  test('a meeting weighs more than a call and a call more than a mail, and less when the administrator says so', () => {
    const of = (kind: 'meeting' | 'call') => ({
      days: [],
      meetings: agesEvery(7, 7).map((age) => meetingOn(age, { kind })),
    });
    const scores = [of('meeting'), of('call'), mailsBothWays(agesEvery(7, 7))].map((history) => scoreOf(history));
    expect(scores).toEqual([69, 65, 60]);
    const less = { ...DEFAULT_HEALTH_SETTINGS, adjustments: { mail: 0, meeting: -0.5, call: 0 } };
    expect(scoreOf(of('meeting'), less)).toBe(53);
  });
});

describe('states', () => {
  test('too few days of contact are not enough information, with how many it takes', () => {
    expect(healthOf({ history: mailsBothWays([3, 10, 17]), at: AT })).toMatchObject({
      state: 'not enough information',
      activeDays: 3,
      neededDays: 4,
      sentence: 'Not enough to tell: contact on 3 days in the last year, and it takes 4 days.',
    });
    expect(healthOf({ history: NOTHING, at: AT })).toMatchObject({ state: 'not enough information', activeDays: 0 });
  });

  test('while the months that matter are being read it is in progress, and no longer once they are there', () => {
    const history = mailsBothWays(agesEvery(7, 3));
    const during = (monthsRead: number) => healthOf({ history, at: AT, reading: { monthsRead, monthsToRead: 12 } });
    expect(during(2)).toMatchObject({ state: 'in progress', monthsRead: 2, monthsToRead: 12 });
    expect(during(3).state).toBe('ok');
  });
});

describe('trend', () => {
  const trendOf = (history: History, settings = DEFAULT_HEALTH_SETTINGS) =>
    known(healthOf({ history, at: AT, settings })).trend;

  test('a regular rhythm is steady at every frequency and in every phase', () => {
    fc.assert(
      fc.property(anyFrequency, fc.nat(90), (frequency, phase) => {
        const step = STEPS[frequency];
        const history = mailsBothWays(agesEvery(step, 1 + (phase % step)));
        expect(trendOf(history, expecting(frequency))).toBe('steady');
      }),
    );
  });

  test('growing contact is improving, fading contact declining, young contact not enough information', () => {
    const slow = mailsBothWays(agesEvery(14, 29));
    expect(trendOf(withMore(slow, mailsBothWays(agesEvery(3, 1, 28))))).toBe('improving');
    expect(trendOf(mailsBothWays(agesEvery(3, 29)))).toBe('declining');
    expect(trendOf(mailsBothWays([1, 8, 15, 22]))).toBe('not enough information');
  });
});

describe('reasons, warning and what would help', () => {
  test.each([
    [0, 'less'],
    [89, 'less'],
    [90, 'same'],
    [110, 'same'],
    [111, 'more'],
  ])('%d %% of the contact expected is %s', (percent, word) => {
    expect(againstExpected(percent)).toBe(word);
  });

  test('say when the last contact was, how much there is and who takes part', () => {
    const { reasons } = known(healthOf({ history: mailsBothWays(agesEvery(7, 42)), at: AT }));
    expect(reasons.map(({ code, effect }) => [code, effect])).toEqual([
      ['last_contact', 'lowers'],
      ['how_often', 'lowers'],
      ['both_sides', 'raises'],
    ]);
    expect(reasons[0]).toMatchObject({
      numbers: { daysAgo: 41, expectedDays: 7 },
      sentence: 'Last contact 41 days ago, expected every week.',
    });
    expect(reasons[2]?.sentence).toBe('Both sides take part.');
  });

  test('name the one side that writes alone', () => {
    const ours = { days: agesEvery(7, 3).map((age) => tallyOn(age, { mailsOut: 1 })), meetings: [] };
    const theirs = { days: agesEvery(7, 3).map((age) => tallyOn(age, { mailsIn: 1 })), meetings: [] };
    const sentence = (history: History, voice?: 'you' | 'we') =>
      known(healthOf({ history, at: AT, ...(voice ? { voice } : {}) })).reasons.find(
        ({ code }) => code === 'both_sides',
      )?.sentence;
    expect(sentence(ours)).toBe('Only you write.');
    expect(sentence(ours, 'we')).toBe('Only we write.');
    expect(sentence(theirs)).toBe('Only they write.');
  });

  test('tell reply times, meetings and the next meeting when there are any', () => {
    const history = withMore(mailsBothWays(agesEvery(7, 1)), {
      days: [tallyOn(2, { mailsIn: 1, theirReplySeconds: [9000] })],
      meetings: [meetingOn(8), meetingOn(4, { kind: 'call' }), meetingOn(-4)],
    });
    const sentences = known(healthOf({ history, at: AT })).reasons.map(({ sentence }) => sentence);
    expect(sentences).toContain('They answer within 3 hours (median of 1 reply).');
    expect(sentences).toContain('1 meeting and 1 call in the last 90 days.');
    expect(sentences).toContain('Next meeting in 5 days.');
  });

  test('a strong tie that fell silent is warned of, a weak one and a recent one are not', () => {
    const warningOf = (history: History) => known(healthOf({ history, at: AT })).warning;
    expect(warningOf(mailsBothWays(agesEvery(3, 41)))).toMatchObject({
      daysSilent: 40,
      sentence: 'Was strong, no contact for 40 days.',
    });
    expect(warningOf(mailsBothWays(agesEvery(3, 31)))).toBeNull();
    expect(warningOf(mailsBothWays([200, 250, 300, 350]))).toBeNull();
  });

  test('who only ever wrote, however often, was no tie that fell silent', () => {
    const theirs = agesEvery(3, 41).map((age) => tallyOn(age, { mailsIn: 3 }));
    const health = known(healthOf({ history: { days: theirs, meetings: [] }, at: AT }));
    expect(health.warning).toBeNull();
  });

  test('each thing that would help does exactly what is promised when it happens', () => {
    fc.assert(
      fc.property(anyHistory, anySettings, (history, settings) => {
        const health = healthOf({ history, at: AT, settings });
        if (health.state !== 'ok') return;
        for (const { action, from, to, sentence } of health.whatIf) {
          expect(from).toBe(health.score);
          expect(to).toBeGreaterThan(from);
          expect(scoreOf(withMore(history, HAPPENED[action]), settings)).toBe(to);
          expect(sentence).toContain(`: ${from} → ${to}`);
        }
      }),
    );
  });

  test('when only we write, their reply is what helps and another mail of ours does not', () => {
    const ours = { days: agesEvery(7, 3).map((age) => tallyOn(age, { mailsOut: 1 })), meetings: [] };
    const { whatIf } = known(healthOf({ history: ours, at: AT }));
    expect(whatIf.map(({ action }) => action)).toContain('their reply');
    expect(whatIf.map(({ action }) => action)).not.toContain('our mail');
  });
});

const HAPPENED: Readonly<Record<'their reply' | 'our mail' | 'call' | 'meeting', History>> = {
  'their reply': { days: [tallyOn(1, { mailsIn: 1 })], meetings: [] },
  'our mail': { days: [tallyOn(1, { mailsOut: 1 })], meetings: [] },
  call: { days: [], meetings: [meetingOn(1, { kind: 'call' })] },
  meeting: { days: [], meetings: [meetingOn(1)] },
};
