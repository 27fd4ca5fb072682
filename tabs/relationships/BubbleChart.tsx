import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { daysAgo } from '../../src/domain/plain-words.ts';
import { WORDS as RELATIONSHIP } from '../../src/ui/relationship/words.ts';
import { type Bubble, bubblesOf, type Frame, MOST_BUBBLES, type Tick } from './bubbles.ts';
import type { Formats } from './formats.ts';
import type { Line } from './line.ts';
import { useWidth } from './use-width.ts';
import { noHealthText, WORDS } from './words.ts';

const words = WORDS.chart;

const HEIGHT = { wide: 340, narrow: 280 } as const;
const SMALL = 560;

const useStyles = makeStyles({
  place: { width: '100%', minWidth: 0 },
  picture: { display: 'block', width: '100%', overflow: 'visible' },
  band: { fill: tokens.colorNeutralBackground2 },
  line: { stroke: tokens.colorNeutralStroke2 },
  scale: { fill: tokens.colorNeutralForeground2, fontSize: '12px' },
  // With the ground around it, so that no line runs through a name.
  name: {
    fill: tokens.colorNeutralForeground1,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '4px',
    strokeLinejoin: 'round',
    paintOrder: 'stroke',
    fontSize: '12px',
    pointerEvents: 'none',
  },
  end: { textAnchor: 'end' },
  middle: { textAnchor: 'middle' },
  bubble: {
    cursor: 'pointer',
    strokeWidth: '2px',
    ':hover': { strokeWidth: '4px' },
  },
  good: { fill: tokens.colorStatusSuccessBackground3, fillOpacity: 0.8, stroke: tokens.colorStatusSuccessForeground1 },
  fair: { stroke: tokens.colorStatusWarningForeground3 },
  poor: { fill: tokens.colorNeutralBackground1, fillOpacity: 0.6, stroke: tokens.colorStatusDangerForeground3 },
  unknown: {
    fill: tokens.colorNeutralBackground1,
    fillOpacity: 0.6,
    stroke: tokens.colorNeutralForeground3,
    strokeDasharray: '3 3',
  },
  hatch: { stroke: tokens.colorStatusWarningForeground3, strokeWidth: '3px' },
  hatchGround: { fill: tokens.colorNeutralBackground1, fillOpacity: 0.8 },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
  },
  key: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
});

type Props = { readonly lines: readonly Line[]; readonly formats: Formats; readonly onOpen: (key: string) => void };

/**
 * Strength against silence, a bubble a relationship: as large as the contact of the year, by its grade filled, hatched, hollow or dashed,
 * and coloured besides. To who does not see it, it is a sentence; the table has the same, by keyboard too.
 */
export function BubbleChart({ lines, formats, onOpen }: Props) {
  const styles = useStyles();
  const hatch = useId();
  const [place, width] = useWidth();
  const isSmall = width < SMALL;
  const height = isSmall ? HEIGHT.narrow : HEIGHT.wide;
  const frame: Frame = { left: 60, right: Math.max(61, width - 24), top: 24, bottom: height - 44 };
  const { bubbles, labels, ticks, tiers } = bubblesOf(lines, frame);
  return (
    <>
      <div ref={place} className={styles.place}>
        <svg
          className={styles.picture}
          role="img"
          aria-label={labelOf(bubbles)}
          viewBox={`0 0 ${width} ${height}`}
          height={height}
        >
          <defs>
            <Hatch id={hatch} />
          </defs>
          {tiers.map(({ tier, from, to }) => (
            <g key={tier}>
              {tier === 'medium' && (
                <rect
                  className={styles.band}
                  x={frame.left}
                  y={to}
                  width={frame.right - frame.left}
                  height={Math.max(0, from - to)}
                />
              )}
              <text className={mergeClasses(styles.scale, styles.end)} x={frame.left - 10} y={(from + to) / 2 + 4}>
                {words.tiers[tier]}
              </text>
            </g>
          ))}
          {ticks.map(({ days, x }) => (
            <g key={days}>
              <line className={styles.line} x1={x} x2={x} y1={frame.top} y2={frame.bottom} />
              {isShown(days, isSmall) && (
                <text className={mergeClasses(styles.scale, styles.middle)} x={x} y={frame.bottom + 18}>
                  {words.ticks[days]}
                </text>
              )}
            </g>
          ))}
          <text
            className={mergeClasses(styles.scale, styles.middle)}
            x={(frame.left + frame.right) / 2}
            y={frame.bottom + 38}
          >
            {words.silence} →
          </text>
          <text className={styles.scale} x={8} y={12}>
            ↑ {words.strength}
          </text>
          {bubbles.map(({ line, x, y, r }) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: to who has no mouse the table opens the same.
            <circle
              key={line.key}
              className={mergeClasses(styles.bubble, styles[line.health?.grade ?? 'unknown'])}
              fill={line.health?.grade === 'fair' ? `url(#${hatch})` : undefined}
              cx={x}
              cy={y}
              r={r}
              onClick={() => onOpen(line.key)}
            >
              <title>{titleOf(line)}</title>
            </circle>
          ))}
          {labels.map(({ text, x, y, anchor }) => (
            <text key={`${x} ${y}`} className={styles.name} textAnchor={anchor} x={x} y={y + 4}>
              {text}
            </text>
          ))}
        </svg>
      </div>
      <Legend hatch={hatch} />
      {lines.length > MOST_BUBBLES && <Text size={200}>{words.most(MOST_BUBBLES, formats.count(lines.length))}</Text>}
    </>
  );
}

function Hatch({ id }: { readonly id: string }) {
  const styles = useStyles();
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className={styles.hatchGround} width={6} height={6} />
      <line className={styles.hatch} x1={0} x2={0} y1={0} y2={6} />
    </pattern>
  );
}

const GRADES = ['good', 'fair', 'poor', 'unknown'] as const;

function Legend({ hatch }: { readonly hatch: string }) {
  const styles = useStyles();
  return (
    <ul className={styles.legend}>
      {GRADES.map((grade) => (
        <li key={grade} className={styles.key}>
          <svg width={18} height={18} viewBox="0 0 18 18" aria-hidden="true">
            <circle
              className={mergeClasses(styles.bubble, styles[grade])}
              fill={grade === 'fair' ? `url(#${hatch})` : undefined}
              cx={9}
              cy={9}
              r={7}
            />
          </svg>
          <Text size={200}>{grade === 'unknown' ? words.unknown : RELATIONSHIP.grade[grade]}</Text>
        </li>
      ))}
      <li className={styles.key}>
        <Text size={200}>{words.size}</Text>
      </li>
    </ul>
  );
}

/** Where there is little room every other mark has its words. */
function isShown(days: Tick, isSmall: boolean): boolean {
  return !isSmall || days === 0 || days === 30 || days === 182;
}

/** Days after which a strong tie counts as silent in the description. */
const SILENT = 30;

function labelOf(bubbles: readonly Bubble[]): string {
  const strong = bubbles.filter(({ line }) => line.strength.tier === 'strong');
  const silent = strong.filter(({ line }) => (line.daysSinceLast ?? 0) > SILENT);
  return words.label(bubbles.length, strong.length, silent.length);
}

function titleOf(line: Line): string {
  const { name, health, daysSinceLast, amount } = line;
  const grade = health === null ? noHealthText(line) : RELATIONSHIP.grade[health.grade];
  return words.bubble(name, grade, daysAgo(daysSinceLast ?? 0), amount);
}
