import { type RefObject, useEffect, useState } from 'react';
import { isCovered, type RowsInView, rowsBetween } from './rows.ts';

/** Rows drawn before anything was measured. */
const FIRST: RowsInView = { from: 0, to: 24 };

/** Milliseconds between two fillings of the table while somebody rushes through it: in between only its lines are seen. */
const RUSH_MS = 200;

/**
 * Which rows of a long table are drawn, as the page scrolls: those in view, and some beyond. All rows are equally tall.
 *
 * @param body what holds the rows, as tall as all of them together
 */
export function useRowsInView(body: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowsInView {
  const [rows, setRows] = useState<RowsInView>(FIRST);
  useEffect(() => {
    let drawn = FIRST;
    let drawnAt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      clearTimeout(timer);
      timer = undefined;
      const next = rowsBetween(...stretchOf(body.current), rowHeight);
      drawnAt = performance.now();
      if (drawn.from === next.from && drawn.to === next.to) return;
      drawn = next;
      setRows(next);
    };
    const look = (): void => {
      const left = drawnAt + RUSH_MS - performance.now();
      // Who scrolls row by row never sees the end of what is drawn; who does is rushing, and frames matter more than names.
      if (left <= 0 || isCovered(...stretchOf(body.current), rowHeight, drawn)) draw();
      else timer ??= setTimeout(draw, left);
    };
    draw();
    // Everything above the table may grow or shrink, so it is looked at whenever the page changes its height as well.
    const sizes = new ResizeObserver(draw);
    sizes.observe(document.body);
    if (body.current?.parentElement) sizes.observe(body.current.parentElement);
    window.addEventListener('scroll', look, { passive: true, capture: true });
    window.addEventListener('resize', draw);
    return () => {
      clearTimeout(timer);
      sizes.disconnect();
      window.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', draw);
    };
  }, [body, rowHeight]);
  return { from: Math.min(rows.from, Math.max(0, count - 1)), to: Math.min(rows.to, count) };
}

/** The pixels of the rows that the window shows, from their top. */
function stretchOf(body: HTMLElement | null): readonly [number, number] {
  const top = body?.getBoundingClientRect().top ?? 0;
  return [-top, window.innerHeight - top];
}
