import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { WORDS } from './words.ts';

const BARS = 3;
const FILLED = { strong: 3, medium: 2, weak: 1 } as const;

const useStyles = makeStyles({
  tier: { display: 'inline-flex', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  full: { fill: tokens.colorBrandForeground1 },
  // Hollow: in high contrast both colours are the same.
  empty: { fill: 'transparent', stroke: tokens.colorNeutralStroke1 },
});

/** How well somebody knows somebody: bars like those of a phone, and the word. */
export function Tier({ tier }: { readonly tier: keyof typeof FILLED }) {
  const styles = useStyles();
  return (
    <span className={styles.tier}>
      <svg width={14} height={12} viewBox="0 0 14 12" aria-hidden="true">
        {Array.from({ length: BARS }, (_, index) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike.
            key={index}
            className={index < FILLED[tier] ? styles.full : styles.empty}
            x={index * 5}
            y={8 - index * 4}
            width={4}
            height={4 + index * 4}
            rx={1}
          />
        ))}
      </svg>
      <Text size={200} weight="semibold">
        {WORDS.tier[tier]}
      </Text>
    </span>
  );
}
