import { type ReactNode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type Api, openApi } from '../../src/client/api.ts';
import { told } from '../../src/client/told.ts';
import { Stage } from '../../src/ui/Stage.tsx';
import { TEAMS_THEMES } from '../../src/ui/teams-themes.ts';
import { systemTheme } from '../../src/ui/theme.ts';
import { OutsidePage } from './OutsidePage.tsx';
import { browserHost, findHost, type TabHost } from './open-host.ts';

/** What a tab is given. */
export type TabProps = {
  readonly api: Api;
  /** What a deep link asks for within the tab; empty for none. */
  readonly subPage: string;
  /** The language and country of the host, for dates and numbers. */
  readonly locale: string;
};

/** Opens a tab: in its host with the host's theme and sign-in, outside of any with a page that says where it belongs and offers sign-in. */
export async function openTab(Tab: (props: TabProps) => ReactNode): Promise<void> {
  const element = document.getElementById('page');
  if (element === null) throw new Error('The page has no place for the tab.');
  const host = await findHost();
  createRoot(element).render(host === undefined ? <Outside Tab={Tab} /> : <Inside host={host} Tab={Tab} />);
}

function Inside({ host, Tab }: { readonly host: TabHost; readonly Tab: (props: TabProps) => ReactNode }) {
  const [theme, setTheme] = useState(host.theme);
  const [api] = useState(() => openApi(host.signIn, told('contract')));
  useEffect(() => {
    host.onTheme(setTheme);
    host.noteLoaded();
  }, [host]);
  return (
    <Stage theme={theme} themes={TEAMS_THEMES}>
      <Tab api={api} subPage={host.subPage} locale={host.locale} />
    </Stage>
  );
}

function Outside({ Tab }: { readonly Tab: (props: TabProps) => ReactNode }) {
  const [host, setHost] = useState<TabHost>();
  const [hasExpired, setHasExpired] = useState(false);
  const onToken = (token: string): void => {
    const mine: TabHost = browserHost(token, () => {
      setHasExpired(true);
      // Whoever has signed in again meanwhile stays.
      setHost((now) => (now === mine ? undefined : now));
    });
    setHost(mine);
  };
  if (host !== undefined) return <Inside host={host} Tab={Tab} />;
  return (
    <Stage theme={systemTheme()} themes={TEAMS_THEMES}>
      <OutsidePage elsewhere={told('elsewhere')} signInPath={told('sign-in')} {...{ hasExpired, onToken }} />
    </Stage>
  );
}
