import { type DependencyList, useCallback, useState } from 'react';
import { type Failure, failureOf } from '../client/failure.ts';
import { type Loaded, useLoaded } from './use-loaded.ts';

/** A page of a list. */
export type ListPage<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** A list that grows page by page. */
export type Pages<Item> = {
  readonly loaded: Loaded<ListPage<Item>>;
  readonly reload: () => void;
  /** Adds the next page, if there is one. */
  readonly more: () => void;
  /** How asking for the next page goes. */
  readonly adding: { readonly state: 'idle' | 'busy' } | { readonly state: 'failed'; readonly failure: Failure };
};

/** Loads a list page by page; begins again whenever `on` changes, and keeps what is there until then. */
export function usePages<Item>(
  load: (cursor: string | undefined, signal?: AbortSignal) => Promise<ListPage<Item>>,
  on: DependencyList,
): Pages<Item> {
  const { loaded, reload, put } = useLoaded((signal) => load(undefined, signal), on, true);
  const [adding, setAdding] = useState<Pages<Item>['adding']>({ state: 'idle' });
  const more = useCallback(() => {
    if (loaded.state !== 'ready' || loaded.value.next === null) return;
    const before = loaded.value;
    setAdding({ state: 'busy' });
    load(loaded.value.next).then(
      (page) => {
        put({ items: [...before.items, ...page.items], next: page.next });
        setAdding({ state: 'idle' });
      },
      (error: unknown) => setAdding({ state: 'failed', failure: failureOf(error) }),
    );
  }, [loaded, load, put]);
  return { loaded, reload, more, adding };
}
