import { Text } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { domainOf } from '../../src/domain/address.ts';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { Part } from '../../src/ui/relationship/Part.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { type Loading, useLoaded } from '../../src/ui/use-loaded.ts';
import { AsksPart } from './AsksPart.tsx';
import { CompanyPart } from './CompanyPart.tsx';
import { HealthPart } from './HealthPart.tsx';
import { type HealthAnswer, type IntroducersAnswer, isNewTo, type OwnState } from './item-answers.ts';
import type { ItemProps } from './item-props.ts';
import { KnowsPart } from './KnowsPart.tsx';
import { OwnNote } from './OwnNote.tsx';
import { PersonHead } from './PersonHead.tsx';
import type { OutsidePerson } from './people.ts';
import { WORDS } from './words.ts';

type Props = ItemProps & { readonly person: OutsidePerson };

/** One person outside: how it is with them, who knows them, what was asked, and their company. */
export function PersonView({ person, ...props }: Props) {
  const { answers } = props;
  const { address } = person;
  // Each for itself: how it is stands there before it is known who else knows them, and a consent to one is none to the other.
  const health = useLoaded(
    () => answers.health.read(address),
    [answers, address],
    true,
    () => answers.health.known(address),
  );
  const introducers = useLoaded(
    () => answers.introducers.read(address),
    [answers, address],
    true,
    () => answers.introducers.known(address),
  );
  const [ours, theirs] = [health.loaded, introducers.loaded];
  if (ours.state === 'failed' && theirs.state === 'failed') {
    // What keeps both away is said once.
    const state = stateOf(ours.failure);
    const retry = (): void => {
      health.reload();
      introducers.reload();
    };
    return (
      <>
        <PersonHead person={person} />
        <StateCard state={state} onRetry={retry} />
        {state.kind === 'no_consent' && <CompanyPart {...{ answers, address }} domain={domainOf(address)} isExtra />}
      </>
    );
  }
  if (ours.state === 'loading' || (ours.state === 'failed' && theirs.state === 'loading')) {
    return (
      <div aria-busy="true">
        <PersonHead person={person} />
        <Part title={WORDS.loading}>
          <LoadingLines label={WORDS.loading} lines={6} />
        </Part>
      </div>
    );
  }
  return <Known {...props} {...{ person, health, introducers }} />;
}

type KnownProps = Props & {
  readonly health: Loading<HealthAnswer>;
  readonly introducers: Loading<IntroducersAnswer>;
};

function Known({ person, health, introducers, ...props }: KnownProps) {
  const { answers, locale } = props;
  const { address } = person;
  const [asks, setAsks] = useState(0);
  const onAsked = useCallback(() => {
    answers.forgetIntroductions();
    setAsks((before) => before + 1);
  }, [answers]);
  const own = ownOf(health, introducers);
  const contact = [health.loaded, introducers.loaded].find((one) => one.state === 'ready')?.value.contact;
  const named = { ...person, name: person.name ?? contact?.name ?? undefined };
  const isNew = isNewTo(own);
  const company = contact !== undefined && contact.account !== null ? contact.account : undefined;
  if (isNothingKnown(health, introducers)) {
    return (
      <>
        <PersonHead person={named} />
        <AsksPart {...{ answers, address, locale, asks }} />
        <Part title={WORDS.nothing.title}>
          <Text>{WORDS.nothing.text}</Text>
          {health.loaded.state === 'ready' && <OwnNote answer={health.loaded.value} locale={locale} />}
        </Part>
        {company !== undefined && <CompanyPart {...{ answers, address }} domain={company} isExtra />}
      </>
    );
  }
  const knows = <KnowsPart {...props} {...{ introducers, onAsked }} own={own} person={named} />;
  return (
    <>
      <PersonHead person={named} />
      {isNew && knows}
      <AsksPart {...{ answers, address, locale, asks }} />
      <HealthPart {...{ health, answers, locale }} />
      {!isNew && knows}
      {company !== undefined && <CompanyPart {...{ answers, address }} domain={company} />}
    </>
  );
}

/** Whether neither the reader's mailbox nor anybody else's tells anything of the person. */
function isNothingKnown({ loaded: health }: KnownProps['health'], { loaded }: KnownProps['introducers']): boolean {
  if (health.state !== 'ready' || loaded.state !== 'ready') return false;
  const { own, shared } = health.value;
  const { state, reading } = loaded.value;
  return own.state === 'unknown' && shared.state === 'unknown' && state === 'nothing_known' && reading === null;
}

/** How the reader stands to the person, by whichever answer says it. */
function ownOf({ loaded: health }: KnownProps['health'], { loaded: introducers }: KnownProps['introducers']): OwnState {
  if (health.state === 'ready') return health.value.own.state;
  return introducers.state === 'ready' ? introducers.value.ownTie.state : undefined;
}
