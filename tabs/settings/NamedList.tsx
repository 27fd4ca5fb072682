import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Row } from '../../src/ui/Row.tsx';

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { padding: `${tokens.spacingVerticalSNudge} 0`, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  empty: { display: 'block', color: tokens.colorNeutralForeground2 },
});

type Named = { readonly key: string; readonly title: string };

type Props<Item extends Named> = {
  readonly label: string;
  readonly empty: string;
  readonly items: readonly Item[];
  /** What can be done with one of them. */
  readonly children: (item: Item) => ReactNode;
};

/** A short list with its heading, each line with what can be done. */
export function NamedList<Item extends Named>({ label, empty, items, children }: Props<Item>) {
  const styles = useStyles();
  return (
    <div>
      <h3 className={styles.title}>{label}</h3>
      {items.length === 0 ? (
        <Text className={styles.empty}>{empty}</Text>
      ) : (
        <ul className={styles.list} aria-label={label}>
          {items.map((item) => (
            <li key={item.key} className={styles.item}>
              <Row title={item.title}>{children(item)}</Row>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
