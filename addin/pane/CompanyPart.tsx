import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { Part } from '../../src/ui/relationship/Part.tsx';
import { Tier } from '../../src/ui/relationship/Tier.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import type { AccountAnswer, ItemAnswers } from './item-answers.ts';
import { WORDS } from './words.ts';

const MOST_PEOPLE = 3;

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  list: {
    display: 'grid',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    gridTemplateColumns: '1fr auto',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
  },
  value: { margin: 0, textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  people: { display: 'grid', gap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none' },
  person: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
});

type Props = {
  readonly answers: ItemAnswers;
  readonly domain: string;
  /** Of the person who is on the screen already. */
  readonly address: string;
  /** Whether it is left out where it is not to be had: the reason stands there already. */
  readonly isExtra?: boolean;
};

/** The company of somebody: what the crowd adds up to, and who else is best known there. */
export function CompanyPart({ answers, domain, address, isExtra = false }: Props) {
  const { loaded, reload } = useLoaded(() => answers.account(domain), [answers, domain], true);
  if (isExtra && (loaded.state !== 'ready' || isNothing(loaded.value))) return null;
  return (
    <Part title={`${WORDS.company.title}: ${domain}`}>
      {loaded.state === 'loading' && <LoadingLines label={WORDS.loading} />}
      {loaded.state === 'failed' && <StateCard state={stateOf(loaded.failure)} onRetry={reload} />}
      {loaded.state === 'ready' && <Company account={loaded.value} address={address} />}
    </Part>
  );
}

function isNothing({ figures, people }: AccountAnswer): boolean {
  return figures.state !== 'shown' && (people.state !== 'shown' || people.contacts.length === 0);
}

type CompanyProps = { readonly account: AccountAnswer; readonly address: string };

function Company({ account: { figures, people }, address }: CompanyProps) {
  const styles = useStyles();
  const others = people.state === 'shown' ? people.contacts.filter(({ contact }) => contact.address !== address) : [];
  const best = others.slice(0, MOST_PEOPLE);
  return (
    <>
      {figures.state === 'shown' && <Figures figures={figures.figures} />}
      {figures.state === 'too_few_people' && (
        <Text className={styles.quiet}>{WORDS.company.tooFew(figures.atLeast)}</Text>
      )}
      {figures.state === 'consent_required' && <Text className={styles.quiet}>{WORDS.company.noConsent}</Text>}
      {best.length > 0 && (
        <div>
          <Text size={200} weight="semibold" className={styles.quiet}>
            {WORDS.company.people}
          </Text>
          <ul className={styles.people} aria-label={WORDS.company.people}>
            {best.map(({ contact, strength }) => (
              <li key={contact.address} className={styles.person}>
                <Text>{contact.name ?? contact.address}</Text>
                <Tier tier={strength.tier} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

type Shown = Extract<AccountAnswer['figures'], { state: 'shown' }>['figures'];

function Figures({ figures }: { readonly figures: Shown }) {
  const styles = useStyles();
  const words = WORDS.company;
  const lines: readonly (readonly [string, string | undefined])[] = [
    [words.engagement, figures.engagementScore === null ? undefined : words.engagementOf(figures.engagementScore)],
    [words.colleagues, rangeOf(figures.colleaguesInMails)],
    [words.contacts, rangeOf(figures.contactsInMails)],
    [words.mailsOut, rangeOf(figures.mailsToAccount)],
    [words.mailsIn, rangeOf(figures.mailsFromAccount)],
    [words.meetingsOut, rangeOf(figures.meetingsToAccount)],
    [words.meetingsIn, rangeOf(figures.meetingsFromAccount)],
    [words.reply, withUnit(rangeOf(figures.averageReplyHours), words.hours)],
  ];
  return (
    <>
      <dl className={styles.list}>
        {lines.flatMap(([name, value]) =>
          value === undefined
            ? []
            : [
                <dt key={name}>{name}</dt>,
                <dd key={`${name}:`} className={styles.value}>
                  {value}
                </dd>,
              ],
        )}
      </dl>
      <Text size={200} className={styles.quiet}>
        {words.year}
      </Text>
    </>
  );
}

function rangeOf(band: Shown['mailsToAccount']): string | undefined {
  if (band === null) return undefined;
  if (band.to === null) return `${band.from}+`;
  return band.from === band.to ? `${band.from}` : `${band.from}–${band.to}`;
}

function withUnit(value: string | undefined, unit: string): string | undefined {
  return value === undefined ? undefined : `${value} ${unit}`;
}
