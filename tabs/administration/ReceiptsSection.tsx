import { ReceiptRegular } from '@fluentui/react-icons';
import type { ReplyOf } from '../../src/client/api.ts';
import { listReceiptsRoute } from '../../src/contract/receipts.ts';
import { dayText, momentText } from '../../src/ui/dates.ts';
import { countText } from '../../src/ui/numbers.ts';
import { PagedList } from '../../src/ui/PagedList.tsx';
import { Row } from '../../src/ui/Row.tsx';
import { Section } from '../../src/ui/Section.tsx';
import { usePages } from '../../src/ui/use-pages.ts';
import { WORDS } from './audit-words.ts';
import type { SectionProps } from './sections.ts';
import { type NameOf, useNames } from './use-names.ts';

const words = WORDS.receipts;

type Receipt = ReplyOf<typeof listReceiptsRoute>['receipts'][number];

/** The proof of what was deleted, page by page. */
export function ReceiptsSection({ api, locale }: SectionProps) {
  const pages = usePages<Receipt>(
    async (cursor, signal) => {
      const { receipts, nextCursor } = await api.call(listReceiptsRoute, {
        query: { cursor },
        ...(signal === undefined ? {} : { signal }),
      });
      return { items: receipts, next: nextCursor };
    },
    [api],
  );
  const shown = pages.loaded.state === 'ready' ? pages.loaded.value.items : [];
  const nameOf = useNames(
    api,
    shown.flatMap(({ directoryId }) => directoryId ?? []),
  );
  return (
    <Section title={words.title} about={words.about} icon={<ReceiptRegular />}>
      <PagedList label={words.list} empty={words.empty} pages={pages} keyOf={({ receiptId }) => receiptId}>
        {(receipt) => <Row title={titleOf(receipt, nameOf)} about={goingOf(receipt, locale)} />}
      </PagedList>
    </Section>
  );
}

function titleOf({ subject, reason, directoryId }: Receipt, nameOf: NameOf): string {
  const whose = directoryId === null ? '' : ` (${nameOf(directoryId)})`;
  return `${words.subjects[subject]}${whose}: ${words.reasons[reason]}`;
}

function goingOf(receipt: Receipt, locale: string): string {
  const rows = Object.values(receipt.rowsDeleted).reduce((sum, count) => sum + count, 0);
  const count = countText(rows, locale);
  const gone =
    receipt.goneFromAppAt === null ? words.pending : words.gone(count, momentText(receipt.goneFromAppAt, locale));
  return [
    words.asked(momentText(receipt.stoppedServingAt, locale)),
    gone,
    words.backups(dayText(receipt.goneFromBackupsBy, locale)),
    receipt.receiptId,
  ].join(' · ');
}
