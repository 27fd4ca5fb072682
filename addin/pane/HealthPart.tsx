import { Text } from '@fluentui/react-components';
import { stateOf } from '../../src/ui/page-state.ts';
import { Part } from '../../src/ui/relationship/Part.tsx';
import { RelationshipParts } from '../../src/ui/relationship/RelationshipParts.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { type Loading, useLoaded } from '../../src/ui/use-loaded.ts';
import type { HealthAnswer, ItemAnswers } from './item-answers.ts';
import { OwnNote } from './OwnNote.tsx';
import { WORDS } from './words.ts';

type Props = { readonly answers: ItemAnswers; readonly locale: string };

/** The relationship: the own one where there is one, else that of all colleagues together; against what is usual here. */
export function HealthPart({ health, ...props }: Props & { readonly health: Loading<HealthAnswer> }) {
  switch (health.loaded.state) {
    case 'loading':
      return null;
    case 'failed':
      return <StateCard state={stateOf(health.loaded.failure)} onRetry={health.reload} />;
    case 'ready':
      return <Answered {...props} answer={health.loaded.value} />;
  }
}

function Answered({ answer, answers, locale }: Props & { readonly answer: HealthAnswer }) {
  const { own, shared } = answer;
  // What is usual is an extra: where it does not come, the figures stand alone.
  const { loaded } = useLoaded(() => answers.usual(), [answers], true);
  const usual = loaded.state === 'ready' && loaded.value.state === 'shown' ? loaded.value : undefined;
  const note = <OwnNote answer={answer} locale={locale} />;
  if (own.state === 'known') {
    return (
      <RelationshipParts
        title={WORDS.health.own}
        voice="you"
        relationship={own.relationship}
        {...{ note, locale, usual }}
      />
    );
  }
  if (shared.state === 'known') {
    return (
      <RelationshipParts
        title={WORDS.health.shared}
        voice="we"
        relationship={shared.relationship}
        {...{ note, locale, usual }}
      />
    );
  }
  return (
    <Part title={WORDS.health.own}>
      {own.state === 'unknown' && <Text>{WORDS.health.unknown}</Text>}
      {note}
    </Part>
  );
}
