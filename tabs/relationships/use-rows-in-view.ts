import { type RefObject, useEffect, useState } from 'react';

/** The rows that are drawn: from one up to, and without, another. */
export type RowsInView = { readonly from: number; readonly to: number };

/** Rows that are drawn beyond what can be seen, on either side, and by how many at a time the window moves. */
const BEYOND = 8;
const STEP = 4;

/**
 * Which rows of a long table are in view, as the page scrolls: only these are drawn. All rows are equally tall.
 *
 * @param body what holds the rows, as tall as all of them together
 */
export function useRowsInView(body: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowsInView {
  const [rows, setRows] = useState<RowsInView>({ from: 0, to: FIRST });
  useEffect(() => {
    const look = (): void => {
      if (body.current === null) return;
      const { top } = body.current.getBoundingClientRect();
      const next = rowsBetween(-top, window.innerHeight - top, rowHeight);
      setRows((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    look();
    // Everything above the table may grow or shrink, so it is looked at whenever the page changes its height as well.
    const sizes = new ResizeObserver(look);
    sizes.observe(document.body);
    if (body.current?.parentElement) sizes.observe(body.current.parentElement);
    window.addEventListener('scroll', look, { passive: true, capture: true });
    window.addEventListener('resize', look);
    return () => {
      sizes.disconnect();
      window.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
    };
  }, [body, rowHeight]);
  return { from: Math.min(rows.from, Math.max(0, count - 1)), to: Math.min(rows.to, count) };
}

/** Rows drawn before anything was measured. */
const FIRST = 24;

/** The rows that touch a stretch of pixels, and some beyond; they change in steps, so that not every pixel draws anew. */
export function rowsBetween(top: number, bottom: number, rowHeight: number): RowsInView {
  const from = Math.floor((top / rowHeight - BEYOND) / STEP) * STEP;
  const to = Math.ceil((bottom / rowHeight + BEYOND) / STEP) * STEP;
  return { from: Math.max(0, from), to: Math.max(0, to) };
}
