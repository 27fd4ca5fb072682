import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import { GradeMark, TrendMark } from '../../src/ui/relationship/Marks.tsx';
import { Tier } from '../../src/ui/relationship/Tier.tsx';
import { WORDS as RELATIONSHIP } from '../../src/ui/relationship/words.ts';
import { useCellStyles } from './cell-styles.ts';
import type { Formats } from './formats.ts';
import type { Line, LineKind } from './line.ts';
import { noHealthText, WORDS } from './words.ts';

const useStyles = makeStyles({
  row: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // What is in a row changes nothing outside of it.
    contain: 'strict',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':hover button': { textDecorationLine: 'underline' },
  },
  name: {
    display: 'block',
    maxWidth: '100%',
    padding: 0,
    border: 'none',
    background: 'none',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-1px',
      borderRadius: tokens.borderRadiusSmall,
    },
  },
  about: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  health: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  score: { minWidth: '2ch', fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  share: { minWidth: '4ch', fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
});

/** Pixels of a row: as a line where there is room, as a card of three lines where there is not. */
export const ROW_HEIGHT = { wide: 52, narrow: 88 } as const;

type Props = {
  readonly line: Line;
  readonly kind: LineKind;
  readonly index: number;
  readonly rowHeight: number;
  /** Whether the row is the one that the keyboard is on. */
  readonly isActive: boolean;
  readonly formats: Formats;
  readonly onOpen: (key: string) => void;
};

/** A line of the table. It is drawn anew only when something of it changes. */
export const LineRow = memo(function LineRow({ line, kind, index, rowHeight, isActive, formats, onOpen }: Props) {
  const styles = useStyles();
  const cells = useCellStyles();
  const { health, strength } = line;
  return (
    <tr
      aria-rowindex={index + 2}
      className={mergeClasses(cells.row, styles.row)}
      style={{ transform: `translateY(${index * rowHeight}px)`, height: `${rowHeight}px` }}
      // By keyboard it comes from the button in the row; by mouse the whole row is the target.
      onClick={() => onOpen(line.key)}
    >
      <td className={mergeClasses(cells.cell, cells.name)}>
        <button type="button" className={styles.name} data-row={index} tabIndex={isActive ? 0 : -1}>
          {line.name}
        </button>
        <div className={styles.about}>{aboutOf(line, kind)}</div>
      </td>
      <td className={mergeClasses(cells.cell, cells.health)}>
        {health === null ? (
          <span className={styles.quiet}>{noHealthText(line)}</span>
        ) : (
          <GradeMark grade={health.grade}>
            <span className={styles.score}>{health.score}</span>
            <span>{RELATIONSHIP.grade[health.grade]}</span>
          </GradeMark>
        )}
      </td>
      <td className={mergeClasses(cells.cell, cells.trend)}>
        {health === null ? <Absent /> : <TrendMark trend={health.trend} />}
      </td>
      <td className={mergeClasses(cells.cell, cells.last)}>
        {line.lastOn === null ? <span className={styles.quiet}>{WORDS.overAYear}</span> : formats.day(line.lastOn)}
      </td>
      <td className={mergeClasses(cells.cell, cells.next)}>
        {line.nextAt === null ? <Absent /> : formats.day(line.nextAt)}
      </td>
      <td className={mergeClasses(cells.cell, cells.probability)}>
        <span className={styles.share}>{formats.share(strength.probability)}</span> <Tier tier={strength.tier} />
      </td>
    </tr>
  );
});

function Absent() {
  return <span className={useStyles().quiet}>{WORDS.absent}</span>;
}

function aboutOf({ name, key, contacts }: Line, kind: LineKind): string {
  if (kind === 'accounts') return WORDS.peopleThere(contacts);
  return name === key ? '' : key;
}
