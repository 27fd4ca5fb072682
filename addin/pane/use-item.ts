import { useEffect, useMemo, useState } from 'react';
import type { Api } from '../../src/client/api.ts';
import type { Outlook, OutlookItem } from '../office/outlook.ts';
import { type ItemAnswers, openItemAnswers, openUsual } from './item-answers.ts';
import { whenBack } from './when-back.ts';

/** What is open beside the pane. */
export type OpenItem =
  | { readonly state: 'loading' }
  | { readonly state: 'none' }
  | { readonly state: 'unreadable'; readonly retry: () => void }
  | { readonly state: 'open'; readonly item: OutlookItem; readonly answers: ItemAnswers };

/**
 * Follows Outlook from item to item. From the moment another one is opened nothing of the one before is shown. Whoever comes back to the pane
 * gets fresh answers.
 */
export function useItem(outlook: Outlook, api: Api): OpenItem {
  const usual = useMemo(() => openUsual(api), [api]);
  const [visit, setVisit] = useState(0);
  const [open, setOpen] = useState<OpenItem & { readonly visit: number }>({ state: 'loading', visit });
  useEffect(() => outlook.onItem(() => setVisit((before) => before + 1)), [outlook]);
  useEffect(() => {
    let isOver = false;
    let answers = openItemAnswers(api, usual);
    const read = (): void => {
      outlook.readItem().then(
        (item) => {
          if (isOver) return;
          setOpen(item === undefined ? { state: 'none', visit } : { state: 'open', item, answers, visit });
        },
        () => {
          if (!isOver) setOpen({ state: 'unreadable', retry: read, visit });
        },
      );
    };
    read();
    const stopPeople = outlook.onPeople(read);
    const stopBack = whenBack(() => {
      usual.forget();
      answers = openItemAnswers(api, usual);
      read();
    });
    return () => {
      isOver = true;
      stopPeople();
      stopBack();
      answers.end();
    };
  }, [outlook, api, usual, visit]);
  return open.visit === visit ? open : { state: 'loading' };
}
