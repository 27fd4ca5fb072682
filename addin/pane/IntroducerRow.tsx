import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { Api } from '../../src/client/api.ts';
import { daysAgo } from '../../src/domain/plain-words.ts';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { Tier } from '../../src/ui/relationship/Tier.tsx';
import type { Outlook } from '../office/outlook.ts';
import type { IntroducersAnswer } from './item-answers.ts';
import { WORDS } from './words.ts';

// The form brings parts of Fluent that nothing else needs: it is loaded when somebody asks.
const AskForm = lazy(async () => ({ default: (await import('./AskForm.tsx')).AskForm }));

const useStyles = makeStyles({
  item: {
    padding: `${tokens.spacingVerticalS} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  head: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    justifyContent: 'space-between',
    alignItems: 'baseline',
    flexWrap: 'wrap',
  },
  foot: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    justifyContent: 'space-between',
    alignItems: 'center',
    flexWrap: 'wrap',
  },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2 },
  evidence: { flex: '1 1 120px' },
});

type Props = {
  readonly introducer: IntroducersAnswer['introducers'][number];
  readonly contact: { readonly name: string; readonly address: string };
  readonly api: Api;
  readonly me: Outlook['me'];
  readonly writeMail: Outlook['writeMail'];
  readonly onAsked: () => void;
};

/** A colleague who knows the person: how well, why we think so, and the way to be introduced. */
export function IntroducerRow({ introducer, contact, api, me, writeMail, onAsked }: Props) {
  const styles = useStyles();
  const [isAsking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const { person, strength, evidence } = introducer;
  const name = person.name ?? person.address ?? WORDS.knows.colleague;
  const role = [person.title, person.department].filter((part) => part !== null).join(', ');
  const { address } = person;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Text weight="semibold">{name}</Text>
        <Tier tier={strength.tier} />
      </div>
      {role !== '' && (
        <Text size={200} className={styles.quiet}>
          {role}
        </Text>
      )}
      <div className={styles.foot}>
        <Text size={200} className={styles.evidence}>
          {WORDS.strength.evidence(evidence.mailsIn, evidence.mailsOut, evidence.meetings)},{' '}
          {WORDS.strength.last(daysAgo(evidence.daysSinceLast))}
        </Text>
        {address !== null && !isAsking && said === '' && (
          <Button size="small" aria-label={WORDS.knows.askOf(name)} onClick={() => setAsking(true)}>
            {WORDS.knows.ask}
          </Button>
        )}
      </div>
      {address !== null && isAsking && (
        <Suspense fallback={<LoadingLines label={WORDS.loading} />}>
          <AskForm
            api={api}
            me={me}
            writeMail={writeMail}
            contact={contact}
            introducer={{ name, address }}
            onCancel={() => setAsking(false)}
            onAsked={() => {
              setAsking(false);
              setSaid(WORDS.ask.asked(name));
              onAsked();
            }}
          />
        </Suspense>
      )}
      <Text role="status" weight="semibold">
        {said}
      </Text>
    </li>
  );
}
