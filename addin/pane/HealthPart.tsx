import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { stateOf } from '../../src/ui/page-state.ts';
import { Part } from '../../src/ui/relationship/Part.tsx';
import { RelationshipParts } from '../../src/ui/relationship/RelationshipParts.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { type Loading, useLoaded } from '../../src/ui/use-loaded.ts';
import type { HealthAnswer, ItemAnswers } from './item-answers.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

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
  const styles = useStyles();
  const { own, shared } = answer;
  // What is usual is an extra: where it does not come, the figures stand alone.
  const { loaded } = useLoaded(() => answers.usual(), [answers], true);
  const usual = loaded.state === 'ready' && loaded.value.state === 'shown' ? loaded.value : undefined;
  if (own.state === 'known')
    return (
      <RelationshipParts title={WORDS.health.own} voice="you" relationship={own.relationship} {...{ locale, usual }} />
    );
  const note = noteOf(own.state);
  if (shared.state === 'known') {
    return (
      <RelationshipParts
        title={WORDS.health.shared}
        voice="we"
        note={note}
        relationship={shared.relationship}
        {...{ locale, usual }}
      />
    );
  }
  return (
    <Part title={WORDS.health.own}>
      <Text className={styles.quiet}>{note ?? WORDS.health.unknown}</Text>
    </Part>
  );
}

function noteOf(state: Exclude<HealthAnswer['own']['state'], 'known'>): string | undefined {
  switch (state) {
    case 'not_sharing':
      return WORDS.health.notSharing;
    case 'no_mailbox':
      return WORDS.health.noMailbox;
    case 'in_progress':
    case 'unknown':
      return undefined;
  }
}
