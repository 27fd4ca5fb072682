import { lazy, Suspense, useCallback, useState } from 'react';
import type { Failure } from '../../src/client/failure.ts';
import { readSharingRoute } from '../../src/contract/sharing.ts';
import { LoadingCards } from '../../src/ui/Loading.tsx';
import { PageFrame } from '../../src/ui/PageFrame.tsx';
import { type PageState, stateOf } from '../../src/ui/page-state.ts';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { StateNote } from '../../src/ui/StateNote.tsx';
import { type Loaded, useLoaded } from '../../src/ui/use-loaded.ts';
import type { TabProps } from '../teams/open-tab.tsx';
import type { Opened } from './DetailDrawer.tsx';
import { KindTabs } from './KindTabs.tsx';
import { LinesView } from './LinesView.tsx';
import type { LineKind } from './line.ts';
import { EVERYTHING, type Look } from './look.ts';
import { type Sharing, stateOfEmpty, statesOf } from './sharing-states.ts';
import { useAccounts, useContacts } from './use-lines.ts';
import { WORDS } from './words.ts';

/** Loaded when somebody opens a line: a drawer is a good part of Fluent. */
const DetailDrawer = lazy(() => import('./DetailDrawer.tsx').then((part) => ({ default: part.DetailDrawer })));

/** Milliseconds after which a drawer is surely gone. */
const AFTER_DRAWER_MS = 150;

/** The tab with a person's own contacts and accounts. A deep link names the address of the contact to open. */
export function RelationshipsPage({ api, locale, subPage }: TabProps) {
  const [kind, setKind] = useState<LineKind>('contacts');
  const [look, setLook] = useState<Look>(EVERYTHING);
  const [opened, setOpened] = useState<Opened | undefined>(() => openedBy(subPage));
  const { loaded, reload } = useLoaded((signal) => api.call(readSharingRoute, { signal }), [api]);
  const sharing = loaded.state === 'ready' ? loaded.value : undefined;
  const contacts = useContacts(api);
  const accounts = useAccounts(api, kind === 'accounts');
  const { list, again } = kind === 'contacts' ? contacts : accounts;
  const onOpen = useCallback((key: string) => setOpened({ kind, key, name: key }), [kind]);
  const people = contacts.list.state === 'ready' ? contacts.list.items : undefined;
  const isAnything = people !== undefined && people.length > 0;
  const states = sharing === undefined || people === undefined ? [] : statesOf(sharing, locale);
  // Where nothing is there, how far reading is stands in its place.
  const notes = isAnything ? states : states.filter(({ kind: state }) => state === 'paused');

  function showKind(wanted: LineKind): void {
    setKind(wanted);
    setLook({ ...EVERYTHING, order: look.order, isReversed: look.isReversed });
  }

  function showAccount(account: string): void {
    setOpened(undefined);
    // Only once the drawer is gone: when the page changes below it, Fluent goes on hiding the page from screen readers.
    setTimeout(() => {
      document.querySelector<HTMLElement>('[role=tab]')?.focus();
      setKind('contacts');
      setLook({ ...EVERYTHING, account });
    }, AFTER_DRAWER_MS);
  }

  return (
    <PageFrame title={WORDS.title} lead={WORDS.lead} isWide>
      {notes.map((state) => (
        <StateNote key={state.kind} state={state} />
      ))}
      {isAnything && <KindTabs kind={kind} onKind={showKind} />}
      {list.state === 'loading' && <LoadingCards label={WORDS.loading} cards={2} />}
      {list.state === 'failed' && <StateCard state={stateOfFailure(list.failure)} onRetry={again} />}
      {list.state === 'ready' && list.items.length === 0 && <EmptyList sharing={loaded} onRetry={reload} />}
      {list.state === 'ready' && list.items.length > 0 && (
        <LinesView
          key={kind}
          {...{ kind, look, locale, onOpen }}
          lines={list.items}
          rest={list.rest}
          onLook={setLook}
          onRest={again}
        />
      )}
      <Suspense fallback={null}>
        {opened !== undefined && (
          <DetailDrawer
            key={opened.key}
            {...{ api, locale, opened }}
            onClose={() => setOpened(undefined)}
            onAccount={showAccount}
          />
        )}
      </Suspense>
    </PageFrame>
  );
}

type EmptyProps = { readonly sharing: Loaded<Sharing>; readonly onRetry: () => void };

/** Why nothing is there: known only from what the person shares, so nothing is said before that is there. */
function EmptyList({ sharing, onRetry }: EmptyProps) {
  switch (sharing.state) {
    case 'loading':
      return <LoadingCards label={WORDS.loading} cards={2} />;
    case 'failed':
      return <StateCard state={stateOfFailure(sharing.failure)} onRetry={onRetry} />;
    case 'ready':
      return <StateCard state={stateOfEmpty(sharing.value)} />;
  }
}

/** A deep link that names no address opens nothing. */
function openedBy(subPage: string): Opened | undefined {
  return subPage.includes('@') ? { kind: 'contacts', key: subPage, name: subPage } : undefined;
}

/** Only guests are refused here, and they have no mailbox. */
function stateOfFailure(failure: Failure): PageState {
  const state = stateOf(failure);
  return state.kind === 'forbidden' ? { kind: 'guest' } : state;
}
