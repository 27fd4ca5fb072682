import type { Receipt } from '../../store/receipts.ts';
import { numberText } from './plain.ts';
import { tableLines } from './table.ts';

/** Something that was deleted after a backup was restored. */
export type ErasedAgain = { readonly tenant: string; readonly receipt: Receipt };

const SUBJECTS: Readonly<Record<Receipt['subject'], string>> = {
  mailbox: 'mailboxes',
  contact: 'contacts',
  tenant: 'the whole tenant',
};

/** What was deleted again, counted by tenant and reason: how many, and rows in all. */
export function erasedAgainLines(erased: readonly ErasedAgain[]): readonly string[] {
  if (erased.length === 0) return ['Nothing was erased since it was written.'];
  const groups = Map.groupBy(erased, ({ tenant, receipt }) => `${tenant}\n${receipt.subject}\n${receipt.reason}`);
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const rowsDeleted = group.flatMap(({ receipt }) => Object.values(receipt.rowsDeleted));
    const sum = rowsDeleted.reduce((total, count) => total + count, 0);
    const { subject, reason } = first.receipt;
    return [[first.tenant, SUBJECTS[subject], reason, numberText(group.length), numberText(sum)]];
  });
  return ['Erased again:', ...tableLines(['Tenant', 'What', 'Why', 'How many', 'Rows'], rows)];
}
