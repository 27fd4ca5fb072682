import { useCallback, useState } from 'react';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { Part } from '../../src/ui/relationship/Part.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { type Loaded, useLoaded } from '../../src/ui/use-loaded.ts';
import { AsksPart } from './AsksPart.tsx';
import { CompanyPart } from './CompanyPart.tsx';
import { HealthPart } from './HealthPart.tsx';
import type { HealthAnswer, IntroducersAnswer } from './item-answers.ts';
import type { ItemProps } from './item-props.ts';
import { KnowsPart } from './KnowsPart.tsx';
import { PersonHead } from './PersonHead.tsx';
import type { OutsidePerson } from './people.ts';
import { WORDS } from './words.ts';

/** One person outside: how it is with them, who knows them, what was asked, and their company. */
export function PersonView({ person, ...props }: ItemProps & { readonly person: OutsidePerson }) {
  const { answers } = props;
  const { address } = person;
  // Each for itself: how it is stands there before it is known who else knows them.
  const health = useLoaded(() => answers.health(address), [answers, address], true);
  const introducers = useLoaded(() => answers.introducers(address), [answers, address], true);
  const retry = (): void => {
    health.reload();
    introducers.reload();
  };
  // What the one is refused the other is refused as well: it is said once.
  const failed = [health.loaded, introducers.loaded].find(({ state }) => state === 'failed');
  if (failed?.state === 'failed') {
    return (
      <>
        <PersonHead person={person} />
        <StateCard state={stateOf(failed.failure)} onRetry={retry} />
      </>
    );
  }
  if (health.loaded.state !== 'ready') {
    return (
      <div aria-busy="true">
        <PersonHead person={person} />
        <Part title={WORDS.loading}>
          <LoadingLines label={WORDS.loading} lines={6} />
        </Part>
      </div>
    );
  }
  return <Known {...props} person={person} health={health.loaded.value} introducers={introducers.loaded} />;
}

type KnownProps = ItemProps & {
  readonly person: OutsidePerson;
  readonly health: HealthAnswer;
  readonly introducers: Loaded<IntroducersAnswer>;
};

function Known({ person, health, introducers, ...props }: KnownProps) {
  const { answers, locale } = props;
  const [asks, setAsks] = useState(0);
  const onAsked = useCallback(() => {
    answers.forgetIntroductions();
    setAsks((before) => before + 1);
  }, [answers]);
  const named = { ...person, name: person.name ?? health.contact.name ?? undefined };
  const isNew = health.own.state === 'unknown';
  const knows = <KnowsPart {...props} person={named} {...{ introducers }} isNew={isNew} onAsked={onAsked} />;
  const domain = health.contact.account;
  return (
    <>
      <PersonHead person={named} />
      {isNew && knows}
      <AsksPart answers={answers} address={person.address} locale={locale} asks={asks} />
      <HealthPart answer={health} {...{ answers, locale }} />
      {!isNew && knows}
      {domain !== null && <CompanyPart answers={answers} domain={domain} />}
    </>
  );
}
