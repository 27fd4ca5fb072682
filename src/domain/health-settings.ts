import { AppError, type FieldProblem } from './app-error.ts';

/** How often contact is expected. */
export type Frequency = 'day' | 'week' | 'two weeks' | 'month' | 'quarter';

/** All of them, the most frequent first. */
export const FREQUENCIES: readonly [Frequency, ...Frequency[]] = ['day', 'week', 'two weeks', 'month', 'quarter'];

/** How much more or less a kind of contact weighs than normal: -0.5 (half) to 0.5 (half as much again), 0 is normal. */
export type WeightAdjustments = { readonly mail: number; readonly meeting: number; readonly call: number };

/** From which score (whole, 1..100) a health is fair and good; below fair it is poor. */
export type GradeBounds = { readonly fairFrom: number; readonly goodFrom: number };

/** What an administrator may set about health, for the tenant or (the frequency) for one relationship. */
export type HealthSettings = {
  readonly frequency: Frequency;
  readonly adjustments: WeightAdjustments;
  readonly gradeBounds: GradeBounds;
};

/** good: 60-100, fair: 40-59, poor: 0-39 unless the bounds were moved. */
export type Grade = 'good' | 'fair' | 'poor';

/** Contact every week, kinds weighing as usual, grades at 40 and 60. */
export const DEFAULT_HEALTH_SETTINGS: HealthSettings = {
  frequency: 'week',
  adjustments: { mail: 0, meeting: 0, call: 0 },
  gradeBounds: { fairFrom: 40, goodFrom: 60 },
};

const NORMAL_WEIGHTS: WeightAdjustments = { mail: 1, meeting: 1.5, call: 1.25 };
const MOST_ADJUSTMENT = 0.5;

/** The weight of a day of mail, of a meeting and of a call, adjustments included (those outside -0.5..0.5 are clamped). */
export function kindWeights(adjustments: WeightAdjustments): WeightAdjustments {
  const weight = (kind: keyof WeightAdjustments) =>
    NORMAL_WEIGHTS[kind] * (1 + Math.min(MOST_ADJUSTMENT, Math.max(-MOST_ADJUSTMENT, adjustments[kind])));
  return { mail: weight('mail'), meeting: weight('meeting'), call: weight('call') };
}

/** The grade of a score of 0..100. */
export function gradeOf(score: number, bounds: GradeBounds): Grade {
  if (score >= bounds.goodFrom) return 'good';
  return score >= bounds.fairFrom ? 'fair' : 'poor';
}

/** The bounds with `good` starting elsewhere (whole, 2..100); `fair` follows when it would have no room left. */
export function withGoodFrom(bounds: GradeBounds, goodFrom: number): GradeBounds {
  const good = wholeWithin(goodFrom, 2, 100);
  return { goodFrom: good, fairFrom: Math.min(bounds.fairFrom, good - 1) };
}

/** The bounds with `fair` starting elsewhere (whole, 1..99); `good` follows when fair would have no room left. */
export function withFairFrom(bounds: GradeBounds, fairFrom: number): GradeBounds {
  const fair = wholeWithin(fairFrom, 1, 99);
  return { fairFrom: fair, goodFrom: Math.max(bounds.goodFrom, fair + 1) };
}

/**
 * Passes settings that an administrator may choose.
 *
 * @throws AppError `invalid_input` naming each field: an adjustment outside -0.5..0.5, a bound that is not a whole
 *   number of 1..100, bounds the wrong way round
 */
export function checkHealthSettings(settings: HealthSettings): HealthSettings {
  const problems = [...adjustmentProblems(settings.adjustments), ...boundProblems(settings.gradeBounds)];
  if (problems.length > 0) throw new AppError('invalid_input', 'These health settings are not possible.', problems);
  return settings;
}

function adjustmentProblems(adjustments: WeightAdjustments): readonly FieldProblem[] {
  const kinds = ['mail', 'meeting', 'call'] as const;
  return kinds
    .filter((kind) => !(Math.abs(adjustments[kind]) <= MOST_ADJUSTMENT))
    .map((kind) => ({ field: `adjustments.${kind}`, problem: 'must lie between -0.5 and 0.5' }));
}

function boundProblems(bounds: GradeBounds): readonly FieldProblem[] {
  const names = ['fairFrom', 'goodFrom'] as const;
  const problems = names
    .filter((name) => !(Number.isInteger(bounds[name]) && bounds[name] >= 1 && bounds[name] <= 100))
    .map((name) => ({ field: `gradeBounds.${name}`, problem: 'must be a whole number from 1 to 100' }));
  if (problems.length > 0 || bounds.fairFrom < bounds.goodFrom) return problems;
  return [{ field: 'gradeBounds.goodFrom', problem: 'must be above fairFrom' }];
}

function wholeWithin(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}
