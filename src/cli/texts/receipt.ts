import { dayOf } from '../../domain/calendar.ts';
import { countOf } from '../../domain/plain-words.ts';
import type { Receipt } from '../../store/receipts.ts';
import { momentText, numberText } from './plain.ts';
import { tableLines } from './table.ts';

const SUBJECTS: Readonly<Record<Receipt['subject'], string>> = {
  mailbox: 'what was read from the mailbox',
  contact: 'everything about the contact',
  tenant: 'everything that was read',
};

const REASONS: Readonly<Record<Receipt['reason'], string>> = {
  'sharing off': 'sharing was turned off',
  'opted-out group': 'a group was opted out',
  left: 'the account was disabled',
  'erasure asked': 'it was asked for',
  'consent withdrawn': 'the consent was withdrawn',
  'backup restored': 'a backup had brought it back',
};

/** The proof of one deletion, as lines to read. */
export function receiptLines(receipt: Receipt): readonly string[] {
  const rows = Object.entries(receipt.rowsDeleted).filter(([, count]) => count > 0);
  return tableLines(
    ['Receipt', receipt.receiptId],
    [
      ['Deleted', SUBJECTS[receipt.subject]],
      ['Because', REASONS[receipt.reason]],
      ['Asked at', momentText(receipt.askedAt)],
      ['Stopped serving at', momentText(receipt.stoppedServingAt)],
      ...(rows.length === 0 ? [['Rows deleted', 'none: nothing was kept']] : [['Rows deleted', '']]),
      ...rows.map(([table, count]) => [`  ${table}`, numberText(count)]),
      ['Gone from the app at', goneText(receipt)],
      ['Gone from backups by', dayOf(receipt.goneFromBackupsBy)],
    ],
  );
}

/** Receipts, newest first, a line each. */
export function receiptsLines(receipts: readonly Receipt[], isMore: boolean): readonly string[] {
  if (receipts.length === 0) return ['Nothing was deleted yet.'];
  const rows = receipts.map((receipt) => [
    momentText(receipt.askedAt),
    SUBJECTS[receipt.subject],
    REASONS[receipt.reason],
    numberText(Object.values(receipt.rowsDeleted).reduce((sum, count) => sum + count, 0)),
    goneText(receipt),
    dayOf(receipt.goneFromBackupsBy),
    receipt.receiptId,
  ]);
  return [
    ...tableLines(
      ['Asked at', 'Deleted', 'Because', 'Rows', 'Gone from the app at', 'From backups by', 'Receipt'],
      rows,
    ),
    ...(isMore ? [`These are the newest ${countOf(receipts.length, 'receipt')}; there are more.`] : []),
  ];
}

function goneText(receipt: Receipt): string {
  return receipt.goneFromAppAt === null ? 'not yet: it is being deleted' : momentText(receipt.goneFromAppAt);
}
