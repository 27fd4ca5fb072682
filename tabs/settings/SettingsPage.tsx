import { readSharingRoute } from '../../src/contract/sharing.ts';
import { LoadingCards } from '../../src/ui/Loading.tsx';
import { PageFrame } from '../../src/ui/PageFrame.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import type { TabProps } from '../teams/open-tab.tsx';

/** The tab in which a person decides what of the own mailbox is read and shown. */
export function SettingsPage({ api }: TabProps) {
  const { loaded, reload } = useLoaded((signal) => api.call(readSharingRoute, { signal }), [api]);
  return (
    <PageFrame title="Your settings">
      {loaded.state === 'loading' && <LoadingCards label="Loading" />}
      {loaded.state === 'failed' && <StateCard state={stateOf(loaded.failure)} onRetry={reload} />}
      {loaded.state === 'ready' && loaded.value.choice}
    </PageFrame>
  );
}
