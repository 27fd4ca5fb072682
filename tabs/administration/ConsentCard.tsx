import { Badge, Button, makeStyles, mergeClasses, Switch, Text, tokens } from '@fluentui/react-components';
import { ChartMultipleRegular, PeopleCommunityRegular, PersonRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { momentText } from '../../src/ui/dates.ts';
import { Section } from '../../src/ui/Section.tsx';
import type { ConsentStep, Decision } from './consent-step.ts';
import { WORDS } from './consent-words.ts';
import type { NameOf } from './use-names.ts';

const useStyles = makeStyles({
  state: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground2 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    margin: 0,
  },
  fact: { minWidth: 0 },
  whole: { gridColumn: '1 / -1' },
  term: { fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  example: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderLeft: `4px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  exampleTitle: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  ends: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    alignItems: 'center',
    justifyContent: 'space-between',
  },
});

const ICONS: Readonly<Record<Decision['kind'], ReactElement>> = {
  userInsights: <PersonRegular />,
  aggregatedInsights: <ChartMultipleRegular />,
  identifiableInsights: <PeopleCommunityRegular />,
};

type Props = {
  readonly decision: Decision;
  readonly locale: string;
  readonly nameOf: NameOf;
  readonly onStep: (change: ConsentStep['change']) => (decision: Decision) => void;
};

/** One kind of consent in plain words, with who decided it. */
export function ConsentCard({ decision, locale, nameOf, onStep }: Props) {
  const styles = useStyles();
  const { kind, words, state, guestsMaySee } = decision;
  const isGranted = state === 'granted';
  return (
    <Section title={words.title} icon={ICONS[kind]}>
      <div className={styles.state}>
        <Badge appearance={isGranted ? 'filled' : 'outline'} color={isGranted ? 'success' : 'informative'} size="large">
          {WORDS.states[state]}
        </Badge>
        <Text className={styles.quiet}>{decidedWords(decision, locale, nameOf)}</Text>
      </div>
      <dl className={styles.facts}>
        {(['allows', 'whoSees', 'never'] as const).map((fact) => (
          <div key={fact} className={mergeClasses(styles.fact, fact === 'never' && styles.whole)}>
            <dt className={styles.term}>{WORDS[fact]}</dt>
            <dd className={styles.text}>{words[fact]}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.example}>
        <Text className={styles.exampleTitle}>{WORDS.example}</Text>
        <Text>{words.example}</Text>
      </div>
      <div className={styles.ends}>
        {isGranted ? (
          <Button aria-label={WORDS.withdrawName(words.title)} onClick={() => onStep('withdraw')(decision)}>
            {WORDS.withdraw}
          </Button>
        ) : (
          <Button
            appearance="primary"
            aria-label={WORDS.grantName(words.title)}
            onClick={() => onStep('grant')(decision)}
          >
            {WORDS.grant}
          </Button>
        )}
        {isGranted && kind !== 'userInsights' && (
          <Switch
            label={WORDS.guests}
            checked={guestsMaySee}
            onChange={(_event, { checked }) => onStep(checked ? 'guestsOn' : 'guestsOff')(decision)}
          />
        )}
      </div>
    </Section>
  );
}

function decidedWords(decision: Decision, locale: string, nameOf: NameOf): string {
  const { state, grantedAt, grantedBy, grantedFrom, withdrawnAt, withdrawnBy, withdrawnFrom } = decision;
  if (state === 'withdrawn' && withdrawnAt !== null) {
    return WORDS.withdrawn(momentText(withdrawnAt, locale), nameOf(withdrawnBy ?? ''), placeOf(withdrawnFrom));
  }
  if (state !== 'granted' || grantedAt === null) return WORDS.undecided;
  const when = momentText(grantedAt, locale);
  return WORDS.granted(when, nameOf(grantedBy ?? ''), placeOf(grantedFrom), decision.wording ?? '');
}

function placeOf(from: string | null): string {
  return from === 'demo' ? WORDS.demo : WORDS.from(from ?? '');
}
