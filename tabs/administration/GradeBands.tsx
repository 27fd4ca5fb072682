import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { GradeBounds } from '../../src/domain/health-settings.ts';
import { useGradeFills } from './grade-fills.ts';
import { WORDS } from './health-words.ts';

const useStyles = makeStyles({
  bands: { display: 'flex', gap: '2px', margin: 0, padding: 0, listStyleType: 'none' },
  band: { minWidth: 0, overflow: 'hidden' },
  fill: { height: '12px', marginBottom: tokens.spacingVerticalXS },
});

/** The scores 0 to 100 with the grades they are, side by side and without a gap. */
export function GradeBands({ bounds }: { readonly bounds: GradeBounds }) {
  const styles = useStyles();
  const fills = useGradeFills();
  const bands = [
    { grade: 'poor', from: 0, to: bounds.fairFrom - 1 },
    { grade: 'fair', from: bounds.fairFrom, to: bounds.goodFrom - 1 },
    { grade: 'good', from: bounds.goodFrom, to: 100 },
  ] as const;
  return (
    <ul className={styles.bands}>
      {bands.map(({ grade, from, to }) => (
        // The width follows from the bounds, and nothing but a style can say so.
        <li key={grade} className={styles.band} style={{ flex: `${to - from + 1} 1 0` }}>
          <div className={mergeClasses(styles.fill, fills[grade])} />
          <Text block truncate wrap={false} weight="semibold">
            {WORDS.grade[grade]}
          </Text>
          <Text block truncate wrap={false} size={200}>
            {WORDS.band(from, to)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
