import { Badge, Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import type { ReplyOf } from '../../src/client/api.ts';
import { readSyncRoute } from '../../src/contract/sync.ts';
import { momentText } from '../../src/ui/dates.ts';
import { LoadingCards } from '../../src/ui/Loading.tsx';
import { countText } from '../../src/ui/numbers.ts';
import { stateOf } from '../../src/ui/page-state.ts';
import { Section } from '../../src/ui/Section.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import { WORDS } from './reading-words.ts';
import type { SectionProps } from './sections.ts';

const LOOK_EVERY_MS = 15_000;

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  month: {
    display: 'grid',
    gridTemplateColumns: '152px minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    alignItems: 'center',
    '@media (max-width: 480px)': { gridTemplateColumns: '1fr' },
  },
  facts: {
    marginTop: tokens.spacingVerticalXS,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: `0 ${tokens.spacingHorizontalM}`,
  },
  again: { alignSelf: 'flex-start' },
});

type Sync = ReplyOf<typeof readSyncRoute>;

/** How far reading the last year is, month by month. */
export function ReadingSection({ api, locale, onOpen }: SectionProps) {
  const { loaded, reload } = useLoaded((signal) => api.call(readSyncRoute, { signal }), [api], true);
  const isReading = loaded.state === 'ready' && loaded.value.state === 'reading';
  useEffect(() => {
    if (!isReading) return;
    const timer = setInterval(reload, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isReading, reload]);
  switch (loaded.state) {
    case 'loading':
      return <LoadingCards label={WORDS.loading} cards={1} />;
    case 'failed':
      return <StateCard state={stateOf(loaded.failure)} onRetry={reload} />;
    case 'ready':
      return <Progress sync={loaded.value} locale={locale} onConsent={() => onOpen('consent')} onAgain={reload} />;
  }
}

type Props = {
  readonly sync: Sync;
  readonly locale: string;
  readonly onConsent: () => void;
  readonly onAgain: () => void;
};

function Progress({ sync, locale, onConsent, onAgain }: Props) {
  const styles = useStyles();
  const { state, mailboxes, months } = sync;
  const isOff = state === 'consent_required';
  return (
    <Section title={WORDS.title} about={WORDS.about} icon={<ArrowSyncRegular />}>
      <div className={styles.head}>
        <Badge
          size="large"
          appearance={isOff ? 'outline' : 'filled'}
          color={state === 'complete' ? 'success' : isOff ? 'informative' : 'brand'}
        >
          {WORDS.states[state]}
        </Badge>
        <Text className={styles.quiet}>{paceWords(sync, locale)}</Text>
      </div>
      <Text className={styles.quiet}>{summaryOf(sync, locale)}</Text>
      {isOff && (
        <Button className={styles.again} onClick={onConsent}>
          {WORDS.toConsent}
        </Button>
      )}
      {!isOff && (
        <>
          <ul className={styles.list} aria-label={WORDS.list}>
            {months.map(({ month, mailboxesRead, items }) => (
              <li key={month} className={styles.month}>
                <Text weight="semibold">{monthText(month, locale)}</Text>
                <div>
                  <ProgressBar
                    thickness="large"
                    value={mailboxes === 0 ? 0 : mailboxesRead / mailboxes}
                    color={mailboxesRead === mailboxes ? 'success' : 'brand'}
                    aria-label={monthText(month, locale)}
                    aria-valuetext={WORDS.month(mailboxesRead, mailboxes)}
                  />
                  <div className={styles.facts}>
                    <Text size={200}>{WORDS.month(mailboxesRead, mailboxes)}</Text>
                    <Text size={200} className={styles.quiet}>
                      {itemsText(items, locale)}
                    </Text>
                  </div>
                </div>
              </li>
            ))}
          </ul>
          <Button className={styles.again} onClick={onAgain}>
            {WORDS.again}
          </Button>
        </>
      )}
    </Section>
  );
}

function summaryOf({ state, mailboxes, months }: Sync, locale: string): string {
  if (state === 'consent_required' || state === 'complete') return WORDS.texts[state];
  const done = months.reduce((sum, { mailboxesRead }) => sum + mailboxesRead, 0);
  const text = (count: number): string => countText(count, locale);
  return WORDS.left(text(done), text(mailboxes * months.length), text(mailboxes));
}

function paceWords({ state, perMinute, minutesLeft, lastReadAt }: Sync, locale: string): string {
  const last = lastReadAt === null ? WORDS.never : WORDS.last(momentText(lastReadAt, locale));
  if (state !== 'reading') return last;
  if (perMinute === null || minutesLeft === null) return last;
  return `${WORDS.pace(perMinute)}, ${WORDS.time(minutesLeft)}`;
}

function monthText(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(month));
}

function itemsText(items: Sync['months'][number]['items'], locale: string): string {
  if (items === null) return WORDS.noItems;
  return items.to === null
    ? WORDS.items(countText(items.from - 1, locale), null)
    : WORDS.items(countText(items.from, locale), countText(items.to, locale));
}
