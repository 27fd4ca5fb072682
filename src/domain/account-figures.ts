import { mailFigures } from './account-mail-figures.ts';
import { meetingFigures } from './account-meeting-figures.ts';
import { type AccountContribution, countColleagues, isActive, type Part, partOf } from './account-parts.ts';
import type { Band } from './bands.ts';
import { addDays, type Day, type Month, monthOf, startOfDay } from './calendar.ts';
import { accountStrength, strengthOf } from './strength.ts';

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
const USUAL_CROWD = 5;
/** No setting goes below this. */
const SMALLEST_CROWD = 3;

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
  // Compared with >= throughout, so that a senseless setting (NaN) shows nothing rather than everything.
  const crowd = Math.max(SMALLEST_CROWD, question.leastColleagues ?? USUAL_CROWD);
  const startsOn = addDays(question.at, -DAYS[question.level]);
  const parts = contributions.map((contribution) => partOf(contribution, startsOn, question.at));
  const show = <Value>(value: (parts: readonly Part[]) => Value, isContributing: (part: Part) => boolean) => {
    const contributing = parts.filter(isContributing);
    return countColleagues(contributing) >= crowd ? value(contributing) : null;
  };
  const isCrowd = countColleagues(parts.filter(isActive)) >= crowd;
  if (!isCrowd) return { state: 'too few colleagues', neededColleagues: crowd };
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

function engagementOf(parts: readonly Part[], question: AccountQuestion): number {
  const ties = parts.flatMap((part) => part.contribution.ties);
  const strength = accountStrength(ties.map(({ history }) => strengthOf(history, question.at)));
  const typical = question.typicalStrength ?? ONE_STRONG_TIE;
  return strength === 0 ? 0 : Math.round((10 * strength) / (strength + Math.max(0, typical))) * 10;
}

function firstMonthOf(parts: readonly Part[]): Month {
  const moments = parts.flatMap((part) => [
    ...part.mails.map(({ tally }) => startOfDay(tally.day)),
    ...part.meetings.map(({ meeting }) => meeting.startsAt),
  ]);
  return monthOf(moments.reduce((first, moment) => Math.min(first, moment), Number.MAX_SAFE_INTEGER));
}
