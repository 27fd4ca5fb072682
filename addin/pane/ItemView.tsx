import { useState } from 'react';
import type { Api } from '../../src/client/api.ts';
import type { Outlook } from '../office/outlook.ts';
import type { ItemAnswers } from './item-answers.ts';
import { PeopleBar } from './PeopleBar.tsx';
import { PersonView } from './PersonView.tsx';
import type { OutsidePerson } from './people.ts';

/** What every view of an item is given. */
export type ItemProps = {
  readonly api: Api;
  readonly answers: ItemAnswers;
  readonly me: Outlook['me'];
  readonly locale: string;
  /** Whether the item is being written. */
  readonly isDraft: boolean;
};

/** An item with people outside: whom to choose from, and the one chosen. Never empty. */
export function ItemView({ people, ...props }: ItemProps & { readonly people: readonly OutsidePerson[] }) {
  const [wanted, setWanted] = useState<string>();
  const chosen = people.find(({ address }) => address === wanted) ?? people[0];
  if (chosen === undefined) return null;
  return (
    <>
      {people.length > 1 && <PeopleBar people={people} chosen={chosen} onChoose={setWanted} />}
      <PersonView key={chosen.address} person={chosen} {...props} />
    </>
  );
}
