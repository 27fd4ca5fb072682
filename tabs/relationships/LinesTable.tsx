import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useMedia } from '../../src/ui/use-media.ts';
import { NARROW, useCellStyles } from './cell-styles.ts';
import type { Formats } from './formats.ts';
import { LineRow, ROW_HEIGHT } from './LineRow.tsx';
import type { Line, LineKind } from './line.ts';
import { type Look, ORDERS, type Order } from './look.ts';
import { keysOf, rowAfter } from './rows.ts';
import { useRowsInView } from './use-rows-in-view.ts';
import { WORDS } from './words.ts';

function linesEvery(pixels: number) {
  const stripe = `transparent 0 ${pixels - 1}px, ${tokens.colorNeutralStroke2} ${pixels - 1}px ${pixels}px`;
  return { backgroundImage: `repeating-linear-gradient(${stripe})` };
}

const useStyles = makeStyles({
  table: {
    display: 'block',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: {
    display: 'block',
    position: 'sticky',
    top: 0,
    zIndex: 1,
    height: '44px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: `${tokens.borderRadiusLarge} ${tokens.borderRadiusLarge} 0 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    [`@media ${NARROW}`]: { display: 'none' },
  },
  order: {
    display: 'flex',
    gap: tokens.spacingHorizontalXXS,
    alignItems: 'center',
    maxWidth: '100%',
    height: '32px',
    padding: 0,
    border: 'none',
    background: 'none',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  chosen: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  row: { height: '100%', textAlign: 'start' },
  body: { display: 'block', position: 'relative' },
  // The lines of rows that are not drawn yet.
  wide: linesEvery(ROW_HEIGHT.wide),
  narrow: linesEvery(ROW_HEIGHT.narrow),
});

type Props = {
  readonly kind: LineKind;
  readonly lines: readonly Line[];
  readonly look: Look;
  readonly formats: Formats;
  readonly onLook: (look: Look) => void;
  readonly onOpen: (key: string) => void;
};

/**
 * The table of lines. Only the rows in view are in the page, whatever their number, and the one that the keyboard is on. Arrows, Page Up,
 * Page Down, Home and End go from row to row; Tab goes on behind the table.
 */
export function LinesTable({ kind, lines, look, formats, onLook, onOpen }: Props) {
  const styles = useStyles();
  const keys = useRef<ReadonlyMap<number, number>>(new Map());
  const body = useRef<HTMLTableSectionElement>(null);
  const width = useMedia(NARROW) ? 'narrow' : 'wide';
  const rowHeight = ROW_HEIGHT[width];
  const { from, to } = useRowsInView(body, lines.length, rowHeight);
  const [wanted, setWanted] = useState({ index: 0, isFocused: false });
  const active = Math.min(wanted.index, lines.length - 1);
  useEffect(() => {
    if (!wanted.isFocused) return;
    const button = body.current?.querySelector<HTMLElement>(`[data-row="${wanted.index}"]`);
    button?.focus({ preventScroll: true });
    button?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);

  function onKeyDown(event: KeyboardEvent): void {
    const rowsAPage = Math.max(1, Math.floor(window.innerHeight / rowHeight) - 2);
    const next = rowAfter(event.key, active, lines.length, rowsAPage);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setWanted({ index: next, isFocused: true });
  }

  const indexes = indexesOf(from, to, active);
  keys.current = keysOf(keys.current, indexes, active);
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that the keyboard goes through.
      role="grid"
      aria-label={WORDS.table(kind)}
      aria-rowcount={lines.length + 1}
      aria-colcount={ORDERS.length}
      className={styles.table}
    >
      <thead className={styles.head}>
        <Head kind={kind} look={look} onLook={onLook} />
      </thead>
      <tbody
        ref={body}
        className={mergeClasses(styles.body, styles[width])}
        style={{ height: `${lines.length * rowHeight}px` }}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => {
          const index = Number(target.dataset['row']);
          if (Number.isInteger(index) && index !== wanted.index) setWanted({ index, isFocused: false });
        }}
      >
        {indexes.map((index) => {
          const line = lines[index];
          return (
            line !== undefined && (
              <LineRow
                key={keys.current.get(index)}
                {...{ line, kind, index, rowHeight, formats, onOpen }}
                isActive={index === active}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
}

/** The rows in view and the active one, in the order of the table: a screen reader reads them so. */
function indexesOf(from: number, to: number, active: number): readonly number[] {
  const inView = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);
  if (active >= from && active < to) return inView;
  return active < from ? [active, ...inView] : [...inView, active];
}

function Head({ kind, look, onLook }: Pick<Props, 'kind' | 'look' | 'onLook'>) {
  const styles = useStyles();
  const cells = useCellStyles();
  return (
    <tr aria-rowindex={1} className={mergeClasses(cells.row, styles.row)}>
      {ORDERS.map((order) => {
        const isChosen = look.order === order;
        const isDescending = isChosen && isFalling(order) !== look.isReversed;
        return (
          <th
            key={order}
            scope="col"
            aria-sort={isChosen ? (isDescending ? 'descending' : 'ascending') : 'none'}
            className={cells.cell}
          >
            <button
              type="button"
              className={mergeClasses(styles.order, isChosen && styles.chosen)}
              title={order === 'probability' ? WORDS.columnHint.probability : undefined}
              onClick={() => onLook({ ...look, order, isReversed: isChosen && !look.isReversed })}
            >
              {order === 'name' ? WORDS.columns.name[kind] : WORDS.columns[order]}
              {isChosen && (isDescending ? <ArrowDownRegular /> : <ArrowUpRegular />)}
            </button>
          </th>
        );
      })}
    </tr>
  );
}

/** Whether the usual way of an order begins with the largest value. */
function isFalling(order: Order): boolean {
  return order === 'health' || order === 'last' || order === 'probability';
}
