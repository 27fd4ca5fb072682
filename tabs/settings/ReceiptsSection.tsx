import { ReceiptRegular } from '@fluentui/react-icons';
import type { ReplyOf } from '../../src/client/api.ts';
import { listOwnReceiptsRoute } from '../../src/contract/receipts.ts';
import { dayText, momentText } from '../../src/ui/dates.ts';
import { PagedList } from '../../src/ui/PagedList.tsx';
import { Row } from '../../src/ui/Row.tsx';
import { Section } from '../../src/ui/Section.tsx';
import { usePages } from '../../src/ui/use-pages.ts';
import type { SectionProps } from './section-props.ts';
import { WORDS } from './words.ts';

const words = WORDS.receipts;

type Receipt = ReplyOf<typeof listOwnReceiptsRoute>['receipts'][number];

/** The proof of what was deleted. */
export function ReceiptsSection({ api, locale, changes }: SectionProps) {
  const pages = usePages<Receipt>(
    async (_cursor, signal) => {
      const { receipts } = await api.call(listOwnReceiptsRoute, signal === undefined ? {} : { signal });
      return { items: receipts, next: null };
    },
    [api, changes],
  );
  return (
    <Section title={words.title} about={words.about} icon={<ReceiptRegular />}>
      <PagedList label={words.list} empty={words.empty} pages={pages} keyOf={({ receiptId }) => receiptId}>
        {(receipt) => (
          <Row
            title={`${words.subjects[receipt.subject]}: ${words.reasons[receipt.reason]}`}
            about={`${goingOf(receipt, locale)} · ${receipt.receiptId}`}
          />
        )}
      </PagedList>
    </Section>
  );
}

function goingOf(receipt: Receipt, locale: string): string {
  const rows = Object.values(receipt.rowsDeleted).reduce((sum, count) => sum + count, 0);
  const gone =
    receipt.goneFromAppAt === null ? words.pending : words.gone(rows, momentText(receipt.goneFromAppAt, locale));
  return [
    words.asked(momentText(receipt.stoppedServingAt, locale)),
    gone,
    words.backups(dayText(receipt.goneFromBackupsBy, locale)),
  ].join(' · ');
}
