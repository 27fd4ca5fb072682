import { addDays } from '../../domain/calendar.ts';
import type { Interaction, KeyFigures, Week } from '../../domain/figures.ts';
import type { Health } from '../../domain/health.ts';
import { countOf, durationOf } from '../../domain/plain-words.ts';
import type { NotSharingReason } from '../../services/own-mailbox.ts';
import type { HealthAnswer } from '../../services/read-health.ts';
import type { Relationship } from '../../services/relationship.ts';
import { contactText, personText, progressText, strengthText } from './introducers.ts';
import { momentText } from './plain.ts';
import { tableLines } from './table.ts';

/** The health of a relationship, the own one and that of all colleagues together, as lines to read. */
export function healthLines(answer: HealthAnswer): readonly string[] {
  return [
    `${contactText(answer.contact)}, as of ${answer.asOf}`,
    ...ownLines(answer),
    ...sharedLines(answer),
    ...(answer.ownPausedUntil === null
      ? []
      : ['', `Your sharing is paused: colleagues see nothing of yours until ${momentText(answer.ownPausedUntil)}.`]),
  ];
}

const NOT_READ: Readonly<Record<NotSharingReason, string>> = {
  off: 'your sharing is off',
  opted_out_group: 'a group you are in is opted out',
  disabled_account: 'your account is disabled',
  erasing: 'what was read before is still being deleted',
};

function ownLines(answer: HealthAnswer): readonly string[] {
  switch (answer.own.state) {
    case 'known':
      return ['', 'You and them', ...relationshipLines(answer.own.relationship)];
    case 'not_sharing':
      return ['', `You and them: your own mailbox is not read, ${NOT_READ[answer.own.reason]}.`];
    case 'in_progress':
      return ['', `You and them: nothing so far. Your own mailbox is still being read: ${progressText(answer.own)}.`];
    case 'unknown':
      return ['', 'You and them: nothing in the last year.'];
    case 'no_mailbox':
      return [];
  }
}

function sharedLines(answer: HealthAnswer): readonly string[] {
  switch (answer.shared.state) {
    case 'known': {
      const active = answer.shared.mostActive.map(
        ({ person, activeDays }) => `${personText(person)} (${countOf(activeDays, 'day')})`,
      );
      return [
        '',
        'All of us and them',
        ...relationshipLines(answer.shared.relationship),
        ...(active.length === 0 ? [] : [`  Most active in 90 days: ${active.join(', ')}`]),
      ];
    }
    case 'consent_required':
      return ['', 'All of us and them: the administrator has not consented to showing this.'];
    case 'unknown':
      return ['', `All of us and them: ${unknownText(answer)}`];
  }
}

function unknownText({ newestDay }: HealthAnswer): string {
  if (newestDay === null) return 'nothing is known. Check the address, or import more mail.';
  return `nothing is kept for the year before that day; the newest day is ${newestDay}: ask with --at ${addDays(newestDay, 1)}.`;
}

function relationshipLines(relationship: Relationship): readonly string[] {
  return [
    `  Health   ${healthText(relationship.health)}`,
    `  Tie      ${strengthText(relationship.strength)}, ${Math.round(100 * relationship.strength.probability)} % likely to go on in the next 90 days`,
    ...reasonLines(relationship.health).map((line) => `           ${line}`),
    ...milestoneLines(relationship).map((line) => `  ${line}`),
    `  Weeks    ${weekBars(relationship.timeLine)}`,
    ...figureLines(relationship),
  ];
}

function healthText(health: Health): string {
  switch (health.state) {
    case 'ok': {
      const full = Math.round(health.score / 10);
      return `${'█'.repeat(full)}${'░'.repeat(10 - full)} ${health.score} ${health.grade}, ${trendText(health.trend)}`;
    }
    case 'not enough information':
    case 'in progress':
      return health.sentence;
  }
}

function trendText(trend: string): string {
  return trend === 'not enough information' ? 'too early for a trend' : trend;
}

function reasonLines(health: Health): readonly string[] {
  if (health.state !== 'ok') return [];
  return [
    ...(health.warning === null ? [] : [health.warning.sentence]),
    ...health.reasons.map((reason) => reason.sentence),
    ...health.whatIf.map((step) => step.sentence),
  ];
}

function milestoneLines({ milestones }: Relationship): readonly string[] {
  const { first, last, next } = milestones;
  return [
    `First    ${interactionText(first)}`,
    `Last     ${interactionText(last)}`,
    `Next     ${next === null ? 'no meeting planned' : interactionText(next)}`,
  ];
}

function interactionText(interaction: Interaction | null): string {
  if (interaction === null) return '-';
  const who = { in: 'from them', out: 'from us', both: 'both ways' }[interaction.direction];
  return `${interaction.on}, ${interaction.kind} ${who}`;
}

const BLOCKS = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** One block a week, oldest first, as high as the week was busy. */
function weekBars(weeks: readonly Week[]): string {
  const counts = weeks.map((week) => week.mailsSent + week.mailsReceived + week.meetings + week.calls);
  const most = Math.max(1, ...counts);
  return counts.map((count) => BLOCKS[Math.ceil((count / most) * (BLOCKS.length - 1))] ?? '·').join('');
}

function figureLines({ figures90, figures365 }: Relationship): readonly string[] {
  const row = (name: string, of: (figures: KeyFigures) => string) => [name, of(figures90), of(figures365)];
  const seconds = (value: number | null) => (value === null ? '-' : durationOf(value));
  const share = (value: number | null) => (value === null ? '-' : `${Math.round(100 * value)} %`);
  return tableLines(
    ['', '90 days', '365 days'],
    [
      row('Mails to them', (figures) => String(figures.mailsSent)),
      row('Mails from them', (figures) => String(figures.mailsReceived)),
      row('They answer within', (figures) => seconds(figures.medianReplySecondsByThem)),
      row('We answer within', (figures) => seconds(figures.medianReplySecondsByUs)),
      row('Mails they answered', (figures) => share(figures.replyRateByThem)),
      row('Mails we answered', (figures) => share(figures.replyRateByUs)),
      row('Meetings', (figures) => String(figures.meetings)),
      row('Calls', (figures) => String(figures.calls)),
      row('Our time', (figures) => durationOf(60 * figures.minutesByUs)),
      row('Their time', (figures) => durationOf(60 * figures.minutesByThem)),
    ],
  );
}
