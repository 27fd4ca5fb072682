import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Introduction } from './introduction.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  parts: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    margin: 0,
  },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  text: {
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground2,
    // As it was written, line by line.
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** What the asker wrote: for the introducer, and to be forwarded. */
export function Written({ why, blurb }: Pick<Introduction, 'why' | 'blurb'>) {
  const styles = useStyles();
  return (
    <dl className={styles.parts}>
      <div>
        <dt className={styles.name}>{WORDS.why}</dt>
        <dd className={styles.text}>{why}</dd>
      </div>
      <div>
        <dt className={styles.name}>{WORDS.blurb}</dt>
        <dd className={styles.text}>{blurb === '' ? <Text italic>{WORDS.nothingToForward}</Text> : blurb}</dd>
      </div>
    </dl>
  );
}
