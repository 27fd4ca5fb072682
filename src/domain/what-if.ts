import { CALLED, MET, THEY_WROTE, WE_WROTE } from './activity-calendar.ts';
import { scoreOf } from './health-score.ts';
import type { HealthSettings } from './health-settings.ts';

/** Something the two could do this week, and what it would do to the score. */
export type Step = {
  readonly action: 'their reply' | 'our mail' | 'call' | 'meeting';
  readonly from: number;
  readonly to: number;
  /** For example `One reply from them this week: 52 → 61`. */
  readonly sentence: string;
};

const WORDS: Readonly<Record<Step['action'], string>> = {
  'their reply': 'One reply from them this week',
  'our mail': 'One mail to them this week',
  call: 'A call this week',
  meeting: 'A meeting this week',
};

const ACTIONS: readonly Step['action'][] = ['their reply', 'our mail', 'call', 'meeting'];

/**
 * What would lift the score, the most helpful first. Each step is entered into the calendar on the last day that counts
 * and scored by the same function as the score itself; steps that would change nothing are left out.
 *
 * @param calendar of the relationship (`activityCalendarOf`)
 * @param score its score, 0..100
 */
export function possibleSteps(calendar: Uint8Array, settings: HealthSettings, score: number): readonly Step[] {
  return ACTIONS.map((action) => ({ action, to: scoreOf(withStep(calendar, action), settings) ?? score }))
    .filter(({ to }) => to > score)
    .sort((a, b) => b.to - a.to)
    .map(({ action, to }) => ({ action, from: score, to, sentence: `${WORDS[action]}: ${score} → ${to}` }));
}

const BITS: Readonly<Record<Step['action'], number>> = {
  'their reply': THEY_WROTE,
  'our mail': WE_WROTE,
  call: CALLED,
  meeting: MET,
};

function withStep(calendar: Uint8Array, action: Step['action']): Uint8Array {
  return calendar.map((bits, age) => (age === 1 ? bits | BITS[action] : bits));
}
