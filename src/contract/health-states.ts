import * as z from 'zod';
import type { BriefHealth, Health } from '../domain/health.ts';
import type { Reason } from '../domain/health-reasons.ts';
import type { Trend } from '../domain/trend.ts';
import { ABOUT, aboutSchema } from './about.ts';
import { presentStrength, roundedFigure, strengthSchema } from './people.ts';
import { presentReadingProgress, readingProgress } from './reading.ts';

const reasonSchema = z
  .strictObject({
    code: z.enum(['last_contact', 'how_often', 'both_sides', 'their_reply_time', 'met', 'next_meeting']),
    effect: z.enum(['raises', 'lowers', 'neutral']),
    numbers: z.record(z.string(), z.number()).describe('The numbers in the sentence, by name.'),
    sentence: z.string(),
  })
  .meta({ id: 'Reason', description: 'Why a health score is what it is.' });

const briefScore = {
  state: z.literal('ok'),
  score: z.int().min(0).max(100),
  grade: z.enum(['good', 'fair', 'poor']),
  trend: z.enum(['improving', 'steady', 'declining', 'not_enough_information']),
};

/** How healthy a relationship is, as a list shows it. */
export const briefHealthSchema = z
  .discriminatedUnion('state', [
    z.strictObject({ ...briefScore, about: aboutSchema('health') }),
    z.strictObject({ state: z.literal('not_enough_information'), about: aboutSchema('health') }),
    z.strictObject({ state: z.literal('in_progress'), about: aboutSchema('health') }),
  ])
  .meta({ id: 'BriefHealth', description: 'How healthy a relationship is, without the reasons.' });

const okSchema = z.strictObject({
  ...briefScore,
  strength: strengthSchema,
  reasons: z.array(reasonSchema).describe('In the order to show them.'),
  warning: z
    .strictObject({ daysSilent: z.int(), strengthThen: z.number(), sentence: z.string() })
    .nullable()
    .describe('A strong tie that fell silent: a hint, not a verdict.'),
  whatIf: z
    .array(
      z.strictObject({
        action: z.enum(['their_reply', 'our_mail', 'call', 'meeting']),
        from: z.int(),
        to: z.int(),
        sentence: z.string(),
      }),
    )
    .describe('What would lift the score this week, the most helpful first.'),
  about: aboutSchema('health'),
});

/** How healthy a relationship is, or why that cannot be said. */
export const healthSchema = z
  .discriminatedUnion('state', [
    okSchema,
    z.strictObject({
      state: z.literal('not_enough_information'),
      activeDays: z.int(),
      neededDays: z.int(),
      strength: strengthSchema,
      sentence: z.string(),
      about: aboutSchema('health'),
    }),
    z.strictObject({
      state: z.literal('in_progress'),
      ...readingProgress,
      sentence: z.string(),
      about: aboutSchema('health'),
    }),
  ])
  .meta({ id: 'Health', description: 'How healthy a relationship is, why, and what would help.' });

/** Health, domain to wire. */
export function presentHealth(health: Health): z.infer<typeof healthSchema> {
  switch (health.state) {
    case 'ok':
      return presentScore(health);
    case 'not enough information':
      return {
        state: 'not_enough_information',
        activeDays: health.activeDays,
        neededDays: health.neededDays,
        strength: presentStrength(health.strength),
        sentence: health.sentence,
        about: ABOUT.health,
      };
    case 'in progress':
      return {
        state: 'in_progress',
        ...presentReadingProgress(health),
        sentence: health.sentence,
        about: ABOUT.health,
      };
  }
}

/** Health as a list shows it, domain to wire. */
export function presentBriefHealth(health: BriefHealth): z.infer<typeof briefHealthSchema> {
  switch (health.state) {
    case 'ok':
      return {
        state: 'ok',
        score: health.score,
        grade: health.grade,
        trend: presentTrend(health.trend),
        about: ABOUT.health,
      };
    case 'not enough information':
      return { state: 'not_enough_information', about: ABOUT.health };
    case 'in progress':
      return { state: 'in_progress', about: ABOUT.health };
  }
}

function presentScore(health: Extract<Health, { state: 'ok' }>): z.infer<typeof okSchema> {
  return {
    state: 'ok',
    score: health.score,
    grade: health.grade,
    trend: presentTrend(health.trend),
    strength: presentStrength(health.strength),
    reasons: health.reasons.map(presentReason),
    warning: presentWarning(health.warning),
    whatIf: health.whatIf.map((step) => ({
      action: presentAction(step.action),
      from: step.from,
      to: step.to,
      sentence: step.sentence,
    })),
    about: ABOUT.health,
  };
}

type Ok = Extract<Health, { state: 'ok' }>;

function presentReason(reason: Reason): z.infer<typeof reasonSchema> {
  return { code: reason.code, effect: reason.effect, numbers: { ...reason.numbers }, sentence: reason.sentence };
}

function presentWarning(warning: Ok['warning']): z.infer<typeof okSchema>['warning'] {
  if (warning === null) return null;
  return {
    daysSilent: warning.daysSilent,
    strengthThen: roundedFigure(warning.strengthThen),
    sentence: warning.sentence,
  };
}

function presentTrend(trend: Trend): z.infer<typeof okSchema>['trend'] {
  return trend === 'not enough information' ? 'not_enough_information' : trend;
}

function presentAction(action: Ok['whatIf'][number]['action']): 'their_reply' | 'our_mail' | 'call' | 'meeting' {
  switch (action) {
    case 'their reply':
      return 'their_reply';
    case 'our mail':
      return 'our_mail';
    case 'call':
    case 'meeting':
      return action;
  }
}
