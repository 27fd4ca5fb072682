import { activityCalendarOf, countActiveDays } from './activity-calendar.ts';
import { addDays, type Day, daysBetween, startOfDay } from './calendar.ts';
import type { History } from './connection.ts';
import { type ContactLevel, contactLevelOf } from './contact-level.ts';
import { type ExpectedContact, expectedContact } from './expected-contact.ts';
import type { Strength } from './figures.ts';
import { type Reason, reasonsOf, type Voice } from './health-reasons.ts';
import { scoreOf, scoreOfRatio } from './health-score.ts';
import { DEFAULT_HEALTH_SETTINGS, type Grade, gradeOf, type HealthSettings } from './health-settings.ts';
import { keyFiguresOf } from './key-figures.ts';
import { milestonesOf } from './milestones.ts';
import { countOf } from './plain-words.ts';
import type { ReadingProgress } from './reading-progress.ts';
import { presentableStrength, strengthOf, tierOf } from './strength.ts';
import { type Trend, trendBetween, trendDistances } from './trend.ts';
import { possibleSteps, type Step } from './what-if.ts';

/** What health is computed from. */
export type HealthInput = {
  /** Of one colleague with one contact, or merged (`mergeHistories`) for a contact or an account. */
  readonly history: History;
  /** Only what happened on earlier days counts; for a question about now, `asOfNow(now)`. */
  readonly at: Day;
  /** The tenant's settings; the defaults when left out. */
  readonly settings?: HealthSettings;
  /** How far reading of the mailbox has come, newest month first; left out when it is complete, or where several mailboxes tell. */
  readonly reading?: ReadingProgress | undefined;
  /** Whose sentences the reasons are: `you` when left out. */
  readonly voice?: Voice;
};

/** A strong tie that fell silent. A hint, not a verdict: a quarter to a third of strong ties pause for 90 days anyway. */
export type SilenceWarning = {
  readonly daysSilent: number;
  /** S on the day after the last contact. */
  readonly strengthThen: number;
  readonly sentence: string;
};

/** How healthy a relationship is, why, and what would help; or why that cannot be said. */
export type Health =
  | {
      readonly state: 'ok';
      /** 0..100, whole. */
      readonly score: number;
      readonly grade: Grade;
      readonly trend: Trend;
      readonly strength: Strength;
      readonly reasons: readonly Reason[];
      readonly warning: SilenceWarning | null;
      readonly whatIf: readonly Step[];
    }
  | {
      readonly state: 'not enough information';
      /** Days of contact in the last year, and how many it takes. */
      readonly activeDays: number;
      readonly neededDays: number;
      readonly strength: Strength;
      readonly sentence: string;
    }
  | ({ readonly state: 'in progress'; readonly sentence: string } & ReadingProgress);

/** The health of a relationship as a list shows it: without strength, reasons and what would help. */
export type BriefHealth =
  | { readonly state: 'ok'; readonly score: number; readonly grade: Grade; readonly trend: Trend }
  | { readonly state: 'not enough information' }
  | { readonly state: 'in progress' };

/**
 * The health of a relationship as of a day: contact against the expected frequency, with reasons and what would help.
 *
 * Meeting the expected frequency with both sides taking part scores 60 or more; one-sided contact never scores above
 * 27; more contact never lowers the score; mass mail changes nothing (docs/FORMULAS.md, which also says why a falling
 * ratio is no part of it).
 */
export function healthOf(input: HealthInput): Health {
  const { history, at, settings = DEFAULT_HEALTH_SETTINGS } = input;
  const expected = expectedContact(settings.frequency);
  if (input.reading && isStillNeeded(input.reading, expected)) return inProgress(input.reading);
  const calendar = activityCalendarOf(history, at);
  const level = contactLevelOf(calendar, settings);
  const strength = presentableStrength(strengthOf(history, at));
  if (!level) return notEnough(countActiveDays(calendar), expected, strength);
  const brief = graded(level, input);
  return {
    ...brief,
    strength,
    reasons: reasonsFor(input, level, expected),
    warning: silenceWarning(history, at, level, expected),
    whatIf: possibleSteps(calendar, settings, brief.score),
  };
}

/** The same score, grade and trend as `healthOf`, for lists of many relationships. */
export function briefHealthOf(input: HealthInput): BriefHealth {
  const { history, at, settings = DEFAULT_HEALTH_SETTINGS } = input;
  if (input.reading && isStillNeeded(input.reading, expectedContact(settings.frequency)))
    return { state: 'in progress' };
  const level = contactLevelOf(activityCalendarOf(history, at), settings);
  return level ? graded(level, input) : { state: 'not enough information' };
}

function graded(level: ContactLevel, input: HealthInput): Extract<BriefHealth, { state: 'ok' }> {
  const { history, at, settings = DEFAULT_HEALTH_SETTINGS } = input;
  const earlier = trendDistances(expectedContact(settings.frequency).gapDays).map((days) =>
    scoreOf(activityCalendarOf(history, addDays(at, -days)), settings),
  );
  const score = Math.round(scoreOfRatio(level.ratio));
  return {
    state: 'ok',
    score,
    grade: gradeOf(score, settings.gradeBounds),
    trend: trendBetween(earlier, score),
  };
}

function reasonsFor(input: HealthInput, level: ContactLevel, expected: ExpectedContact): readonly Reason[] {
  const { history, at, voice = 'you' } = input;
  const { next } = milestonesOf(history, startOfDay(at));
  const daysToNext = next === null ? 0 : daysBetween(at, next.on) + 1;
  return reasonsOf({ level, expected, figures: keyFiguresOf(history, 90, at), next, daysToNext, voice });
}

/** Days of silence that a strong tie may have before anything is said, whatever the frequency. */
const LEAST_SILENCE = 30;

function silenceWarning(
  history: History,
  at: Day,
  level: ContactLevel,
  expected: ExpectedContact,
): SilenceWarning | null {
  // Where only one side wrote there was no tie that could fall silent.
  if (level.us === 0 || level.them === 0) return null;
  const daysSilent = level.lastAge - 1;
  if (daysSilent <= Math.max(LEAST_SILENCE, 3 * expected.gapDays)) return null;
  const strengthThen = strengthOf(history, addDays(at, -daysSilent));
  if (tierOf(strengthThen) !== 'strong') return null;
  return { daysSilent, strengthThen, sentence: `Was strong, no contact for ${daysSilent} days.` };
}

function notEnough(activeDays: number, expected: ExpectedContact, strength: Strength): Health {
  const neededDays = expected.leastContacts;
  const had = activeDays === 0 ? 'no contact' : `contact on ${countOf(activeDays, 'day')}`;
  const sentence = `Not enough to tell: ${had} in the last year, and it takes ${neededDays} days.`;
  return { state: 'not enough information', activeDays, neededDays, strength, sentence };
}

/** Half-lives of mail that have to be read before a score would be more than a guess. */
const NEEDED_HALF_LIVES = 3;
const DAYS_A_MONTH = 30;

function isStillNeeded(reading: ReadingProgress, expected: ExpectedContact): boolean {
  const neededMonths = Math.ceil((NEEDED_HALF_LIVES * expected.halfLife) / DAYS_A_MONTH);
  return reading.monthsRead < Math.min(reading.monthsToRead, neededMonths);
}

function inProgress({ monthsRead, monthsToRead }: ReadingProgress): Health {
  const sentence = `Still reading: ${monthsRead} of ${countOf(monthsToRead, 'month')}.`;
  return { state: 'in progress', monthsRead, monthsToRead, sentence };
}
