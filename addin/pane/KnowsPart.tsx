import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { Part } from '../../src/ui/relationship/Part.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import type { Loading } from '../../src/ui/use-loaded.ts';
import { IntroducerRow } from './IntroducerRow.tsx';
import { type IntroducersAnswer, isNewTo, type OwnState } from './item-answers.ts';
import type { ItemProps } from './item-props.ts';
import type { OutsidePerson } from './people.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
});

type Props = ItemProps & {
  readonly person: OutsidePerson;
  readonly introducers: Loading<IntroducersAnswer>;
  /** How the reader stands to the person. */
  readonly own: OwnState;
  readonly onAsked: () => void;
};

/** Who knows the person, with why we think so and the way to be introduced. */
export function KnowsPart({ introducers, ...props }: Props) {
  const styles = useStyles();
  const { loaded, reload } = introducers;
  if (loaded.state === 'ready') return <Found {...props} found={loaded.value} />;
  const state = loaded.state === 'failed' ? stateOf(loaded.failure) : undefined;
  if (state !== undefined && state.kind !== 'no_consent') return <StateCard state={state} onRetry={reload} />;
  return (
    <Part title={WORDS.knows.title}>
      {state === undefined ? (
        <LoadingLines label={WORDS.loading} />
      ) : (
        <Text className={styles.quiet}>{WORDS.knows.noConsent}</Text>
      )}
    </Part>
  );
}

type FoundProps = Omit<Props, 'introducers'> & { readonly found: IntroducersAnswer };

function Found({ person, found, own, ...props }: FoundProps) {
  const styles = useStyles();
  const { introducers } = found;
  const name = person.name ?? person.address;
  const isNew = isNewTo(own);
  const title = introducers.length > 0 && isNew ? WORDS.knows.new(introducers.length) : WORDS.knows.title;
  return (
    <Part title={title}>
      {own === 'unknown' && (
        <Text className={styles.quiet}>
          {props.isDraft && introducers.length > 0 ? WORDS.knows.draft(name) : WORDS.knows.read(name)}
        </Text>
      )}
      {introducers.length === 0 && <Text className={styles.quiet}>{nothingOf(found.state, own)}</Text>}
      {found.reading !== null && (
        <Text className={styles.quiet}>
          {WORDS.knows.reading(found.reading.monthsRead, found.reading.monthsToRead)}
        </Text>
      )}
      {introducers.length > 0 && (
        <ul className={styles.list} aria-label={title}>
          {introducers.map((introducer) => (
            <IntroducerRow
              key={introducer.person.address ?? introducer.person.name}
              introducer={introducer}
              contact={{ name, address: person.address }}
              api={props.api}
              me={props.me}
              writeMail={props.writeMail}
              onAsked={props.onAsked}
            />
          ))}
        </ul>
      )}
    </Part>
  );
}

function nothingOf(state: IntroducersAnswer['state'], own: OwnState): string {
  if (state === 'not_enough_evidence') return WORDS.knows.notEnough;
  return own === 'known' ? WORDS.knows.nobodyElse : WORDS.knows.nothing;
}
