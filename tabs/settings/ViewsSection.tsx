import { HistoryRegular } from '@fluentui/react-icons';
import type { ReplyOf } from '../../src/client/api.ts';
import { listViewsRoute } from '../../src/contract/views.ts';
import { momentText } from '../../src/ui/dates.ts';
import { PagedList } from '../../src/ui/PagedList.tsx';
import { Row } from '../../src/ui/Row.tsx';
import { Section } from '../../src/ui/Section.tsx';
import { usePages } from '../../src/ui/use-pages.ts';
import type { SectionProps } from './section-props.ts';
import { WORDS } from './words.ts';

const words = WORDS.views;
const PAGE = '10';

type View = ReplyOf<typeof listViewsRoute>['views'][number];

/** Who was shown the person's connections, newest first. */
export function ViewsSection({ api, locale, changes }: SectionProps) {
  const pages = usePages<View>(
    async (cursor, signal) => {
      const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
      const page = await api.call(listViewsRoute, { query, ...(signal === undefined ? {} : { signal }) });
      return { items: page.views, next: page.nextCursor };
    },
    [api, changes],
  );
  return (
    <Section title={words.title} about={words.about} icon={<HistoryRegular />}>
      <PagedList label={words.list} empty={words.empty} pages={pages} keyOf={(view, index) => `${view.at} ${index}`}>
        {(view) => <Row title={viewerOf(view)} about={`${whatOf(view)} · ${momentText(view.at, locale)}`} />}
      </PagedList>
    </Section>
  );
}

function viewerOf({ viewer, viewerRole }: View): string {
  if (viewer === null) return words.operator;
  const name = viewer.name ?? viewer.address ?? '';
  const about = viewerRole === 'guest' ? words.guest : viewer.department;
  return about === null ? name : `${name} (${about})`;
}

function whatOf({ contact, account }: View): string {
  if (contact !== null) return words.ofContact(contact);
  return account === null ? words.ofNothing : words.ofAccount(account);
}
