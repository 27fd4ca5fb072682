import type { ContactLevel } from './contact-level.ts';
import type { ExpectedContact } from './expected-contact.ts';
import type { Interaction, KeyFigures } from './figures.ts';
import { countOf, daysAgo, durationOf } from './plain-words.ts';

/** Which side of the story a sentence takes: the colleague's own (`you`) or the company's (`we`). */
export type Voice = 'you' | 'we';

/** Why a score is what it is: a stable code, the numbers behind it and a sentence a person can read. */
export type Reason = {
  readonly code: 'last_contact' | 'how_often' | 'both_sides' | 'their_reply_time' | 'met' | 'next_meeting';
  /** `neutral` for what is told along with the score but is no part of it. */
  readonly effect: 'raises' | 'lowers' | 'neutral';
  readonly numbers: Readonly<Record<string, number>>;
  readonly sentence: string;
};

/** What the reasons are drawn from: the level behind the score, the expectation, and the figures of the last 90 days. */
export type ReasonInput = {
  readonly level: ContactLevel;
  readonly expected: ExpectedContact;
  readonly figures: KeyFigures;
  readonly next: Interaction | null;
  readonly daysToNext: number;
  readonly voice: Voice;
};

/** Share of the contact that a side has to take part in to be said to take part. */
const TAKES_PART = 0.2;

/** The reasons for a score, in the order to show them. The first three are always there. */
export function reasonsOf(input: ReasonInput): readonly Reason[] {
  return [
    lastContact(input.level, input.expected),
    howOften(input.level, input.expected),
    bothSides(input.level, input.voice),
    ...theirReplyTime(input.figures),
    ...met(input.figures),
    ...nextMeeting(input.next, input.daysToNext),
  ];
}

function lastContact(level: ContactLevel, expected: ExpectedContact): Reason {
  const days = level.lastAge - 1;
  return {
    code: 'last_contact',
    effect: level.lastAge > expected.gapDays ? 'lowers' : 'raises',
    numbers: { daysAgo: days, expectedDays: expected.gapDays },
    sentence: `Last contact ${daysAgo(days)}, expected ${expected.words}.`,
  };
}

function howOften(level: ContactLevel, expected: ExpectedContact): Reason {
  const percent = Math.round(level.all * 100);
  return {
    code: 'how_often',
    effect: level.all < 1 ? 'lowers' : 'raises',
    numbers: { percentOfExpected: percent, judgedDays: level.judgedDays },
    sentence:
      `${AGAINST_EXPECTED[againstExpected(percent)]} (${expected.words}): ${percent} % over the last ` +
      `${countOf(level.judgedDays, 'day')}, recent days weighing more.`,
  };
}

const AGAINST_EXPECTED = {
  more: 'More contact than expected',
  same: 'About as much contact as expected',
  less: 'Less contact than expected',
} as const;

/** Percent within which contact is as it was expected to be. */
const ABOUT = { from: 90, to: 110 } as const;

/** How a share of the contact expected is put into words. @param percent 100 for exactly as much as expected */
export function againstExpected(percent: number): 'more' | 'same' | 'less' {
  if (percent > ABOUT.to) return 'more';
  return percent < ABOUT.from ? 'less' : 'same';
}

function bothSides(level: ContactLevel, voice: Voice): Reason {
  const theirShare = level.them / (level.us + level.them);
  const sides = { theirPercent: Math.round(theirShare * 100) };
  const is = (effect: Reason['effect'], sentence: string): Reason => ({
    code: 'both_sides',
    effect,
    numbers: sides,
    sentence,
  });
  if (level.them === 0) return is('lowers', `Only ${voice} write.`);
  if (level.us === 0) return is('lowers', 'Only they write.');
  if (theirShare < TAKES_PART) return is('lowers', `Mostly ${voice} write, they seldom do.`);
  if (theirShare > 1 - TAKES_PART) return is('lowers', `Mostly they write, ${voice} seldom do.`);
  return is('raises', 'Both sides take part.');
}

function theirReplyTime(figures: KeyFigures): readonly Reason[] {
  const seconds = figures.medianReplySecondsByThem;
  if (seconds === null) return [];
  return [
    {
      code: 'their_reply_time',
      effect: 'neutral',
      numbers: { medianSeconds: seconds, replies: figures.repliesByThem },
      sentence: `They answer within ${durationOf(seconds)} (median of ${countOf(figures.repliesByThem, 'reply', 'replies')}).`,
    },
  ];
}

function met(figures: KeyFigures): readonly Reason[] {
  const { meetings, calls } = figures;
  if (meetings + calls === 0) return [];
  const parts = [meetings > 0 ? countOf(meetings, 'meeting') : '', calls > 0 ? countOf(calls, 'call') : ''];
  return [
    {
      code: 'met',
      effect: 'raises',
      numbers: { meetings, calls },
      sentence: `${parts.filter((part) => part !== '').join(' and ')} in the last 90 days.`,
    },
  ];
}

function nextMeeting(next: Interaction | null, days: number): readonly Reason[] {
  if (next === null) return [];
  const when = days <= 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
  return [{ code: 'next_meeting', effect: 'neutral', numbers: { days }, sentence: `Next ${next.kind} ${when}.` }];
}
