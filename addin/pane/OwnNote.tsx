import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { dayText } from '../../src/ui/dates.ts';
import type { HealthAnswer } from './item-answers.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({ quiet: { display: 'block', color: tokens.colorNeutralForeground2 } });

type Props = { readonly answer: HealthAnswer; readonly locale: string };

/** What of the reader's own sharing is to be known beside a relationship, with the way to change it; nothing where there is nothing. */
export function OwnNote({ answer: { own, ownPausedUntil }, locale }: Props) {
  const styles = useStyles();
  const notes = [
    noteOf(own),
    ownPausedUntil === null ? undefined : WORDS.health.paused(dayText(ownPausedUntil, locale)),
  ].filter((note) => note !== undefined);
  if (notes.length === 0) return null;
  const isOwnChoice = ownPausedUntil !== null || (own.state === 'not_sharing' && own.reason === 'off');
  return (
    <Text className={styles.quiet}>
      {notes.join(' ')}{' '}
      {isOwnChoice && (
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
