import fc from 'fast-check';
import { addDays, type Day, startOfDay } from '../../src/domain/calendar.ts';
import type { DayTally, History, Meeting } from '../../src/domain/connection.ts';

/** The day the tests ask with: a Sunday, so that weekends and Mondays are near. */
export const AT = '2026-11-22' as Day;

export const NOTHING: History = { days: [], meetings: [] };

/** A tally so many days before `AT` (1 is the day before), with the mails that are given and zeros else. */
export function tallyOn(age: number, mails: Partial<Omit<DayTally, 'day'>> = {}): DayTally {
  return {
    day: addDays(AT, -age),
    mailsIn: 0,
    mailsOut: 0,
    massIn: 0,
    massOut: 0,
    theirReplySeconds: [],
    ourReplySeconds: [],
    ...mails,
  };
}

/** A meeting at ten o'clock so many days before `AT`. */
export function meetingOn(age: number, details: Partial<Meeting> = {}): Meeting {
  return {
    meetingId: `meeting ${age}`,
    kind: 'meeting',
    startsAt: startOfDay(addDays(AT, -age)) + 10 * 3_600_000,
    minutes: 30,
    isOurs: true,
    ourAttendees: 1,
    ...details,
  };
}

/** Mails both ways on each of the ages. */
export function mailsBothWays(ages: readonly number[]): History {
  return { days: ages.map((age) => tallyOn(age, { mailsIn: 1, mailsOut: 1 })), meetings: [] };
}

/** Ages from `first` in steps of `step` up to a year. */
export function agesEvery(step: number, first: number, last = 365): readonly number[] {
  return Array.from({ length: Math.max(0, Math.floor((last - first) / step) + 1) }, (_, index) => first + index * step);
}

/** The history with the items of another added. */
export function withMore(history: History, more: History): History {
  return { days: [...history.days, ...more.days], meetings: [...history.meetings, ...more.meetings] };
}

/** Any tally within the year (and a little around it), mass mail among it. */
const anyTally: fc.Arbitrary<DayTally> = fc
  .record({
    age: fc.integer({ min: -5, max: 400 }),
    mailsIn: fc.nat(5),
    mailsOut: fc.nat(5),
    massShare: fc.constantFrom(0, 0, 0, 1),
    theirReplySeconds: fc.array(fc.nat(1_000_000), { maxLength: 3 }),
    ourReplySeconds: fc.array(fc.nat(1_000_000), { maxLength: 3 }),
  })
  .map(({ age, massShare, ...mails }) =>
    tallyOn(age, { ...mails, massIn: mails.mailsIn * massShare, massOut: mails.mailsOut * massShare }),
  );

/** Any meeting or call within the year and a little around it. */
const anyMeeting: fc.Arbitrary<Meeting> = fc
  .record({
    age: fc.integer({ min: -30, max: 400 }),
    meetingId: fc.nat(1000).map((number) => `meeting ${number}`),
    kind: fc.constantFrom('meeting' as const, 'call' as const),
    minutes: fc.integer({ min: 1, max: 480 }),
    isOurs: fc.boolean(),
    ourAttendees: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ age, ...details }) => meetingOn(age, details));

/** Any history, in any order, one tally a day. */
export const anyHistory: fc.Arbitrary<History> = fc.record({
  days: fc.uniqueArray(anyTally, { selector: (tally) => tally.day, maxLength: 40 }),
  meetings: fc.uniqueArray(anyMeeting, { selector: (meeting) => meeting.meetingId, maxLength: 8 }),
});

/** Histories over nothing but mass mail. */
export const anyMassMail: fc.Arbitrary<History> = fc
  .array(fc.record({ age: fc.integer({ min: 1, max: 365 }), mailsIn: fc.nat(9), mailsOut: fc.nat(9) }), {
    maxLength: 20,
  })
  .map((mails) => ({
    days: mails.map(({ age, mailsIn, mailsOut }) =>
      tallyOn(age, { mailsIn, mailsOut, massIn: mailsIn, massOut: mailsOut }),
    ),
    meetings: [],
  }));
