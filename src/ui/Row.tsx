import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    alignItems: 'center',
  },
  words: { flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2 },
  ends: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
});

type Props = { readonly title: ReactNode; readonly about?: ReactNode; readonly children?: ReactNode };

/** A line of a list: what it is, something quiet about it, and what can be done at its end; it wraps where there is no room. */
export function Row({ title, about, children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <Text weight="semibold">{title}</Text>
        {about !== undefined && (
          <Text size={200} className={styles.quiet}>
            {about}
          </Text>
        )}
      </div>
      {children !== undefined && <div className={styles.ends}>{children}</div>}
    </div>
  );
}
