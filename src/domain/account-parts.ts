import { type Band, countBand, daysBand } from './bands.ts';
import { type Day, dayNumber, dayOf, daysBetween } from './calendar.ts';
import type { DayTally, History, Meeting } from './connection.ts';
import { exchangesOf } from './traffic.ts';

/** What one colleague brings to an account's figures: the history with each contact there. */
export type AccountContribution = {
  /** Anything that tells colleagues apart; it never reaches the figures. */
  readonly colleague: string;
  readonly ties: readonly { readonly contact: string; readonly history: History }[];
};

/** What one colleague did with the account in the stretch of time, each item with the contact it was done with. */
export type Part = {
  readonly contribution: AccountContribution;
  readonly mails: readonly { readonly contact: string; readonly tally: DayTally }[];
  readonly meetings: readonly { readonly contact: string; readonly meeting: Meeting }[];
};

/** Shows a value taken from the parts that contribute to it, or null when they are no crowd. */
export type Show = <Value>(
  value: (parts: readonly Part[]) => Value,
  isContributing: (part: Part) => boolean,
) => Value | null;

/** What a colleague did with the account from a day on and before another; mass mail is left out. */
export function partOf(contribution: AccountContribution, from: Day, before: Day): Part {
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

/** How many different colleagues the parts come from. */
export function countColleagues(parts: readonly Part[]): number {
  return new Set(parts.map((part) => part.contribution.colleague)).size;
}

/** Whether there was any mail or meeting. */
export function isActive(part: Part): boolean {
  return hasMailed(part) || hasMet(part);
}

/** Whether there was any mail. */
export function hasMailed(part: Part): boolean {
  return part.mails.length > 0;
}

/** Whether there was any meeting or call. */
export function hasMet(part: Part): boolean {
  return part.meetings.length > 0;
}

/** Days from the last of the days to the day before `at`, as a band. */
export function sinceLast(days: readonly Day[], at: Day): Band {
  const ages = days.map((day) => daysBetween(day, at) - 1);
  return daysBand(ages.reduce((least, age) => Math.min(least, age), 366));
}

/** How many different names there are, as a band. */
export function distinctBand(names: readonly string[]): Band {
  return countBand(new Set(names).size);
}

/** The mean of the numbers; 0 when there are none. */
export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : total(numbers) / numbers.length;
}

/** The sum of the numbers. */
export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
