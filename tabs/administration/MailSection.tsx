import { readSettingsRoute } from '../../src/contract/tenant-settings.ts';
import { LoadingCards } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import { MailCard } from './MailCard.tsx';
import type { SectionProps } from './sections.ts';
import { WORDS } from './words.ts';

/** The template of the mail that introduces two people. */
export function MailSection({ api }: SectionProps) {
  const { loaded, reload, put } = useLoaded((signal) => api.call(readSettingsRoute, { signal }), [api]);
  switch (loaded.state) {
    case 'loading':
      return <LoadingCards label={WORDS.loading} cards={1} />;
    case 'failed':
      return <StateCard state={stateOf(loaded.failure)} onRetry={reload} />;
    case 'ready':
      return <MailCard api={api} settings={loaded.value} onSettings={put} />;
  }
}
