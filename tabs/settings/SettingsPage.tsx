import { useState } from 'react';
import { readSharingRoute } from '../../src/contract/sharing.ts';
import { LoadingCards } from '../../src/ui/Loading.tsx';
import { PageFrame } from '../../src/ui/PageFrame.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import type { TabProps } from '../teams/open-tab.tsx';
import { AskingSection } from './AskingSection.tsx';
import { DataSection } from './DataSection.tsx';
import { HiddenSection } from './HiddenSection.tsx';
import { ReceiptsSection } from './ReceiptsSection.tsx';
import { SeenSection } from './SeenSection.tsx';
import { SharingSection } from './SharingSection.tsx';
import type { SectionProps, Sharing } from './section-props.ts';
import { ViewsSection } from './ViewsSection.tsx';
import { WORDS } from './words.ts';

/** The tab in which a person decides what of the own mailbox is read and shown. */
export function SettingsPage({ api, locale }: TabProps) {
  const { loaded, reload, put } = useLoaded((signal) => api.call(readSharingRoute, { signal }), [api]);
  const [changes, setChanges] = useState(0);
  const onSharing = (sharing: Sharing): void => {
    put(sharing);
    setChanges((before) => before + 1);
  };
  return (
    <PageFrame title={WORDS.title} lead={WORDS.lead}>
      {loaded.state === 'loading' && <LoadingCards label={WORDS.loading} cards={4} />}
      {loaded.state === 'failed' && <StateCard state={stateOf(loaded.failure)} onRetry={reload} />}
      {loaded.state === 'ready' && <Sections {...{ api, locale, sharing: loaded.value, onSharing, changes }} />}
    </PageFrame>
  );
}

function Sections(props: SectionProps) {
  // A guest has nothing here that colleagues could see, unless it is of a time before; to say no is for everybody.
  if (props.sharing.isGuest && props.sharing.mailbox.state === 'not_read') {
    return (
      <>
        <SharingSection {...props} />
        <DataSection {...props} />
        <ReceiptsSection {...props} />
      </>
    );
  }
  return (
    <>
      <SharingSection {...props} />
      <HiddenSection {...props} />
      <SeenSection {...props} />
      <AskingSection {...props} />
      <ViewsSection {...props} />
      <DataSection {...props} />
      <ReceiptsSection {...props} />
    </>
  );
}
