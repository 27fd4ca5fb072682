import { type RefObject, useEffect, useState } from 'react';
import { type RowsInView, rowsBetween } from './rows.ts';

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
