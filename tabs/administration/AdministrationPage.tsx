import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { readConsentRoute } from '../../src/contract/consent.ts';
import { LoadingCards } from '../../src/ui/Loading.tsx';
import { PageFrame } from '../../src/ui/PageFrame.tsx';
import { type PageState, stateOf } from '../../src/ui/page-state.ts';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import type { TabProps } from '../teams/open-tab.tsx';
import { Sections } from './Sections.tsx';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  who: { maxWidth: '68ch', color: tokens.colorNeutralForeground2 },
});

/** The tab in which an administrator decides for the whole organisation. */
export function AdministrationPage({ api, locale, subPage }: TabProps) {
  // Whoever may read the consents is an administrator: the service says so, not the page.
  const { loaded, reload } = useLoaded((signal) => api.call(readConsentRoute, { signal }), [api]);
  return (
    <PageFrame title={WORDS.title} lead={WORDS.lead} isWide>
      {loaded.state === 'loading' && <LoadingCards label={WORDS.loading} cards={3} />}
      {loaded.state === 'failed' && <Refused state={stateOf(loaded.failure)} onRetry={reload} />}
      {loaded.state === 'ready' && <Sections api={api} locale={locale} first={subPage} />}
    </PageFrame>
  );
}

function Refused({ state, onRetry }: { readonly state: PageState; readonly onRetry: () => void }) {
  const styles = useStyles();
  return (
    <>
      <StateCard state={state} onRetry={onRetry} />
      {state.kind === 'forbidden' && <Text className={styles.who}>{WORDS.forbidden}</Text>}
    </>
  );
}
