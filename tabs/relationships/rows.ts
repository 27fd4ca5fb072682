/** The rows that are drawn: from one up to, and without, another. */
export type RowsInView = { readonly from: number; readonly to: number };

/** Rows that are drawn beyond what can be seen, on either side, and by how many at a time the window moves. */
const BEYOND = 8;
const STEP = 4;

/** The rows that touch a stretch of pixels, and some beyond; they change in steps, so that not every pixel draws anew. */
export function rowsBetween(top: number, bottom: number, rowHeight: number): RowsInView {
  const from = Math.floor((top / rowHeight - BEYOND) / STEP) * STEP;
  const to = Math.ceil((bottom / rowHeight + BEYOND) / STEP) * STEP;
  return { from: Math.max(0, from), to: Math.max(0, to) };
}

/** Whether all rows that touch a stretch of pixels are drawn. */
export function isCovered(top: number, bottom: number, rowHeight: number, { from, to }: RowsInView): boolean {
  return from * rowHeight <= Math.max(0, top) && bottom <= to * rowHeight;
}

/** The row that a key leads to; empty for a key that leads nowhere. */
export function rowAfter(key: string, active: number, count: number, rowsAPage: number): number | undefined {
  const last = Math.max(0, count - 1);
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, active + 1);
    case 'ArrowUp':
      return Math.max(0, active - 1);
    case 'PageDown':
      return Math.min(last, active + rowsAPage);
    case 'PageUp':
      return Math.max(0, active - rowsAPage);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/**
 * The keys under which rows are drawn. Rows that stay keep theirs. Where most are new, as when the scroll bar is dragged, the rows of before
 * are filled anew in their order: to make them costs a browser far more than to fill them. The active row keeps its key, and so the focus.
 *
 * @param before the keys of the rows that were drawn, by their index
 */
export function keysOf(
  before: ReadonlyMap<number, number>,
  indexes: readonly number[],
  active: number,
): ReadonlyMap<number, number> {
  const isJump = indexes.filter((index) => before.has(index)).length < indexes.length / 2;
  const kept = new Map(isJump ? [...before].filter(([index]) => index === active) : before);
  const free = isJump ? [...before.values()].filter((key) => key !== kept.get(active)) : [];
  let unused = Math.max(-1, ...before.values()) + 1;
  return new Map(indexes.map((index) => [index, kept.get(index) ?? free.shift() ?? unused++]));
}
