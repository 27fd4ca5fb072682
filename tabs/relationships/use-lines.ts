import { useCallback } from 'react';
import type { Api } from '../../src/client/api.ts';
import { listOwnAccountsRoute, listOwnRelationshipsRoute } from '../../src/contract/relationships.ts';
import { useWholeList, type WholeList } from '../../src/ui/use-whole-list.ts';
import { type Line, lineOfAccount, lineOfContact } from './line.ts';

/** Entries of a page: the first is soon there, and the rest takes few calls. */
const FIRST_PAGE = '100';
const NEXT_PAGES = '500';

/** Lines as they come, and the way to go on after a failure. */
export type Lines = { readonly list: WholeList<Line>; readonly again: () => void };

/** All own contacts, the best known first. */
export function useContacts(api: Api): Lines {
  const load = useCallback(
    async (cursor: string | undefined, signal: AbortSignal) => {
      const page = await api.call(listOwnRelationshipsRoute, { query: queryOf(cursor), signal });
      return { items: page.relationships.map(lineOfContact), next: page.nextCursor };
    },
    [api],
  );
  return useWholeList(load);
}

/** All own accounts, the best known first. @param isWanted nothing is asked for before somebody looks at them */
export function useAccounts(api: Api, isWanted: boolean): Lines {
  const load = useCallback(
    async (cursor: string | undefined, signal: AbortSignal) => {
      const page = await api.call(listOwnAccountsRoute, { query: queryOf(cursor), signal });
      return { items: page.accounts.map(lineOfAccount), next: page.nextCursor };
    },
    [api],
  );
  return useWholeList(load, isWanted);
}

function queryOf(cursor: string | undefined) {
  return cursor === undefined ? { limit: FIRST_PAGE } : { limit: NEXT_PAGES, cursor };
}
