import { addDays, type Day, startOfDay } from './calendar.ts';
import type { DayTally, History } from './connection.ts';
import { scoreOf } from './health-score.ts';
import type { HealthSettings } from './health-settings.ts';

/** Something the two could do this week, and what it would do to the score. */
export type Step = {
  readonly action: 'their reply' | 'our mail' | 'call' | 'meeting';
  readonly from: number;
  readonly to: number;
  /** For example `One reply from them this week: 52 -> 61`. */
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
 * What would lift the score, the most helpful first. Each step is put into the history on the last day that counts and
 * scored by the same function as the score itself; steps that would change nothing are left out.
 *
 * @param score the score as of `at`, 0..100
 */
export function possibleSteps(history: History, settings: HealthSettings, at: Day, score: number): readonly Step[] {
  return ACTIONS.map((action) => ({ action, to: scoreOf(withStep(history, action, at), settings, at) ?? score }))
    .filter(({ to }) => to > score)
    .sort((a, b) => b.to - a.to)
    .map(({ action, to }) => ({ action, from: score, to, sentence: `${WORDS[action]}: ${score} -> ${to}` }));
}

/** The history with one more interaction on the day before `at`. */
export function withStep(history: History, action: Step['action'], at: Day): History {
  const day = addDays(at, -1);
  if (action === 'their reply') return { ...history, days: [...history.days, mailOn(day, 1, 0)] };
  if (action === 'our mail') return { ...history, days: [...history.days, mailOn(day, 0, 1)] };
  const startsAt = startOfDay(day);
  const meeting = { meetingId: 'what-if', kind: action, startsAt, minutes: 30, isOurs: true, ourAttendees: 1 };
  return { ...history, meetings: [...history.meetings, meeting] };
}

function mailOn(day: Day, mailsIn: number, mailsOut: number): DayTally {
  return { day, mailsIn, mailsOut, massIn: 0, massOut: 0, theirReplySeconds: [], ourReplySeconds: [] };
}
