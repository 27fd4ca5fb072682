import { addUp, type Item, largest } from './account-amounts.ts';
import { crowdSize, type Show, showFrom } from './account-crowd.ts';
import { mailFigures } from './account-mail-figures.ts';
import { meetingFigures } from './account-meeting-figures.ts';
import { type AccountContribution, type AccountParts, partsOf } from './account-parts.ts';
import type { Band } from './bands.ts';
import { addDays, type Day, dayOf, daysBetween, type Month, monthOf, startOfDay } from './calendar.ts';
import { strengthOf } from './strength.ts';

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
 * The figures of an account. A figure is null when fewer than `leastColleagues` contribute to it, or when it would be
 * another without one of them; the two are not told apart. Counts, days and lengths are bands (docs/FORMULAS.md).
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

/**
 * The figures, or that a crowd says none of them. How many colleagues contribute is never told, nor whether it is that
 * they are too few or that one of them decides every figure.
 */
export type AccountAnswer =
  | { readonly state: 'ok'; readonly figures: AccountFigures }
  | { readonly state: 'too few colleagues'; readonly neededColleagues: number };

const DAYS: Readonly<Record<AggregationLevel, number>> = { year: 365, month: 30, week: 7 };

/** The strength of a typical account when the tenant's own is not known: one strong tie. */
const ONE_STRONG_TIE = 3;

/** Strengths are added up in millionths, as whole numbers: the sum of all less one is then exactly the sum of the others. */
const MILLION = 1_000_000;

/**
 * The de-identified figures of an account: the same for everybody who asks, and each one only when a crowd contributes
 * to it and none of that crowd decides it alone (`showFrom`).
 *
 * Mass mail is left out (a newsletter is no engagement); a meeting of three colleagues counts once. Which contributions
 * go in (consent, sharing, hidden contacts) is decided before. Source of the list of figures: docs/FORMULAS.md.
 */
export function accountFiguresOf(
  contributions: readonly AccountContribution[],
  question: AccountQuestion,
): AccountAnswer {
  const crowd = crowdSize(question.leastColleagues);
  const show = showFrom(crowd);
  const startsOn = addDays(question.at, -DAYS[question.level]);
  const parts = partsOf(contributions, startsOn, question.at);
  const shown = {
    engagementScore: engagementScore(activeTies(contributions, parts), show, question),
    ...mailFigures(parts.days, show, question.at),
    ...meetingFigures(parts.meetings, show, question.at),
    engagementStartsOn: firstMonth(parts, show, question.at),
  };
  if (Object.values(shown).every((value) => value === null)) {
    return { state: 'too few colleagues', neededColleagues: crowd };
  }
  const figures = { ...shown, aggregationStartsOn: startsOn, aggregationLevel: question.level };
  return { state: 'ok', figures };
}

/** What those who did anything in the stretch of time contribute. */
function activeTies(contributions: readonly AccountContribution[], parts: AccountParts) {
  const active = new Set([...parts.days, ...parts.meetings].map((part) => part.colleague));
  return contributions.filter(({ colleague }) => active.has(colleague));
}

function engagementScore(
  contributions: readonly AccountContribution[],
  show: Show,
  { at, typicalStrength = ONE_STRONG_TIE }: AccountQuestion,
): number | null {
  const strengths: readonly Item[] = contributions.flatMap(({ colleague, ties }) =>
    ties.map(({ history }) => ({ colleague, value: Math.round(strengthOf(history, at) * MILLION) })),
  );
  const typical = Math.max(0, typicalStrength) * MILLION;
  return show(addUp(strengths), ({ sum }) => Math.round((10 * sum) / (sum + typical)) * 10);
}

function firstMonth(parts: AccountParts, show: Show, at: Day): Month | null {
  const days = [
    ...parts.days.map(({ colleague, tally }) => ({ colleague, day: tally.day })),
    ...parts.meetings.map(({ colleague, meeting }) => ({ colleague, day: dayOf(meeting.startsAt) })),
  ];
  const ages = days.map(({ colleague, day }) => ({ colleague, value: daysBetween(day, at) }));
  return show(largest(ages), (age) => monthOf(startOfDay(addDays(at, -age))));
}
