import type { Interaction } from '../../src/domain/figures.ts';
import { againstExpected, type Reason, type Voice } from '../../src/domain/health-reasons.ts';
import type { Formats } from './formats.ts';
import type { HealthWords } from './words.ts';

/** The words of health in English. */
export function healthInEnglish(format: Formats): HealthWords {
  return {
    title: (contact) => `How we are doing with ${contact}`,
    sides: { you: 'You and them', we: 'All of us and them' },
    grades: { good: 'Good', fair: 'Fair', poor: 'Poor' },
    trends: {
      improving: '↗ improving',
      steady: '→ steady',
      declining: '↘ declining',
      'not enough information': 'too early for a trend',
    },
    score: (score) => `${format.number(score)} of 100`,
    scoreAlone: 'Health',
    notEnough: (activeDays, neededDays) =>
      `Not enough to tell: ${activeDays === 0 ? 'no contact' : `contact on ${format.count(activeDays, 'day', 'days')}`} in the last year, and it takes ${format.number(neededDays)}.`,
    inProgress: (read, all) => `Still reading: ${format.number(read)} of ${format.count(all, 'month', 'months')}.`,
    silent: (days) => `Was strong, no contact for ${format.count(days, 'day', 'days')}.`,
    reason: (reason, voice, next) => reasonText(format, reason, voice, next),
    step: ({ action, from, to }) => `${STEPS[action]}: ${format.number(from)} → ${format.number(to)}`,
    why: 'Why',
    wouldHelp: 'What would help',
    last: 'Last contact',
    next: 'Next',
    noneYet: 'none yet',
    nonePlanned: 'no meeting planned',
    interaction: ({ kind, direction }, when) => (kind === 'mail' ? `${when}, ${MAILS[direction]}` : `${when}, ${kind}`),
    timeLine: 'Contacts a month',
    months: 'Month',
    contacts: 'Mails, meetings and calls',
    busiest: (month, count) => `Busiest: ${month}, ${format.count(count, 'contact', 'contacts')}`,
    ownUnknown: 'You have had nothing with them in the last year.',
    ownNotRead: {
      off: 'Your own mailbox is not read: your sharing is off.',
      opted_out_group: 'Your own mailbox is not read: your administrator has left out a group that you are in.',
      disabled_account: 'Your own mailbox is not read: your account is disabled.',
      erasing: 'Your own mailbox is not read: what was read before is still being deleted.',
    },
    ownInProgress: (read, all) =>
      `Your own mailbox is still being read: ${format.number(read)} of ${format.count(all, 'month', 'months')}. So far there is nothing with them.`,
    ownPaused: (until) => `Your sharing is paused: colleagues see nothing of yours until ${until}.`,
    sharedState: {
      unknown: 'Nobody who shares has had anything with them in the last year.',
      consent_required: 'Your administrator has not consented to showing this for all colleagues together.',
    },
    mostActive: (names) => `Most active in 90 days: ${names.join(', ')}`,
  };
}

const MAILS: Readonly<Record<Interaction['direction'], string>> = {
  in: 'mail from them',
  out: 'mail to them',
  both: 'mail both ways',
};

const AGAINST_EXPECTED = {
  more: 'More contact than expected',
  same: 'About as much contact as expected',
  less: 'Less contact than expected',
} as const;

const STEPS = {
  'their reply': 'One reply from them this week',
  'our mail': 'One mail to them this week',
  call: 'A call this week',
  meeting: 'A meeting this week',
} as const;

function reasonText(format: Formats, { code, numbers }: Reason, voice: Voice, next: Interaction | null): string {
  const value = (name: string) => numbers[name] ?? 0;
  switch (code) {
    case 'last_contact':
      return `Last contact ${format.daysAgo(value('daysAgo'))}, expected ${expected(format, value('expectedDays'))}.`;
    case 'how_often':
      return `${AGAINST_EXPECTED[againstExpected(value('percentOfExpected'))]}: ${format.number(value('percentOfExpected'))} % over the last ${format.count(value('judgedDays'), 'day', 'days')}; recent days weigh more.`;
    case 'both_sides':
      return bothSides(value('theirPercent'), voice);
    case 'their_reply_time':
      return `They answer within ${format.duration(value('medianSeconds'))} (median of ${format.count(value('replies'), 'reply', 'replies')}).`;
    case 'met':
      return `${metText(format, value('meetings'), value('calls'))} in the last 90 days.`;
    case 'next_meeting':
      return `Next ${next?.kind === 'call' ? 'call' : 'meeting'} ${format.inDays(Math.max(0, value('days')))}.`;
  }
}

function metText(format: Formats, meetings: number, calls: number): string {
  return [
    ...(meetings > 0 ? [format.count(meetings, 'meeting', 'meetings')] : []),
    ...(calls > 0 ? [format.count(calls, 'call', 'calls')] : []),
  ].join(' and ');
}

function bothSides(theirPercent: number, voice: Voice): string {
  if (theirPercent <= 0) return `Only ${voice} write.`;
  if (theirPercent >= 100) return 'Only they write.';
  if (theirPercent < 20) return `Mostly ${voice} write, they seldom do.`;
  if (theirPercent > 80) return `Mostly they write, ${voice} seldom do.`;
  return 'Both sides take part.';
}

function expected(format: Formats, days: number): string {
  switch (days) {
    case 3:
      return 'every working day';
    case 7:
      return 'every week';
    case 14:
      return 'every two weeks';
    case 31:
      return 'every month';
    case 92:
      return 'every quarter';
    default:
      return `every ${format.number(days)} days`;
  }
}
