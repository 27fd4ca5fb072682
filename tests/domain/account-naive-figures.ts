import { isDeepStrictEqual } from 'node:util';
import type { AccountFigures, AccountQuestion } from '../../src/domain/account-figures.ts';
import type { AccountContribution } from '../../src/domain/account-parts.ts';
import { countBand, daysBand, hoursBand, minutesBand } from '../../src/domain/bands.ts';
import { addDays, dayOf, daysBetween } from '../../src/domain/calendar.ts';
import type { DayTally, Meeting } from '../../src/domain/connection.ts';
import { strengthOf } from '../../src/domain/strength.ts';

/** The figures themselves, without what every answer says anyway. */
export type ShownFigures = Omit<AccountFigures, 'aggregationStartsOn' | 'aggregationLevel'>;

/**
 * The figures of a year the slow way, as the rule is worded: each value is computed again from nothing for every
 * colleague who might leave. What the fast way is compared with.
 */
export function naiveFiguresOf(contributions: readonly AccountContribution[], question: AccountQuestion): ShownFigures {
  const { at, leastColleagues = 5, typicalStrength = 3 } = question;
  const show = <Row extends { readonly colleague: string }, Value>(
    rows: readonly Row[],
    shownAs: (rows: readonly Row[]) => Value,
  ): Value | null => {
    const colleagues = [...new Set(rows.map((row) => row.colleague))];
    if (colleagues.length < leastColleagues) return null;
    const rests = colleagues.map((one) => rows.filter(({ colleague }) => colleague !== one));
    return rests.every((rest) => isDeepStrictEqual(shownAs(rest), shownAs(rows))) ? shownAs(rows) : null;
  };
  const isWithin = (day: string) => day >= addDays(at, -365) && day < at;
  const ties = contributions.flatMap(({ colleague, ties }) => ties.map((tie) => ({ colleague, ...tie })));
  const mails = ties
    .flatMap(({ history, ...tie }) => history.days.map((tally) => ({ ...tie, tally })))
    .filter(({ tally }) => isWithin(tally.day) && sent(tally) + received(tally) > 0);
  const met = ties
    .flatMap(({ history, ...tie }) => history.meetings.map((meeting) => ({ ...tie, meeting })))
    .filter(({ meeting }) => isWithin(dayOf(meeting.startsAt)));
  const dated = [
    ...mails.map(({ colleague, tally }) => ({ colleague, day: tally.day })),
    ...met.map(({ colleague, meeting }) => ({ colleague, day: dayOf(meeting.startsAt) })),
  ];
  const active = new Set(dated.map(({ colleague }) => colleague));
  const sinceLast = (days: readonly (typeof dated)[number]['day'][]) =>
    daysBand(Math.min(...days.map((day) => daysBetween(day, at) - 1)));
  return {
    engagementScore: show(
      ties.filter(({ colleague }) => active.has(colleague)),
      (rows) => {
        const strength = total(rows.map(({ history }) => Math.round(strengthOf(history, at) * 1e6)));
        return Math.round((10 * strength) / (strength + typicalStrength * 1e6)) * 10;
      },
    ),
    mailsToAccount: show(
      mails.filter(({ tally }) => sent(tally) > 0),
      (rows) => countBand(total(rows.map(({ tally }) => sent(tally)))),
    ),
    mailsFromAccount: show(
      mails.filter(({ tally }) => received(tally) > 0),
      (rows) => countBand(total(rows.map(({ tally }) => received(tally)))),
    ),
    meetingsFromAccount: show(
      met.filter(({ meeting }) => !meeting.isOurs),
      (rows) => distinct(rows.map(({ meeting }) => meeting.meetingId)),
    ),
    meetingsToAccount: show(
      met.filter(({ meeting }) => meeting.isOurs),
      (rows) => distinct(rows.map(({ meeting }) => meeting.meetingId)),
    ),
    colleaguesInMeetings: show(met, (rows) => distinct(rows.map(({ colleague }) => colleague))),
    colleaguesInMails: show(mails, (rows) => distinct(rows.map(({ colleague }) => colleague))),
    contactsInMeetings: show(met, (rows) => distinct(rows.map(({ contact }) => contact))),
    contactsInMails: show(mails, (rows) => distinct(rows.map(({ contact }) => contact))),
    engagementStartsOn: show(
      dated,
      (rows) =>
        `${rows
          .map(({ day }) => day)
          .sort()[0]
          ?.slice(0, 7)}-01` as AccountFigures['engagementStartsOn'],
    ),
    daysSinceLastMail: show(mails, (rows) => sinceLast(rows.map(({ tally }) => tally.day))),
    daysSinceLastMeeting: show(met, (rows) => sinceLast(rows.map(({ meeting }) => dayOf(meeting.startsAt)))),
    averageMeetingMinutes: show(met, (rows) => minutesBand(mean(minutesOfEach(rows.map(({ meeting }) => meeting))))),
    averageReplyHours: show(
      mails.filter(({ tally }) => tally.theirReplySeconds.length > 0),
      (rows) => hoursBand(mean(rows.flatMap(({ tally }) => tally.theirReplySeconds)) / 3600),
    ),
  };
}

function sent(tally: DayTally): number {
  return tally.mailsOut - tally.massOut;
}

function received(tally: DayTally): number {
  return tally.mailsIn - tally.massIn;
}

function minutesOfEach(meetings: readonly Meeting[]): readonly number[] {
  const byId = Map.groupBy(meetings, ({ meetingId }) => meetingId);
  return [...byId.values()].map((same) => Math.max(...same.map(({ minutes }) => minutes)));
}

function distinct(names: readonly string[]) {
  return countBand(new Set(names).size);
}

function mean(numbers: readonly number[]): number {
  return total(numbers) / numbers.length;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
