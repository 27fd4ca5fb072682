import { makeStyles, tokens } from '@fluentui/react-components';
import { WORDS } from './words.ts';

const SIZE = 68;
const WIDTH = 7;
const RADIUS = (SIZE - WIDTH) / 2;
const ROUND = 2 * Math.PI * RADIUS;

const useStyles = makeStyles({
  ring: { flex: 'none' },
  track: { fill: 'none', stroke: tokens.colorNeutralStroke2, strokeWidth: `${WIDTH}px` },
  arc: { fill: 'none', strokeWidth: `${WIDTH}px`, strokeLinecap: 'round' },
  good: { stroke: tokens.colorStatusSuccessForeground3 },
  fair: { stroke: tokens.colorStatusWarningForeground3 },
  poor: { stroke: tokens.colorStatusDangerForeground3 },
  number: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '22px',
    fontWeight: tokens.fontWeightSemibold,
    textAnchor: 'middle',
    dominantBaseline: 'central',
  },
});

/** A score as a number in a ring that is as full as the score is high. */
export function Ring({ score, grade }: { readonly score: number; readonly grade: 'good' | 'fair' | 'poor' }) {
  const styles = useStyles();
  const middle = SIZE / 2;
  const circle = { cx: middle, cy: middle, r: RADIUS };
  return (
    <svg
      className={styles.ring}
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      role="img"
      aria-label={WORDS.health.scoreOf(score)}
    >
      <circle className={styles.track} {...circle} />
      <circle
        className={`${styles.arc} ${styles[grade]}`}
        {...circle}
        strokeDasharray={`${(score / 100) * ROUND} ${ROUND}`}
        transform={`rotate(-90 ${middle} ${middle})`}
      />
      <text className={styles.number} x={middle} y={middle}>
        {score}
      </text>
    </svg>
  );
}
