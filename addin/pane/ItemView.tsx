import { useState } from 'react';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { Part } from '../../src/ui/relationship/Part.tsx';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import type { ItemProps } from './item-props.ts';
import { PeopleBar } from './PeopleBar.tsx';
import { PersonView } from './PersonView.tsx';
import type { OutsidePerson } from './people.ts';
import { WORDS } from './words.ts';

type Props = ItemProps & { readonly people: readonly OutsidePerson[] };

const NOBODY: ReadonlySet<string> = new Set();

/** An item with people outside: whom to choose from, and the one chosen. Never empty. */
export function ItemView(props: Props) {
  // Who writes to several wants to know first whom of them to get introduced to.
  return props.isDraft && props.people.length > 1 ? <DraftView {...props} /> : <People {...props} strangers={NOBODY} />;
}

function DraftView(props: Props) {
  const { answers, people } = props;
  const addresses = people.map(({ address }) => address);
  const { loaded } = useLoaded(() => answers.strangers(addresses), [answers, addresses.join()], true);
  if (loaded.state === 'loading') {
    return (
      <Part title={WORDS.loading}>
        <LoadingLines label={WORDS.loading} lines={6} />
      </Part>
    );
  }
  // A guest has no contacts here, and whoever does not share none that are read: nobody is marked then.
  return <People {...props} strangers={loaded.state === 'ready' ? loaded.value : NOBODY} />;
}

function People({ people, strangers, ...props }: Props & { readonly strangers: ReadonlySet<string> }) {
  const [wanted, setWanted] = useState<string>();
  const chosen =
    people.find(({ address }) => address === wanted) ??
    people.find(({ address }) => strangers.has(address)) ??
    people[0];
  if (chosen === undefined) return null;
  return (
    <>
      {people.length > 1 && <PeopleBar {...{ people, strangers, chosen }} onChoose={setWanted} />}
      <PersonView key={chosen.address} person={chosen} {...props} />
    </>
  );
}
