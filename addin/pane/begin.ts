import type { Api } from '../../src/client/api.ts';
import type { Outlook, OutlookItem } from '../office/outlook.ts';
import { type ItemAnswers, openItemAnswers, openUsual, type Usual } from './item-answers.ts';
import { outsidePeople } from './people.ts';

/** What was begun before anything was drawn. */
export type Begun = {
  readonly usual: Usual;
  /** About what is open first. */
  readonly first: ItemAnswers;
  /** What is open first, as far as Outlook has said it already; never what is not open any more. */
  readonly item: () => OutlookItem | undefined;
  /** Comes as soon as the first questions are on their way, or there is nothing to ask; never fails. */
  readonly asked: Promise<void>;
  /** Comes as soon as they are answered; never fails. */
  readonly answered: Promise<void>;
};

/** Asks about whom the pane will open with: the answer is on its way while everything else is set up. */
export function begin(outlook: Outlook, api: Api): Begun {
  const usual = openUsual(api);
  const first = openItemAnswers(api, usual);
  let item: OutlookItem | undefined;
  let answers: Promise<unknown>[] = [];
  const ask = async (): Promise<void> => {
    item = await outlook.readItem();
    const [person, ...others] = item === undefined ? [] : outsidePeople(item, outlook.me.address);
    // With whom a draft to several begins is not known yet.
    if (item === undefined || person === undefined || (item.isDraft && others.length > 0)) return;
    answers = [first.health.read(person.address), first.introducers.read(person.address)];
    // They leave as soon as there is a token.
    await outlook.signIn.token();
  };
  let isOver = false;
  outlook.onItem(() => {
    isOver = true;
  });
  // What fails is asked again, and told, by who shows it.
  const asked = ask().catch(() => undefined);
  const answered = asked.then(async () => void (await Promise.allSettled(answers)));
  return { usual, first, item: () => (isOver ? undefined : item), asked, answered };
}
