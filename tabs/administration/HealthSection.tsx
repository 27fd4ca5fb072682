import { readSettingsRoute } from '../../src/contract/tenant-settings.ts';
import { LoadingCards } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import { CrowdCard } from './CrowdCard.tsx';
import { HealthCard } from './HealthCard.tsx';
import { WORDS } from './health-words.ts';
import type { SectionProps } from './sections.ts';

/** How health is judged, and how many make a crowd. */
export function HealthSection(props: SectionProps) {
  const { api } = props;
  const { loaded, reload, put } = useLoaded((signal) => api.call(readSettingsRoute, { signal }), [api]);
  switch (loaded.state) {
    case 'loading':
      return <LoadingCards label={WORDS.loading} cards={2} />;
    case 'failed':
      return <StateCard state={stateOf(loaded.failure)} onRetry={reload} />;
    case 'ready':
      return (
        <>
          <HealthCard {...props} settings={loaded.value} onSettings={put} />
          <CrowdCard api={api} settings={loaded.value} onSettings={put} />
        </>
      );
  }
}
