import type { Interaction } from '../../src/domain/figures.ts';
import { againstExpected, type Reason, type Voice } from '../../src/domain/health-reasons.ts';
import type { Formats } from './formats.ts';
import type { HealthWords } from './words.ts';

/** The words of health in German. */
export function healthInGerman(format: Formats): HealthWords {
  return {
    title: (contact) => `Wie wir zu ${contact} stehen`,
    sides: { you: 'Sie', we: 'Wir alle zusammen' },
    grades: { good: 'Gut', fair: 'Mittel', poor: 'Schwach' },
    trends: {
      improving: '↗ wird besser',
      steady: '→ gleichbleibend',
      declining: '↘ lässt nach',
      'not enough information': 'noch kein Trend',
    },
    score: (score) => `${format.number(score)} von 100`,
    scoreAlone: 'Zustand',
    notEnough: (activeDays, neededDays) =>
      `Zu wenig für ein Urteil: ${activeDays === 0 ? 'kein Kontakt' : `Kontakt an ${format.count(activeDays, 'Tag', 'Tagen')}`} im letzten Jahr, nötig sind ${format.number(neededDays)}.`,
    inProgress: (read, all) =>
      `Wird noch gelesen: ${format.number(read)} von ${format.count(all, 'Monat', 'Monaten')}.`,
    silent: (days) => `War stark, aber seit ${format.count(days, 'Tag', 'Tagen')} kein Kontakt.`,
    reason: (reason, voice, next) => reasonText(format, reason, voice, next),
    step: ({ action, from, to }) => `${STEPS[action]}: ${format.number(from)} → ${format.number(to)}`,
    why: 'Warum',
    wouldHelp: 'Was helfen würde',
    last: 'Zuletzt',
    next: 'Demnächst',
    noneYet: 'noch keiner',
    nonePlanned: 'kein Termin geplant',
    interaction: ({ kind, direction }, when) =>
      `${when}, ${kind === 'mail' ? MAILS[direction] : kind === 'call' ? 'Anruf' : 'Treffen'}`,
    timeLine: 'Kontakte im Monat',
    months: 'Monat',
    contacts: 'Mails, Treffen und Anrufe',
    busiest: (month, count) => `Am meisten: ${month}, ${format.count(count, 'Kontakt', 'Kontakte')}`,
    ownUnknown: 'Sie hatten im letzten Jahr keinen Kontakt.',
    ownNotRead: {
      off: 'Ihr Postfach wird nicht gelesen: Ihre Freigabe ist aus.',
      opted_out_group: 'Ihr Postfach wird nicht gelesen: Ihre Verwaltung hat eine Ihrer Gruppen ausgenommen.',
      disabled_account: 'Ihr Postfach wird nicht gelesen: Ihr Konto ist deaktiviert.',
      erasing: 'Ihr Postfach wird nicht gelesen: Was früher gelesen wurde, wird noch gelöscht.',
    },
    ownInProgress: (read, all) =>
      `Ihr Postfach wird noch gelesen: ${format.number(read)} von ${format.count(all, 'Monat', 'Monaten')}. Bisher gibt es darin keinen Kontakt.`,
    ownPaused: (until) => `Ihre Freigabe pausiert: Bis ${until} sehen andere nichts von Ihnen.`,
    sharedState: {
      unknown: 'Niemand, der freigibt, hatte im letzten Jahr Kontakt.',
      consent_required: 'Ihre Verwaltung hat nicht zugestimmt, das für alle zusammen zu zeigen.',
    },
    mostActive: (names) => `Am aktivsten in 90 Tagen: ${names.join(', ')}`,
  };
}

const MAILS: Readonly<Record<Interaction['direction'], string>> = {
  in: 'Mail von dort',
  out: 'Mail dorthin',
  both: 'Mails hin und her',
};

const AGAINST_EXPECTED = {
  more: 'Mehr Kontakt als erwartet',
  same: 'Etwa so viel Kontakt wie erwartet',
  less: 'Weniger Kontakt als erwartet',
} as const;

const STEPS = {
  'their reply': 'Eine Antwort von dort diese Woche',
  'our mail': 'Eine Mail dorthin diese Woche',
  call: 'Ein Anruf diese Woche',
  meeting: 'Ein Treffen diese Woche',
} as const;

function reasonText(format: Formats, { code, numbers }: Reason, voice: Voice, next: Interaction | null): string {
  const value = (name: string) => numbers[name] ?? 0;
  switch (code) {
    case 'last_contact':
      return `Letzter Kontakt ${format.daysAgo(value('daysAgo'))}, erwartet ${expected(format, value('expectedDays'))}.`;
    case 'how_often':
      return `${AGAINST_EXPECTED[againstExpected(value('percentOfExpected'))]}: ${format.number(value('percentOfExpected'))} % in den letzten ${format.count(value('judgedDays'), 'Tag', 'Tagen')}; jüngere Tage zählen mehr.`;
    case 'both_sides':
      return bothSides(value('theirPercent'), voice);
    case 'their_reply_time':
      return `Antworten kommen binnen ${format.duration(value('medianSeconds'))} (Median aus ${format.count(value('replies'), 'Antwort', 'Antworten')}).`;
    case 'met':
      return `${metText(format, value('meetings'), value('calls'))} in den letzten 90 Tagen.`;
    case 'next_meeting':
      return `${next?.kind === 'call' ? 'Nächster Anruf' : 'Nächstes Treffen'} ${format.inDays(Math.max(0, value('days')))}.`;
  }
}

function metText(format: Formats, meetings: number, calls: number): string {
  return [
    ...(meetings > 0 ? [format.count(meetings, 'Treffen', 'Treffen')] : []),
    ...(calls > 0 ? [format.count(calls, 'Anruf', 'Anrufe')] : []),
  ].join(' und ');
}

function bothSides(theirPercent: number, voice: Voice): string {
  const [we, they] = voice === 'you' ? ['Sie schreiben', 'Sie'] : ['wir schreiben', 'wir'];
  if (theirPercent <= 0) return `Nur ${we}.`;
  if (theirPercent >= 100) return 'Nur die andere Seite schreibt.';
  if (theirPercent < 20) return `Meist ${we}, die andere Seite selten.`;
  if (theirPercent > 80) return `Meist schreibt die andere Seite, ${they} selten.`;
  return 'Beide Seiten nehmen teil.';
}

function expected(format: Formats, days: number): string {
  switch (days) {
    case 3:
      return 'an jedem Arbeitstag';
    case 7:
      return 'jede Woche';
    case 14:
      return 'alle zwei Wochen';
    case 31:
      return 'jeden Monat';
    case 92:
      return 'jedes Quartal';
    default:
      return `alle ${format.number(days)} Tage`;
  }
}
