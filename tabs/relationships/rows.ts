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
