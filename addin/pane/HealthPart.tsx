import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { dayText } from '../../src/ui/dates.ts';
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

/** What of the reader's own sharing is to be known beside the relationship, with the way to change it. */
function OwnNote({
  answer: { own, ownPausedUntil },
  locale,
}: {
  readonly answer: HealthAnswer;
  readonly locale: string;
}) {
  const styles = useStyles();
  const isOwnChoice = ownPausedUntil !== null || (own.state === 'not_sharing' && own.reason === 'off');
  const text = ownPausedUntil === null ? noteOf(own) : WORDS.health.paused(dayText(ownPausedUntil, locale));
  if (text === undefined) return null;
  return (
    <Text className={styles.quiet}>
      {text}{' '}
      {isOwnChoice && (
        // The pane stays as it is: the tab opens beside it.
        <Link inline href="/tabs/settings" target="_blank" rel="noreferrer">
          {WORDS.health.settings}
        </Link>
      )}
    </Text>
  );
}

function noteOf(own: HealthAnswer['own']): string | undefined {
  switch (own.state) {
    case 'not_sharing':
      return WORDS.health.notSharing[own.reason];
    case 'no_mailbox':
      return WORDS.health.noMailbox;
    case 'in_progress':
      return WORDS.health.reading(own.monthsRead, own.monthsToRead);
    case 'known':
    case 'unknown':
      return undefined;
  }
}
