import { addDays, type Day, startOfDay } from '../domain/calendar.ts';
import type { History } from '../domain/connection.ts';
import type { DayActivity, KeyFigures, Milestones, Strength, Week } from '../domain/figures.ts';
import { type Health, healthOf } from '../domain/health.ts';
import type { Voice } from '../domain/health-reasons.ts';
import type { HealthSettings } from '../domain/health-settings.ts';
import { keyFiguresOf } from '../domain/key-figures.ts';
import { milestonesOf } from '../domain/milestones.ts';
import type { ReadingProgress } from '../domain/reading-progress.ts';
import { presentableStrength, strengthOf } from '../domain/strength.ts';
import { activitiesOf, timeLineOf } from '../domain/time-line.ts';
import type { DaySpan } from '../store/histories.ts';
import { evidenceOf } from './evidence.ts';

/** Everything shown about one relationship, whoever is on our side of it. */
export type Relationship = {
  readonly strength: Strength;
  readonly health: Health;
  readonly figures90: KeyFigures;
  readonly figures365: KeyFigures;
  /** The last 53 weeks, oldest first. */
  readonly timeLine: readonly Week[];
  /** Those of the 90 days before on which something happened, oldest first. */
  readonly activities: readonly DayActivity[];
  readonly milestones: Milestones;
};

/** The day to ask the formulas with, and the moment (milliseconds since 1970) that parts what was from what is to come. */
export type Moment = { readonly at: Day; readonly now: number };

/** Days ahead in which the next meeting is looked for. */
const DAYS_AHEAD = 400;
const FIRST_DAY = '1970-01-01' as Day;

/** The moment of a question: now, or the start of a day in the past. */
export function momentOf(now: number, at: Day, past: Day | undefined): Moment {
  return { at, now: past === undefined ? now : startOfDay(past) };
}

/** All that is kept up to the day `at`, and the meetings to come. */
export function spanOf(at: Day): DaySpan {
  return { from: FIRST_DAY, to: at, meetingsTo: addDays(at, DAYS_AHEAD) };
}

/** A relationship from its history; empty when nothing happened in the last year and no meeting is to come. */
export function relationshipOf(
  history: History,
  moment: Moment,
  {
    voice,
    settings,
    reading,
  }: {
    readonly voice: Voice;
    readonly settings: HealthSettings;
    /** How far reading the one mailbox is that the history comes from; undefined when it is done. */
    readonly reading?: ReadingProgress | undefined;
  },
): Relationship | undefined {
  const { at, now } = moment;
  const milestones = milestonesOf(history, now);
  if (evidenceOf(history, at) === undefined && milestones.next === null) return undefined;
  return {
    strength: presentableStrength(strengthOf(history, at)),
    health: healthOf({ history, at, voice, settings, reading }),
    figures90: keyFiguresOf(history, 90, at),
    figures365: keyFiguresOf(history, 365, at),
    timeLine: timeLineOf(history, at),
    activities: activitiesOf(history, at),
    milestones,
  };
}
