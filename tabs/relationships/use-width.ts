import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Pixels before anything was measured. */
const FIRST = 640;

/** How wide a part of the page is, as it changes. */
export function useWidth(): readonly [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FIRST);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    setWidth(Math.round(element.clientWidth) || FIRST);
    const sizes = new ResizeObserver(() => setWidth(Math.round(element.clientWidth) || FIRST));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  return [place, width];
}
