import { Badge, Button } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import type { ReplyOf } from '../../src/client/api.ts';
import { listShownRoute } from '../../src/contract/seen-of-me.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { dayText } from '../../src/ui/dates.ts';
import { PagedList } from '../../src/ui/PagedList.tsx';
import { Row } from '../../src/ui/Row.tsx';
import { Section } from '../../src/ui/Section.tsx';
import { useAction } from '../../src/ui/use-action.ts';
import { usePages } from '../../src/ui/use-pages.ts';
import { changeHiding } from './hiding.ts';
import type { SectionProps } from './section-props.ts';
import { WORDS } from './words.ts';

const words = WORDS.seen;
const PAGE = '10';

/** Loaded when somebody wants it: dialogs are a good part of Fluent. */
const PreviewDialog = lazy(() => import('./PreviewDialog.tsx').then((part) => ({ default: part.PreviewDialog })));

type Shown = ReplyOf<typeof listShownRoute>['connections'][number];

/** What colleagues see, from the very query that answers them. */
export function SeenSection(props: SectionProps) {
  const { api, locale, sharing, changes } = props;
  const action = useAction();
  const [looked, setLooked] = useState<Shown['contact']>();
  const pages = usePages<Shown>(
    async (cursor, signal) => {
      const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
      const page = await api.call(listShownRoute, { query, ...(signal === undefined ? {} : { signal }) });
      return { items: page.connections, next: page.nextCursor };
    },
    [api, changes],
  );
  return (
    <Section title={words.title} about={words.about} icon={<EyeRegular />}>
      <ActionResult action={action} />
      <PagedList label={words.list} empty={words.empty} pages={pages} keyOf={({ contact }) => contact.address}>
        {({ contact, strength, lastOn }) => {
          const name = contact.name ?? contact.address;
          const last = lastOn === null ? '' : ` · ${words.last(dayText(lastOn, locale))}`;
          return (
            <Row title={name} about={`${contact.address}${last}`}>
              <Badge appearance="outline" color="informative">
                {words.tiers[strength.tier]}
              </Badge>
              <Button size="small" aria-label={words.lookName(name)} onClick={() => setLooked(contact)}>
                {words.look}
              </Button>
              <Button
                size="small"
                appearance="subtle"
                aria-label={words.hideName(name)}
                onClick={() =>
                  action.run(changeHiding(props, sharing, { kind: 'address', value: contact.address }, true), true)
                }
              >
                {words.hide}
              </Button>
            </Row>
          );
        }}
      </PagedList>
      <Suspense fallback={null}>
        {looked !== undefined && (
          <PreviewDialog api={api} locale={locale} contact={looked} onClose={() => setLooked(undefined)} />
        )}
      </Suspense>
    </Section>
  );
}
