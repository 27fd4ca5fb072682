import { DocumentBulletListRegular } from '@fluentui/react-icons';
import { listAuditRoute } from '../../src/contract/audit.ts';
import { momentText } from '../../src/ui/dates.ts';
import { PagedList } from '../../src/ui/PagedList.tsx';
import { Row } from '../../src/ui/Row.tsx';
import { Section } from '../../src/ui/Section.tsx';
import { usePages } from '../../src/ui/use-pages.ts';
import { type AuditEntry, actionText, detailText, kindText } from './audit-text.ts';
import { WORDS } from './audit-words.ts';
import type { SectionProps } from './sections.ts';
import { type NameOf, useNames } from './use-names.ts';

const words = WORDS.audit;
/** Actions whose subject is the number of an address, which says nothing to a reader. */
const NUMBERS = ['address decided', 'data exported', 'erasure asked', 'contact erased'];

/** What was decided, page by page. */
export function AuditSection({ api, locale }: SectionProps) {
  const pages = usePages<AuditEntry>(
    async (cursor, signal) => {
      const { entries, nextCursor } = await api.call(listAuditRoute, {
        query: { cursor },
        ...(signal === undefined ? {} : { signal }),
      });
      return { items: entries, next: nextCursor };
    },
    [api],
  );
  const shown = pages.loaded.state === 'ready' ? pages.loaded.value.items : [];
  const nameOf = useNames(
    api,
    shown.flatMap((entry) => [entry.actor, subjectOf(entry) ?? []].flat()),
  );
  return (
    <Section title={words.title} about={words.about} icon={<DocumentBulletListRegular />}>
      <PagedList label={words.list} empty={words.empty} pages={pages} keyOf={({ seq }) => String(seq)}>
        {(entry) => <Row title={titleOf(entry, nameOf)} about={aboutOf(entry, locale, nameOf)} />}
      </PagedList>
    </Section>
  );
}

function titleOf(entry: AuditEntry, nameOf: NameOf): string {
  const subject = subjectOf(entry);
  const whom = subject === undefined || subject === entry.actor ? '' : nameOf(subject);
  const details = [whom, kindText(entry)].filter((part) => part !== '').join(', ');
  return details === '' ? actionText(entry) : `${actionText(entry)}: ${details}`;
}

function aboutOf(entry: AuditEntry, locale: string, nameOf: NameOf): string {
  return [momentText(entry.at, locale), words.by(nameOf(entry.actor)), detailText(entry), words.number(entry.seq)]
    .filter((part) => part !== '')
    .join(' · ');
}

function subjectOf({ action, subject }: AuditEntry): string | undefined {
  return subject === null || (NUMBERS.includes(action) && /^\d+$/.test(subject)) ? undefined : subject;
}
