import { countOf } from '../../domain/plain-words.ts';
import type { ConsentPreview } from '../../services/preview-consent.ts';
import { whoSeesLines } from './consent.ts';
import { optedOutGroupRows } from './groups.ts';
import { personText } from './introducers.ts';
import { firstOf, numberText } from './plain.ts';
import { tableLines } from './table.ts';

type Reason = ConsentPreview['leftOut'][number]['reason'];

const REASONS: Readonly<Record<Reason, string>> = {
  sharing_off: 'sharing is off',
  opted_out_group: 'in an opted-out group',
  left: 'the account is disabled',
};
const MOST_NAMED = 20;

/** What would follow from a decision about consent, as lines to read. Nothing of it has happened. */
export function consentPreviewLines(preview: ConsentPreview): readonly string[] {
  const { change, kind, words } = preview;
  return [
    `Only a preview: nothing has changed. To ${change} ${kind} would mean this.`,
    '',
    words.title,
    `  ${words.allows}`,
    `  Who sees it: ${words.whoSees}`,
    `  For example: ${words.example}`,
    `  ${words.never}`,
    '',
    ...reachLines(preview),
    ...(change === 'withdraw' ? ['', deletionText(preview)] : []),
    ...namesLines(preview),
    ...groupsLines(preview),
    '',
    ...whoSeesLines('Who would see what', preview.sees),
  ];
}

function reachLines({ mailboxesRead, reach }: ConsentPreview): readonly string[] {
  const reasons = Object.keys(REASONS) as readonly Reason[];
  return tableLines(
    ['Mailboxes', ''],
    [
      ['would be read', numberText(mailboxesRead)],
      ...reasons.map((reason) => [`left out: ${REASONS[reason]}`, numberText(reach.leftOut[reason])]),
    ],
  );
}

function deletionText({ mailboxesRead, mailboxesErased }: ConsentPreview): string {
  if (mailboxesErased > 0) {
    const mailboxes = countOf(mailboxesErased, 'mailbox', 'mailboxes');
    return `Everything that was read from ${mailboxes} would be deleted, with a receipt: mails and meetings added up, contacts, the log of views.`;
  }
  return mailboxesRead > 0
    ? 'Nothing would be deleted: another kind stays granted.'
    : 'Nothing would be deleted: nothing is kept.';
}

function namesLines({ leftOut, reach }: ConsentPreview): readonly string[] {
  if (leftOut.length === 0) return [];
  const total = Object.values(reach.leftOut).reduce((sum, count) => sum + count, 0);
  const rows = leftOut
    .slice(0, MOST_NAMED)
    .map(({ person, reason }) => [
      personText(person),
      person.name === null ? '' : (person.address ?? ''),
      REASONS[reason],
    ]);
  return ['', 'Left out', ...firstOf(tableLines(['', '', ''], rows).slice(1), MOST_NAMED, total)];
}

function groupsLines({ groups }: ConsentPreview): readonly string[] {
  if (groups.length === 0) return [];
  const rows = optedOutGroupRows(groups.slice(0, MOST_NAMED));
  return ['', 'Opted-out groups', ...firstOf(tableLines(['', '', '', ''], rows).slice(1), MOST_NAMED, groups.length)];
}
