import { useState } from 'react';
import type { ItemProps } from './item-props.ts';
import { PeopleBar } from './PeopleBar.tsx';
import { PersonView } from './PersonView.tsx';
import type { OutsidePerson } from './people.ts';

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
