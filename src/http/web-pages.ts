import { randomBytes } from 'node:crypto';
import type { TabId } from '../contract/app-names.ts';
import type { Page } from './page.ts';
import { entryOf, type WebBundle } from './web-bundle.ts';
import { type Shell, writeShell } from './web-shell.ts';

/** Who may frame a page: Teams, Outlook on the web and Microsoft 365, as Microsoft names them for tabs (docs/TABS.md says where). */
const TAB_HOSTS = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

/** Who may frame the side pane: Outlook on the web, and the new Outlook for Windows, which is the same. */
const PANE_HOSTS = [
  'https://*.cloud.microsoft',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook.live.com',
];

/** A page of the browser side. */
type WebPage = { readonly path: string; readonly title: string; readonly entry: string };

/** All tabs. */
const TABS: readonly (WebPage & { readonly path: `/tabs/${TabId}` })[] = [
  { path: '/tabs/settings', title: 'Acquaint: settings', entry: 'tabs/settings' },
  { path: '/tabs/relationships', title: 'Acquaint: relationships', entry: 'tabs/relationships' },
  { path: '/tabs/introductions', title: 'Acquaint: introductions', entry: 'tabs/introductions' },
  { path: '/tabs/administration', title: 'Acquaint: administration', entry: 'tabs/administration' },
];

/** The side pane. */
const PANE: WebPage = { path: '/addin', title: 'Acquaint', entry: 'addin' };

/** The windows in which somebody signs in at Entra: whose tab is outside of any host, and whose Outlook gives out no tokens itself. */
const SIGN_IN: WebPage = { path: '/sign-in', title: 'Acquaint: sign in', entry: 'tabs/sign-in' };
const PANE_SIGN_IN: WebPage = { path: '/addin/sign-in', title: 'Acquaint: sign in', entry: 'addin/sign-in' };

/** What Office.js fetches beside its own files in Outlook on the web, on Windows and on the Mac: without it, it is never ready. */
const OFFICE_FETCHES = 'https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js';

/** Where those windows go, and get the token from. */
const ENTRA = 'https://login.microsoftonline.com';

/** Where the windows of the sign-in are in production. */
export const SIGN_IN_PATHS = { tabs: SIGN_IN.path, pane: PANE_SIGN_IN.path } as const;

/** What differs between the ways the service can run. */
export type WebPagesSettings = {
  /** Whether this service's own pages may frame the tabs: only the demo has a host of its own. */
  readonly isFramedByItself: boolean;
  /** Where a page can be opened instead when it is opened outside of any host. */
  readonly elsewhere: (path: string) => string;
  /** Where the windows are in which somebody signs in: {@link SIGN_IN_PATHS}, or the demo's own. */
  readonly signInPaths: { readonly tabs: string; readonly pane: string };
  /** Where Office.js is: Microsoft's address in production, as the store demands; a stand-in of this service's own in the demo. */
  readonly officeScript: string;
  /** The application in Entra whose tokens the pages ask for, and the scope. */
  readonly clientId: string;
  readonly scope: string;
};

/** The tabs, the pane, their sign-in, and the files they load: the files never change under their names. */
export function webPages(bundle: WebBundle, settings: WebPagesSettings): readonly Page[] {
  const isFramedByItself = settings.isFramedByItself ? ["'self'"] : [];
  const { officeScript: hostScript, signInPaths } = settings;
  const officeOrigin = URL.canParse(hostScript) ? [new URL(hostScript).origin] : [];
  const officeScripts = officeOrigin.length === 0 ? [] : [...officeOrigin, OFFICE_FETCHES];
  const elsewhere = (path: string) => settings.elsewhere(path);
  const application = { 'acquaint-client': settings.clientId, 'acquaint-scope': settings.scope };
  const tabs = TABS.map((tab) =>
    shellPage(bundle, tab, {
      elsewhere,
      told: { 'acquaint-sign-in': signInPaths.tabs },
      policy: { ancestors: [...isFramedByItself, ...TAB_HOSTS], scripts: [], calls: [] },
    }),
  );
  const pane = shellPage(bundle, PANE, {
    elsewhere,
    hostScript,
    told: {
      ...application,
      'acquaint-sign-in': signInPaths.pane,
      'acquaint-prepare-dates': `/web/${entryOf(bundle, 'addin/prepare-dates').script}`,
    },
    policy: { ancestors: [...isFramedByItself, ...PANE_HOSTS], scripts: officeScripts, calls: officeOrigin },
  });
  const unframed = { ancestors: ["'none'"], scripts: [], calls: [ENTRA] };
  const signIn = shellPage(bundle, SIGN_IN, { elsewhere, told: application, policy: unframed });
  const paneSignIn = shellPage(bundle, PANE_SIGN_IN, {
    elsewhere,
    hostScript,
    told: application,
    policy: { ...unframed, scripts: officeScripts, calls: [ENTRA, ...officeOrigin] },
  });
  return [...tabs, pane, signIn, paneSignIn, filePage(bundle)];
}

/** Who may frame a page, and where beside its own origin its scripts come from and its calls go to. */
type Policy = {
  readonly ancestors: readonly string[];
  readonly scripts: readonly string[];
  readonly calls: readonly string[];
};

type ShellSettings = Pick<WebPagesSettings, 'elsewhere'> &
  Pick<Shell, 'hostScript' | 'told'> & { readonly policy: Policy };

function shellPage(bundle: WebBundle, { path, title, entry }: WebPage, settings: ShellSettings): Page {
  const { elsewhere, hostScript, told, policy } = settings;
  return {
    path,
    answer: async () => {
      const nonce = randomBytes(16).toString('base64url');
      return {
        status: 200,
        contentType: 'text/html; charset=utf-8',
        body: writeShell(bundle, { title, entry, nonce, elsewhere: elsewhere(path), hostScript, told }),
        headers: {
          'content-security-policy': policyOf(nonce, policy),
          // The host's window opens and frames the page, from another origin.
          'cross-origin-opener-policy': 'unsafe-none',
          'cross-origin-resource-policy': 'cross-origin',
        },
      };
    },
  };
}

function policyOf(nonce: string, { ancestors, scripts, calls }: Policy): string {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    `style-src 'nonce-${nonce}'`,
    `connect-src ${["'self'", ...calls].join(' ')}`,
    "img-src 'self' data:",
    "font-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.join(' ')}`,
  ].join('; ');
}

function filePage(bundle: WebBundle): Page {
  return {
    path: '/web/{file}',
    answer: async ({ file = '' }) => {
      const found = bundle.files.get(file);
      if (found === undefined) return { status: 404, contentType: 'text/plain; charset=utf-8', body: 'Not here.\n' };
      const { body, gzipped } = found;
      const headers = { 'cache-control': 'public, max-age=31536000, immutable' };
      return { status: 200, contentType: 'text/javascript; charset=utf-8', body, gzipped, headers };
    },
  };
}
