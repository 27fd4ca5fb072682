import { countOf } from '../../domain/plain-words.ts';
import { MONTHS_TO_READ } from '../../domain/reading-progress.ts';
import type { ShownConnections } from '../../services/list-shown-connections.ts';
import type { MailboxState } from '../../services/own-mailbox.ts';
import type { SharingAnswer } from '../../services/read-sharing.ts';
import { contactText, strengthText } from './introducers.ts';
import { momentText } from './plain.ts';
import { tableLines } from './table.ts';

const READ_AGAIN = 'with the next import, or by the running service';

/** What somebody shares and what follows from it, as lines to read. */
export function sharingLines(sharing: SharingAnswer): readonly string[] {
  const reasons = reasonsOf(sharing);
  return tableLines(
    ['Sharing', choiceText(sharing)],
    [
      [
        'Colleagues see',
        reasons.length === 0 ? 'who you know, but for what you hide' : `nothing: ${reasons.join('; ')}`,
      ],
      ['Mailbox', mailboxText(sharing.mailbox)],
      ['Hidden contacts', sharing.hiddenContacts.join(', ') || 'none'],
      ['Hidden domains', sharing.hiddenDomains.join(', ') || 'none'],
    ],
  );
}

/** What colleagues see of somebody, as lines to read. */
export function shownLines(connections: ShownConnections['connections']): readonly string[] {
  if (connections.length === 0) return ['Colleagues see none of your contacts.'];
  const rows = connections.map(({ contact, strength, lastOn }) => [
    contactText(contact),
    strengthText(strength),
    lastOn ?? '',
  ]);
  return [
    `Colleagues see ${countOf(connections.length, 'contact')} of yours:`,
    ...tableLines(['Contact', 'Tie', 'Last'], rows),
  ];
}

/** What follows from turning sharing on, as lines to read. */
export function turnedOnLines(sharing: SharingAnswer): readonly string[] {
  const reasons = reasonsOf(sharing);
  return [
    'Sharing is on.',
    ...(sharing.mailbox.state === 'waiting' ? [`The mailbox is read again ${READ_AGAIN}.`] : []),
    ...(reasons.length === 0 ? [] : [`Colleagues see nothing of it yet: ${reasons.join('; ')}.`]),
  ];
}

/** Why colleagues see nothing of somebody now; empty when they do. */
function reasonsOf(sharing: SharingAnswer): readonly string[] {
  if (sharing.isShownToColleagues) return [];
  return [
    ...(sharing.choice === 'off' ? ['your sharing is off'] : []),
    ...(sharing.choice === 'paused' ? ['you have paused it'] : []),
    ...(sharing.leftOutBy === 'opted_out_group' ? ['a group you are in is opted out'] : []),
    ...(sharing.leftOutBy === 'disabled_account' ? ['your account is disabled'] : []),
    ...(sharing.consents.includes('identifiableInsights')
      ? []
      : ['the administrator has not consented to showing who knows whom']),
    ...(sharing.mailbox.state === 'read' ? [] : ['nothing of your mailbox is kept']),
  ];
}

function choiceText({ choice, pausedUntil }: SharingAnswer): string {
  return choice === 'paused' && pausedUntil !== null ? `paused until ${momentText(pausedUntil)}` : choice;
}

function mailboxText(mailbox: MailboxState): string {
  switch (mailbox.state) {
    case 'erasing':
      return `is being deleted since ${momentText(mailbox.since)}`;
    case 'waiting':
      return `to be read ${READ_AGAIN}; waiting since ${momentText(mailbox.since)}`;
    case 'read':
      return `read: ${mailbox.months} of the last ${MONTHS_TO_READ} months`;
    case 'not_read':
      return 'nothing is kept';
  }
}
