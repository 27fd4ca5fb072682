import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import type { Api } from '../../src/client/api.ts';
import { LoadingCards } from '../../src/ui/Loading.tsx';
import { useMedia } from '../../src/ui/use-media.ts';
import { SectionList } from './SectionList.tsx';
import { SECTION_IDS, type SectionId, type SectionProps, sectionOf } from './sections.ts';
import { WORDS } from './words.ts';

/** Each is loaded when it is opened. */
const PARTS: Readonly<Record<SectionId, ComponentType<SectionProps>>> = {
  consent: lazy(() => import('./ConsentSection.tsx').then((part) => ({ default: part.ConsentSection }))),
  groups: lazy(() => import('./GroupsSection.tsx').then((part) => ({ default: part.GroupsSection }))),
  health: lazy(() => import('./HealthSection.tsx').then((part) => ({ default: part.HealthSection }))),
  introductions: lazy(() => import('./MailSection.tsx').then((part) => ({ default: part.MailSection }))),
  addresses: lazy(() => import('./AddressesSection.tsx').then((part) => ({ default: part.AddressesSection }))),
  reading: lazy(() => import('./ReadingSection.tsx').then((part) => ({ default: part.ReadingSection }))),
  audit: lazy(() => import('./AuditSection.tsx').then((part) => ({ default: part.AuditSection }))),
  receipts: lazy(() => import('./ReceiptsSection.tsx').then((part) => ({ default: part.ReceiptsSection }))),
};

const NARROW = '(max-width: 759px)';

const useStyles = makeStyles({
  columns: { display: 'grid', gridTemplateColumns: '208px minmax(0, 1fr)', gap: tokens.spacingHorizontalXXL },
  rows: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

type Props = { readonly api: Api; readonly locale: string; readonly first: string };

/** The sections: a list beside the open one, or above it where there is no room. */
export function Sections({ api, locale, first }: Props) {
  const styles = useStyles();
  const [open, setOpen] = useState(() => sectionOf(first));
  const isNarrow = useMedia(NARROW);
  const Part = PARTS[open];
  const content = (
    <Suspense fallback={<LoadingCards label={WORDS.loading} cards={2} />}>
      <Part key={open} api={api} locale={locale} onOpen={setOpen} />
    </Suspense>
  );
  if (isNarrow) {
    return (
      <div className={styles.rows}>
        <Field label={WORDS.navigation}>
          <Select value={open} onChange={(_event, { value }) => setOpen(sectionOf(value))}>
            {SECTION_IDS.map((one) => (
              <option key={one} value={one}>
                {WORDS.sections[one]}
              </option>
            ))}
          </Select>
        </Field>
        <div className={styles.panel}>{content}</div>
      </div>
    );
  }
  return (
    <div className={styles.columns}>
      <SectionList open={open} onOpen={setOpen} />
      <div className={styles.panel}>{content}</div>
    </div>
  );
}
