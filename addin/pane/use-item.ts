import { useEffect, useState } from 'react';
import type { Api } from '../../src/client/api.ts';
import type { Outlook, OutlookItem } from '../office/outlook.ts';
import type { Begun } from './begin.ts';
import { type ItemAnswers, openItemAnswers } from './item-answers.ts';
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
export function useItem(outlook: Outlook, api: Api, { usual, first, item: firstItem }: Begun): OpenItem {
  const [visit, setVisit] = useState(0);
  const [open, setOpen] = useState<OpenItem & { readonly visit: number }>(() => {
    const item = firstItem();
    return item === undefined ? { state: 'loading', visit } : { state: 'open', item, answers: first, visit };
  });
  useEffect(() => outlook.onItem(() => setVisit((before) => before + 1)), [outlook]);
  useEffect(() => {
    let isOver = false;
    let answers = visit === 0 ? first : openItemAnswers(api, usual);
    const read = (): void => {
      outlook.readItem().then(
        (item) => {
          if (isOver) return;
          const now: OpenItem = item === undefined ? { state: 'none' } : { state: 'open', item, answers };
          setOpen((before) => (before.visit === visit && isSame(before, now) ? before : { ...now, visit }));
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
  }, [outlook, api, usual, first, visit]);
  return open.visit === visit ? open : { state: 'loading' };
}

/** Whether two are the same item with the same people and the same answers: nothing is to be drawn again. */
function isSame(one: OpenItem, other: OpenItem): boolean {
  if (one.state !== 'open' || other.state !== 'open') return false;
  return one.answers === other.answers && JSON.stringify(one.item) === JSON.stringify(other.item);
}
