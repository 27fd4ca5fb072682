import { type Band, countBand, daysBand, hoursBand, minutesBand } from './bands.ts';
import { addDays, type Day, dayNumber, dayOf, daysBetween, type Month, monthOf, startOfDay } from './calendar.ts';
import type { DayTally, History, Meeting } from './connection.ts';
import { accountStrength, strengthOf } from './strength.ts';
import { exchangesOf } from './traffic.ts';

/** What one colleague brings to an account's figures: the history with each contact there. */
export type AccountContribution = {
  /** Anything that tells colleagues apart; it never reaches the figures. */
  readonly colleague: string;
  readonly ties: readonly { readonly contact: string; readonly history: History }[];
};

/** How the figures of an account are asked for. */
export type AccountQuestion = {
  /** The figures cover the days before this one. */
  readonly at: Day;
  /** year: 365 days, month: 30, week: 7. */
  readonly level: AggregationLevel;
  /** Colleagues that must contribute to each figure: 5 unless set, never below 3. */
  readonly leastColleagues?: number;
  /** The strength of the tenant's middle account (median), which scores 50; 3 (one strong tie) when left out. */
  readonly typicalStrength?: number;
};

/** The stretch of time that figures are added up over. */
export type AggregationLevel = 'year' | 'month' | 'week';

/**
 * The figures of an account. A figure is null when fewer than `leastColleagues` contribute to it or there is nothing to
 * take it from; the two are not told apart. Counts, days and lengths are bands (docs/FORMULAS.md).
 */
export type AccountFigures = {
  /** 0..100 in steps of 10. */
  readonly engagementScore: number | null;
  readonly mailsToAccount: Band | null;
  readonly mailsFromAccount: Band | null;
  /** Meetings and calls the account invited to, and those we invited to. */
  readonly meetingsFromAccount: Band | null;
  readonly meetingsToAccount: Band | null;
  /** Colleagues of ours, and people of the account, who took part. */
  readonly colleaguesInMeetings: Band | null;
  readonly colleaguesInMails: Band | null;
  readonly contactsInMeetings: Band | null;
  readonly contactsInMails: Band | null;
  /** The month in which the account's figures begin. */
  readonly engagementStartsOn: Month | null;
  readonly daysSinceLastMail: Band | null;
  readonly daysSinceLastMeeting: Band | null;
  /** Minutes a meeting lasted on average. */
  readonly averageMeetingMinutes: Band | null;
  /** Hours in which the account answered on average. */
  readonly averageReplyHours: Band | null;
  readonly aggregationStartsOn: Day;
  readonly aggregationLevel: AggregationLevel;
};

/** The figures, or that too few colleagues contribute; how many do is never told. */
export type AccountAnswer =
  | { readonly state: 'ok'; readonly figures: AccountFigures }
  | { readonly state: 'too few colleagues'; readonly neededColleagues: number };

/** Colleagues that must contribute when nothing else is set, and the fewest that may be set. */
export const USUAL_CROWD = 5;
/** No setting goes below this. */
export const SMALLEST_CROWD = 3;

const DAYS: Readonly<Record<AggregationLevel, number>> = { year: 365, month: 30, week: 7 };

/** The strength of a typical account when the tenant's own is not known: one strong tie. */
const ONE_STRONG_TIE = 3;

/**
 * The de-identified figures of an account: the same for everybody who asks, and none unless a crowd contributes to it.
 *
 * Mass mail is left out (a newsletter is no engagement); a meeting of three colleagues counts once. Which contributions
 * go in (consent, sharing, hidden contacts) is decided before. Source of the list of figures: docs/FORMULAS.md.
 */
export function accountFiguresOf(
  contributions: readonly AccountContribution[],
  question: AccountQuestion,
): AccountAnswer {
  const crowd = Math.max(SMALLEST_CROWD, question.leastColleagues ?? USUAL_CROWD);
  const startsOn = addDays(question.at, -DAYS[question.level]);
  const parts = contributions.map((contribution) => partOf(contribution, startsOn, question.at));
  const show = <Value>(value: (parts: readonly Part[]) => Value, isContributing: (part: Part) => boolean) => {
    const contributing = parts.filter(isContributing);
    return contributing.length < crowd ? null : value(contributing);
  };
  if (parts.filter(isActive).length < crowd) return { state: 'too few colleagues', neededColleagues: crowd };
  const figures: AccountFigures = {
    engagementScore: show((some) => engagementOf(some, question), isActive),
    ...mailFigures(show, question.at),
    ...meetingFigures(show, question.at),
    engagementStartsOn: show(firstMonthOf, isActive),
    aggregationStartsOn: startsOn,
    aggregationLevel: question.level,
  };
  return { state: 'ok', figures };
}

/** What one colleague did with the account in the stretch of time, each item with the contact it was done with. */
type Part = {
  readonly contribution: AccountContribution;
  readonly mails: readonly { readonly contact: string; readonly tally: DayTally }[];
  readonly meetings: readonly { readonly contact: string; readonly meeting: Meeting }[];
};

type Show = <Value>(value: (parts: readonly Part[]) => Value, isContributing: (part: Part) => boolean) => Value | null;

function partOf(contribution: AccountContribution, from: Day, before: Day): Part {
  const isWithin = (day: Day) => dayNumber(day) >= dayNumber(from) && dayNumber(day) < dayNumber(before);
  return {
    contribution,
    mails: contribution.ties.flatMap(({ contact, history }) =>
      history.days
        .filter((tally) => isWithin(tally.day) && exchangesOf(tally) > 0)
        .map((tally) => ({ contact, tally })),
    ),
    meetings: contribution.ties.flatMap(({ contact, history }) =>
      history.meetings.filter((meeting) => isWithin(dayOf(meeting.startsAt))).map((meeting) => ({ contact, meeting })),
    ),
  };
}

function isActive(part: Part): boolean {
  return hasMailed(part) || hasMet(part);
}

function hasMailed(part: Part): boolean {
  return part.mails.length > 0;
}

function hasMet(part: Part): boolean {
  return part.meetings.length > 0;
}

function engagementOf(parts: readonly Part[], question: AccountQuestion): number {
  const ties = parts.flatMap((part) => part.contribution.ties);
  const strength = accountStrength(ties.map(({ history }) => strengthOf(history, question.at)));
  const typical = question.typicalStrength ?? ONE_STRONG_TIE;
  return strength === 0 ? 0 : Math.round((10 * strength) / (strength + Math.max(0, typical))) * 10;
}

type MailFigures = Pick<
  AccountFigures,
  | 'mailsToAccount'
  | 'mailsFromAccount'
  | 'colleaguesInMails'
  | 'contactsInMails'
  | 'daysSinceLastMail'
  | 'averageReplyHours'
>;

function mailFigures(show: Show, at: Day): MailFigures {
  const tallies = (parts: readonly Part[]) => parts.flatMap((part) => part.mails.map(({ tally }) => tally));
  const sent = (tally: DayTally) => Math.max(0, tally.mailsOut - tally.massOut);
  const received = (tally: DayTally) => Math.max(0, tally.mailsIn - tally.massIn);
  const replies = (parts: readonly Part[]) => tallies(parts).flatMap((tally) => tally.theirReplySeconds);
  return {
    mailsToAccount: show(
      (parts) => countBand(total(tallies(parts).map(sent))),
      (part) => tallies([part]).some((tally) => sent(tally) > 0),
    ),
    mailsFromAccount: show(
      (parts) => countBand(total(tallies(parts).map(received))),
      (part) => tallies([part]).some((tally) => received(tally) > 0),
    ),
    colleaguesInMails: show((parts) => countBand(parts.length), hasMailed),
    contactsInMails: show(
      (parts) => distinctBand(parts.flatMap((part) => part.mails.map((mail) => mail.contact))),
      hasMailed,
    ),
    daysSinceLastMail: show(
      (parts) =>
        sinceLast(
          tallies(parts).map((tally) => tally.day),
          at,
        ),
      hasMailed,
    ),
    averageReplyHours: show(
      (parts) => hoursBand(mean(replies(parts)) / 3600),
      (part) => replies([part]).length > 0,
    ),
  };
}

type MeetingFigures = Pick<
  AccountFigures,
  | 'meetingsFromAccount'
  | 'meetingsToAccount'
  | 'colleaguesInMeetings'
  | 'contactsInMeetings'
  | 'daysSinceLastMeeting'
  | 'averageMeetingMinutes'
>;

function meetingFigures(show: Show, at: Day): MeetingFigures {
  const meetings = (parts: readonly Part[]) => parts.flatMap((part) => part.meetings.map(({ meeting }) => meeting));
  const invitedBy = (isOurs: boolean) =>
    show(
      (parts) =>
        distinctBand(
          meetings(parts)
            .filter((meeting) => meeting.isOurs === isOurs)
            .map((meeting) => meeting.meetingId),
        ),
      (part) => meetings([part]).some((meeting) => meeting.isOurs === isOurs),
    );
  return {
    meetingsFromAccount: invitedBy(false),
    meetingsToAccount: invitedBy(true),
    colleaguesInMeetings: show((parts) => countBand(parts.length), hasMet),
    contactsInMeetings: show(
      (parts) => distinctBand(parts.flatMap((part) => part.meetings.map((met) => met.contact))),
      hasMet,
    ),
    daysSinceLastMeeting: show(
      (parts) =>
        sinceLast(
          meetings(parts).map((meeting) => dayOf(meeting.startsAt)),
          at,
        ),
      hasMet,
    ),
    averageMeetingMinutes: show((parts) => minutesBand(mean(minutesOfEach(meetings(parts)))), hasMet),
  };
}

/** The minutes of each meeting once, the longest that any mailbox tells. */
function minutesOfEach(meetings: readonly Meeting[]): readonly number[] {
  const minutes = new Map<string, number>();
  for (const meeting of meetings) {
    minutes.set(meeting.meetingId, Math.max(meeting.minutes, minutes.get(meeting.meetingId) ?? 0));
  }
  return [...minutes.values()];
}

function firstMonthOf(parts: readonly Part[]): Month {
  const moments = parts.flatMap((part) => [
    ...part.mails.map(({ tally }) => startOfDay(tally.day)),
    ...part.meetings.map(({ meeting }) => meeting.startsAt),
  ]);
  return monthOf(moments.reduce((first, moment) => Math.min(first, moment), Number.MAX_SAFE_INTEGER));
}

function sinceLast(days: readonly Day[], at: Day): Band {
  const ages = days.map((day) => daysBetween(day, at) - 1);
  return daysBand(ages.reduce((least, age) => Math.min(least, age), 366));
}

function distinctBand(names: readonly string[]): Band {
  return countBand(new Set(names).size);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : total(numbers) / numbers.length;
}
