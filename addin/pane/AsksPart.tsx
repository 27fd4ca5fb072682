import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { dayText } from '../../src/ui/dates.ts';
import { stateOf } from '../../src/ui/page-state.ts';
import { Part } from '../../src/ui/relationship/Part.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import type { Introductions, ItemAnswers } from './item-answers.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2 },
});

type Props = {
  readonly answers: ItemAnswers;
  readonly address: string;
  readonly locale: string;
  /** Counts the asks made here. */
  readonly asks: number;
};

/** The own introductions about somebody; nothing where there is none. */
export function AsksPart({ answers, address, locale, asks }: Props) {
  const styles = useStyles();
  const { loaded, reload } = useLoaded(() => answers.introductions(), [answers, asks], true);
  if (loaded.state === 'loading') return null;
  if (loaded.state === 'failed') return <StateCard state={stateOf(loaded.failure)} onRetry={reload} />;
  const about = loaded.value.introductions.filter((one) => isOwn(one) && one.contact.address === address);
  if (about.length === 0) return null;
  return (
    <Part title={WORDS.asks.title}>
      <ul className={styles.list} aria-label={WORDS.asks.title}>
        {about.filter(isOwn).map(({ id, state, introducer, askedAt }) => (
          <li key={id}>
            <Text weight="semibold">{WORDS.asks.state[state]}</Text>
            <Text size={200} className={styles.quiet}>
              {WORDS.asks.by(introducer.name ?? introducer.address ?? WORDS.knows.colleague, dayText(askedAt, locale))}
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
}

type Introduction = Introductions['introductions'][number];

function isOwn(one: Introduction): one is Extract<Introduction, { side: 'asker' }> {
  return one.side === 'asker';
}
