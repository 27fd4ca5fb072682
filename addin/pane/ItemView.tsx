import { Button, Text } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Failure } from '../../src/client/failure.ts';
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
export function ItemView({ people, ...props }: Props) {
  const { answers, isDraft } = props;
  const [wanted, setWanted] = useState<string>();
  // Who writes to several wants to know first whom of them to get introduced to.
  const asked = isDraft && people.length > 1 ? people.map(({ address }) => address) : [];
  const { loaded, reload } = useLoaded(
    () => (asked.length === 0 ? Promise.resolve(NOBODY) : answers.strangers(asked)),
    [answers, asked.join()],
    true,
    () => (asked.length === 0 ? NOBODY : undefined),
  );
  const strangers = loaded.state === 'ready' ? loaded.value : NOBODY;
  const isWaiting = loaded.state === 'loading' && asked.length > 0 && wanted === undefined;
  const chosen =
    people.find(({ address }) => address === wanted) ??
    people.find(({ address }) => strangers.has(address)) ??
    people[0];
  // Who is shown stays, with what is being written to a colleague about them, whoever is added.
  const shown = isWaiting ? undefined : chosen?.address;
  useEffect(() => setWanted(shown), [shown]);
  if (isWaiting) {
    return (
      <Part title={WORDS.loading}>
        <LoadingLines label={WORDS.loading} lines={6} />
      </Part>
    );
  }
  if (chosen === undefined) return null;
  return (
    <>
      {people.length > 1 && <PeopleBar {...{ people, strangers, chosen }} onChoose={setWanted} />}
      {loaded.state === 'failed' && !isRefusal(loaded.failure) && (
        <Text>
          {WORDS.strangersFailed}{' '}
          <Button size="small" onClick={reload}>
            {WORDS.again}
          </Button>
        </Text>
      )}
      <PersonView key={chosen.address} person={chosen} {...props} />
    </>
  );
}

/** Whether there are no contacts of one's own to go by, as with a guest or without consent: the parts below say so. */
function isRefusal(failure: Failure): boolean {
  return failure.state === 'refused' && ['forbidden', 'consent_required', 'not_found'].includes(failure.code);
}
