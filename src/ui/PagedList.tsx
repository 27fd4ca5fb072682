import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { LoadingLines } from './Loading.tsx';
import { stateOf } from './page-state.ts';
import { StateCard } from './StateCard.tsx';
import type { Pages } from './use-pages.ts';

const WORDS = { loading: 'Loading', more: 'Show more', busy: 'Loading more' } as const;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    padding: `${tokens.spacingVerticalMNudge} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTopStyle: 'none' },
  },
  empty: { color: tokens.colorNeutralForeground2 },
  more: { alignSelf: 'flex-start' },
});

type Props<Item> = {
  readonly label: string;
  /** What stands there when there is nothing. */
  readonly empty: string;
  readonly pages: Pages<Item>;
  readonly keyOf: (item: Item, index: number) => string;
  readonly children: (item: Item) => ReactNode;
};

/** A list that comes page by page: loading, empty, failed, and what there is. */
export function PagedList<Item>({ label, empty, pages, keyOf, children }: Props<Item>) {
  const styles = useStyles();
  const { loaded, adding } = pages;
  switch (loaded.state) {
    case 'loading':
      return <LoadingLines label={WORDS.loading} />;
    case 'failed':
      return <StateCard state={stateOf(loaded.failure)} onRetry={pages.reload} />;
    case 'ready':
      if (loaded.value.items.length === 0) return <Text className={styles.empty}>{empty}</Text>;
      return (
        <>
          <ul className={styles.list} aria-label={label}>
            {loaded.value.items.map((item, index) => (
              <li key={keyOf(item, index)} className={styles.item}>
                {children(item)}
              </li>
            ))}
          </ul>
          {adding.state === 'failed' && <StateCard state={stateOf(adding.failure)} onRetry={pages.more} />}
          {loaded.value.next !== null && (
            <Button className={styles.more} disabledFocusable={adding.state === 'busy'} onClick={pages.more}>
              {adding.state === 'busy' ? WORDS.busy : WORDS.more}
            </Button>
          )}
        </>
      );
  }
}
