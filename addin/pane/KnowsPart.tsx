import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { Part } from '../../src/ui/relationship/Part.tsx';
import type { Loaded } from '../../src/ui/use-loaded.ts';
import { IntroducerRow } from './IntroducerRow.tsx';
import type { IntroducersAnswer } from './item-answers.ts';
import type { ItemProps } from './item-props.ts';
import type { OutsidePerson } from './people.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
});

type Props = ItemProps & {
  readonly person: OutsidePerson;
  /** Not failed: that is told for the whole person. */
  readonly introducers: Loaded<IntroducersAnswer>;
  /** Whether the person at the screen has had no contact. */
  readonly isNew: boolean;
  readonly onAsked: () => void;
};

/** Who knows the person, with why we think so and the way to be introduced. */
export function KnowsPart({ introducers, ...props }: Props) {
  if (introducers.state === 'ready') return <Found {...props} found={introducers.value} />;
  return (
    <Part title={WORDS.knows.title}>
      <LoadingLines label={WORDS.loading} />
    </Part>
  );
}

type FoundProps = Omit<Props, 'introducers'> & { readonly found: IntroducersAnswer };

function Found({ person, found, isNew, ...props }: FoundProps) {
  const styles = useStyles();
  const { introducers } = found;
  const name = person.name ?? person.address;
  const title = introducers.length > 0 && isNew ? WORDS.knows.new(introducers.length) : WORDS.knows.title;
  return (
    <Part title={title}>
      {isNew && (
        <Text className={styles.quiet}>
          {props.isDraft && introducers.length > 0 ? WORDS.knows.draft(name) : WORDS.knows.read(name)}
        </Text>
      )}
      {introducers.length === 0 && (
        <Text className={styles.quiet}>
          {found.state === 'not_enough_evidence' ? WORDS.knows.notEnough : WORDS.knows.nothing}
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
