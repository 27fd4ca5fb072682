import { useEffect, useState } from 'react';
import type { Api } from '../../src/client/api.ts';
import { prepareDates } from '../../src/ui/dates.ts';
import type { Outlook, OutlookItem } from '../office/outlook.ts';
import { type ItemAnswers, openItemAnswers, openUsual, type Usual } from './item-answers.ts';
import { outsidePeople } from './people.ts';
import { whenBack } from './when-back.ts';

/** What is open beside the pane. */
export type OpenItem =
  | { readonly state: 'loading' }
  | { readonly state: 'none' }
  | { readonly state: 'unreadable'; readonly retry: () => void }
  | { readonly state: 'open'; readonly item: OutlookItem; readonly answers: ItemAnswers };

/** What was begun before anything was drawn. */
export type Begun = {
  readonly usual: Usual;
  /** About what is open first. */
  readonly first: ItemAnswers;
};

/** Asks about whom the pane will open with: the answer is on its way while the pane is drawn for the first time. */
export function begin(outlook: Outlook, api: Api): Begun {
  const usual = openUsual(api);
  const first = openItemAnswers(api, usual);
  outlook.readItem().then(
    (item) => {
      const [person, ...others] = item === undefined ? [] : outsidePeople(item, outlook.me.address);
      // With whom a draft to several begins is not known yet.
      if (item === undefined || person === undefined || (item.isDraft && others.length > 0)) return;
      // What fails is asked again, and told, by who shows it.
      first.health(person.address).catch(() => undefined);
      first.introducers(person.address).catch(() => undefined);
    },
    () => undefined,
  );
  whenIdle(() => prepareDates(outlook.locale));
  return { usual, first };
}

/** Calls back once there is nothing else to do; Safari, which does not tell, at once. */
function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work);
  else setTimeout(work);
}

/**
 * Follows Outlook from item to item. From the moment another one is opened nothing of the one before is shown. Whoever comes back to the pane
 * gets fresh answers.
 */
export function useItem(outlook: Outlook, api: Api, { usual, first }: Begun): OpenItem {
  const [visit, setVisit] = useState(0);
  const [open, setOpen] = useState<OpenItem & { readonly visit: number }>({ state: 'loading', visit });
  useEffect(() => outlook.onItem(() => setVisit((before) => before + 1)), [outlook]);
  useEffect(() => {
    let isOver = false;
    let answers = visit === 0 ? first : openItemAnswers(api, usual);
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
  }, [outlook, api, usual, first, visit]);
  return open.visit === visit ? open : { state: 'loading' };
}
