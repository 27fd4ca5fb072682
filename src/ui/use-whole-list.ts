import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, failureOf } from '../client/failure.ts';
import type { ListPage } from './use-pages.ts';

/** A list that is loaded to its end, page by page, and can be looked at from the first page on. */
export type WholeList<Item> =
  | { readonly state: 'loading' }
  | {
      readonly state: 'ready';
      readonly items: readonly Item[];
      /** Whether the rest is still coming, is not coming for now, or is all there. */
      readonly rest: 'coming' | 'complete' | Failure;
    }
  | { readonly state: 'failed'; readonly failure: Failure };

/** Asks for a page of a list. It has to stay the same function as long as the list is the same. */
export type LoadPage<Item> = (cursor: string | undefined, signal: AbortSignal) => Promise<ListPage<Item>>;

/**
 * Loads a list to its end. After a failure `again` goes on where it ended.
 *
 * @param isWanted nothing is asked for before somebody wants it
 */
export function useWholeList<Item>(
  load: LoadPage<Item>,
  isWanted = true,
): { readonly list: WholeList<Item>; readonly again: () => void } {
  const [list, setList] = useState<WholeList<Item>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  const reached = useRef<{ readonly load: LoadPage<Item>; readonly page: ListPage<Item> }>({ load, page: NOTHING });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round goes on with the same.
  useEffect(() => {
    if (!isWanted) return undefined;
    const ending = new AbortController();
    if (reached.current.load !== load) reached.current = { load, page: NOTHING };
    const before = reached.current.page;
    setList(before.items.length === 0 ? { state: 'loading' } : { state: 'ready', items: before.items, rest: 'coming' });
    loadRest(load, before, ending.signal, (page) => {
      reached.current = { load, page };
      setList({ state: 'ready', items: page.items, rest: page.next === null ? 'complete' : 'coming' });
    }).catch((error: unknown) => {
      if (ending.signal.aborted) return;
      const failure = failureOf(error);
      const { items } = reached.current.page;
      setList(items.length === 0 ? { state: 'failed', failure } : { state: 'ready', items, rest: failure });
    });
    return () => ending.abort();
  }, [load, isWanted, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { list, again };
}

const NOTHING: ListPage<never> = { items: [], next: null };

async function loadRest<Item>(
  load: LoadPage<Item>,
  before: ListPage<Item>,
  signal: AbortSignal,
  onPage: (page: ListPage<Item>) => void,
): Promise<void> {
  let page = before;
  do {
    const next = await load(page.next ?? undefined, signal);
    if (signal.aborted) return;
    page = { items: [...page.items, ...next.items], next: next.next };
    onPage(page);
  } while (page.next !== null);
}
