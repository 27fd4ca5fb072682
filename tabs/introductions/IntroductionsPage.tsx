import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { PeopleChatRegular, PersonArrowRightRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReplyOf } from '../../src/client/api.ts';
import { listIntroductionsRoute } from '../../src/contract/introductions.ts';
import { readSharingRoute } from '../../src/contract/sharing.ts';
import { dayText } from '../../src/ui/dates.ts';
import { LoadingCards } from '../../src/ui/Loading.tsx';
import { PageFrame } from '../../src/ui/PageFrame.tsx';
import { type PageState, stateOf } from '../../src/ui/page-state.ts';
import { Section } from '../../src/ui/Section.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { StateNote } from '../../src/ui/StateNote.tsx';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import type { TabProps } from '../teams/open-tab.tsx';
import { AskedOfMeItem } from './AskedOfMeItem.tsx';
import { type Introduction, isMyTurn, sideOf } from './introduction.ts';
import { Notice } from './Notice.tsx';
import { OwnAskItem } from './OwnAskItem.tsx';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The tab with the introductions a person asked for and is asked for. A deep link names the one to open. */
export function IntroductionsPage({ api, locale, subPage }: TabProps) {
  const [answered, setAnswered] = useState<readonly Introduction[]>([]);
  const { loaded, reload } = useLoaded(
    (signal) => Promise.all([api.call(listIntroductionsRoute, { signal }), api.call(readSharingRoute, { signal })]),
    [api],
  );
  if (loaded.state !== 'ready') {
    return (
      <PageFrame title={WORDS.title} lead={WORDS.lead}>
        {loaded.state === 'loading' && <LoadingCards label={WORDS.loading} cards={2} />}
        {loaded.state === 'failed' && <StateCard state={stateOf(loaded.failure)} onRetry={reload} />}
      </PageFrame>
    );
  }
  const [{ introductions: asLoaded }, sharing] = loaded.value;
  const note = noteOf(sharing, locale);
  const introductions = asLoaded.map((one) => answered.find(({ id }) => id === one.id) ?? one);
  // Added to what is there when the answer comes: another may have come meanwhile.
  const replace = (changed: Introduction): void => setAnswered((before) => [changed, ...before]);
  return (
    <PageFrame title={WORDS.title} lead={WORDS.lead}>
      {note !== undefined && <StateNote state={note} />}
      {subPage !== '' && !introductions.some(({ id }) => id === subPage) && <Notice {...WORDS.gone} />}
      {introductions.length === 0 ? (
        note?.kind !== 'no_consent' && <Notice {...WORDS.empty} />
      ) : (
        <Sides {...{ api, locale, introductions, replace }} linked={subPage} />
      )}
    </PageFrame>
  );
}

type SidesProps = Pick<TabProps, 'api' | 'locale'> & {
  readonly introductions: readonly Introduction[];
  readonly linked: string;
  readonly replace: (changed: Introduction) => void;
};

function Sides({ introductions, linked, ...props }: SidesProps) {
  const styles = useStyles();
  const [opened, setOpened] = useState(() => linkedOrFirst(introductions, linked));
  // What is answered stays where it stands: nothing moves away below the mouse.
  const [atFirst] = useState(introductions);
  const mine = inPlace(sideOf(atFirst, 'introducer'), introductions);
  const own = inPlace(sideOf(atFirst, 'asker'), introductions);
  const shared = (one: Introduction) => ({
    ...props,
    isOpen: one.id === opened,
    isLinked: one.id === linked,
    onToggle: () => setOpened(one.id === opened ? undefined : one.id),
  });
  return (
    <>
      <Section title={WORDS.mine.title} about={WORDS.mine.about} icon={<PeopleChatRegular />}>
        {mine.length === 0 ? (
          <Text className={styles.quiet}>{WORDS.mine.none}</Text>
        ) : (
          <ul className={styles.list} aria-label={WORDS.mine.title}>
            {mine.map((one) => (
              <AskedOfMeItem key={one.id} introduction={one} {...shared(one)} />
            ))}
          </ul>
        )}
      </Section>
      <Section title={WORDS.own.title} about={WORDS.own.about} icon={<PersonArrowRightRegular />}>
        {own.length === 0 ? (
          <Text className={styles.quiet}>{WORDS.own.none}</Text>
        ) : (
          <ul className={styles.list} aria-label={WORDS.own.title}>
            {own.map((one) => (
              <OwnAskItem key={one.id} introduction={one} {...shared(one)} />
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

/** Introductions as they are now, in the order of before. */
function inPlace<One extends Introduction>(before: readonly One[], now: readonly Introduction[]): readonly One[] {
  const isSame = (one: One, other: Introduction): other is One => other.id === one.id && other.side === one.side;
  return before.map((one) => now.find((other): other is One => isSame(one, other)) ?? one);
}

/** What is open at first: the one that was linked to, else the first that waits for the person. */
function linkedOrFirst(introductions: readonly Introduction[], linked: string): string | undefined {
  const found = introductions.find(({ id }) => id === linked);
  return (found ?? sideOf(introductions, 'introducer').find(isMyTurn))?.id;
}

/** What of sharing and consent bears on introductions: without them nobody is proposed to anybody. */
function noteOf(sharing: ReplyOf<typeof readSharingRoute>, locale: string): PageState | undefined {
  if (!sharing.consents.includes('identifiableInsights')) return { kind: 'no_consent' };
  if (sharing.leftOutBy !== null) return { kind: 'left_out' };
  if (sharing.choice === 'off') return { kind: 'opted_out' };
  const { choice, pausedUntil } = sharing;
  if (choice === 'paused' && pausedUntil !== null) return { kind: 'paused', until: dayText(pausedUntil, locale) };
  return undefined;
}
