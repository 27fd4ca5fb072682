import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
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

/** The reader's introductions about somebody, asked for and asked of the reader; nothing where there is none. */
export function AsksPart({ answers, address, locale, asks }: Props) {
  const styles = useStyles();
  const { loaded, reload } = useLoaded(() => answers.introductions(), [answers, asks], true);
  if (loaded.state === 'loading') return null;
  if (loaded.state === 'failed') return <StateCard state={stateOf(loaded.failure)} onRetry={reload} />;
  const about = loaded.value.introductions.filter(({ contact }) => contact.address === address);
  if (about.length === 0) return null;
  return (
    <Part title={WORDS.asks.title}>
      <ul className={styles.list} aria-label={WORDS.asks.title}>
        {about.map((introduction) => (
          <Line key={introduction.id} {...{ introduction, locale }} />
        ))}
      </ul>
    </Part>
  );
}

type Introduction = Introductions['introductions'][number];

function Line({ introduction, locale }: { readonly introduction: Introduction; readonly locale: string }) {
  const styles = useStyles();
  const { id, side, askedAt, moves } = introduction;
  const isMine = side === 'asker';
  const other = isMine ? introduction.introducer : introduction.asker;
  const name = other.name ?? other.address ?? WORDS.knows.colleague;
  const day = dayText(askedAt, locale);
  return (
    <li>
      <Text weight="semibold">
        {isMine ? WORDS.asks.state[introduction.state] : WORDS.asks.ofMe[introduction.state]}
      </Text>
      <Text size={200} className={styles.quiet}>
        {isMine ? WORDS.asks.by(name, day) : WORDS.asks.from(name, day)}
      </Text>
      {!isMine && moves.length > 0 && (
        // The pane stays as it is: the page opens in the browser.
        <Link href={`/tabs/introductions?sub=${id}`} target="_blank" rel="noreferrer">
          {WORDS.asks.decide}
        </Link>
      )}
    </li>
  );
}
