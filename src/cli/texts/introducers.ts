import { addDays, type Day } from '../../domain/calendar.ts';
import type { Evidence, Strength, Tier } from '../../domain/figures.ts';
import { countOf, daysAgo } from '../../domain/plain-words.ts';
import type { ReadingProgress } from '../../domain/reading-progress.ts';
import type { ContactShown, Introducer, IntroducersState, OwnTie, Person } from '../../services/answer.ts';
import type { AccountIntroducers } from '../../services/find-account-introducers.ts';
import type { Introducers } from '../../services/find-introducers.ts';
import { tableLines } from './table.ts';

const BARS: Readonly<Record<Tier, string>> = { strong: '●●●', medium: '●●○', weak: '●○○' };

/** Who knows a contact, as lines to read. */
export function introducersLines(answer: Introducers): readonly string[] {
  return [
    `${contactText(answer.contact)}, as of ${answer.asOf}`,
    ...ownTieLines(answer.ownTie),
    '',
    ...(answer.state === 'found'
      ? introducerTable(answer.introducers)
      : emptyLines(answer, 'contact', answer.ownTie.state === 'known')),
  ];
}

/** Who knows anybody at an account, as lines to read. */
export function accountIntroducersLines(answer: AccountIntroducers): readonly string[] {
  const head = `${answer.account}, as of ${answer.asOf}`;
  if (answer.contacts.length === 0) return [head, '', ...emptyLines(answer, 'account', false)];
  const contacts = answer.contacts.map((known) => [
    contactText(known.contact),
    strengthText(known.strength),
    [...(known.isKnownToAsker ? ['you'] : []), ...known.introducers.map(({ person }) => personText(person))].join(
      ', ',
    ) || 'nobody with enough evidence',
  ]);
  return [
    head,
    '',
    ...(answer.state === 'found' ? introducerTable(answer.introducers) : emptyLines(answer, 'account', true)),
    '',
    ...tableLines(['Contact', 'Known', 'By'], contacts),
  ];
}

/** A contact by name and address. */
export function contactText(contact: ContactShown): string {
  return contact.name === null ? contact.address : `${contact.name} <${contact.address}>`;
}

/** A colleague by name, else by whatever the directory knows. */
export function personText(person: Person): string {
  return person.name ?? person.address ?? (person.objectId === null ? 'not in the directory' : `id ${person.objectId}`);
}

/** A strength as a bar and a word. */
export function strengthText(strength: Strength): string {
  return `${BARS[strength.tier]} ${strength.tier}`;
}

/** What a strength rests on: `14 mails from them, 12 to them, 3 meetings, last 12 days ago`. */
function evidenceText(evidence: Evidence): string {
  return [
    `${countOf(evidence.mailsIn, 'mail')} from them, ${evidence.mailsOut} to them`,
    ...(evidence.meetings === 0 ? [] : [countOf(evidence.meetings, 'meeting')]),
    `last ${daysAgo(evidence.daysSinceLast)}`,
  ].join(', ');
}

function introducerTable(introducers: readonly Introducer[]): readonly string[] {
  const rows = introducers.map(({ person, strength, evidence }) => [
    personText(person),
    person.name === null ? '' : (person.address ?? ''),
    person.department ?? '',
    strengthText(strength),
    evidenceText(evidence),
  ]);
  const head = ['Who', 'Address', 'Department', 'Tie', 'Why'];
  // A column with nothing in it is only in the way.
  const used = head.map((_, column) => rows.some((row) => row[column] !== ''));
  const kept = (cells: readonly string[]) => cells.filter((_, column) => used[column] === true);
  return tableLines(kept(head), rows.map(kept));
}

function ownTieLines(tie: OwnTie): readonly string[] {
  switch (tie.state) {
    case 'known':
      return [`You know them: ${strengthText(tie.strength)}, ${evidenceText(tie.evidence)}.`];
    case 'not_sharing':
      return ['Your own mailbox is not read: your sharing is off.'];
    case 'unknown':
      return ['You have had nothing with them in the last year.'];
    case 'no_mailbox':
      return [];
  }
}

/** `3 of 12 months` */
export function progressText({ monthsRead, monthsToRead }: ReadingProgress): string {
  return `${monthsRead} of ${countOf(monthsToRead, 'month')}`;
}

/** Why nobody is named, and how far reading is as long as not all is read. */
function emptyLines(
  answer: Pick<Introducers, 'state' | 'newestDay' | 'reading'>,
  subject: 'contact' | 'account',
  isKnownToAsker: boolean,
): readonly string[] {
  const { reading } = answer;
  return [
    emptyText(answer, subject, isKnownToAsker),
    ...(reading === null ? [] : [`Not everything is read yet: on average ${progressText(reading)} of all who share.`]),
  ];
}

function emptyText(
  { state, newestDay }: { readonly state: IntroducersState; readonly newestDay: Day | null },
  subject: 'contact' | 'account',
  isKnownToAsker: boolean,
): string {
  if (state === 'not_enough_evidence') {
    return `There is some mail with this ${subject}, but not enough evidence to name anybody: it takes mail both ways, or a meeting.`;
  }
  if (isKnownToAsker) return `Nobody else who shares has had anything with this ${subject} in the year before.`;
  if (newestDay === null)
    return `Nothing is known about this ${subject}. Check how it is written, or import more mail.`;
  return `Nothing is kept for the year before that day; the newest day with this ${subject} is ${newestDay}: ask with --at ${addDays(newestDay, 1)}.`;
}
