import { randomBytes } from 'node:crypto';
import type { Page } from './page.ts';
import type { WebBundle } from './web-bundle.ts';
import { type Shell, writeShell } from './web-shell.ts';

/** Who may frame a page: Teams, Outlook on the web and Microsoft 365, as Microsoft names them for tabs. */
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
const TABS: readonly WebPage[] = [
  { path: '/tabs/settings', title: 'Acquaint: settings', entry: 'tabs/settings' },
  { path: '/tabs/administration', title: 'Acquaint: administration', entry: 'tabs/administration' },
];

/** What differs between the ways the service can run. */
export type WebPagesSettings = {
  /** Whether this service's own pages may frame the tabs: only the demo has a host of its own. */
  readonly isFramedByItself: boolean;
  /** Where a tab can be opened instead when it is opened outside of any host. */
  readonly elsewhere: (path: string) => string;
  readonly pane: PaneSettings;
};

/** What the side pane of Outlook is served with. */
export type PaneSettings = {
  /** Where Office.js is: Microsoft's address in production, as the store demands; a stand-in of this service's own in the demo. */
  readonly officeScript: string;
  /** The application in Entra whose tokens the pane asks for, and the scope. */
  readonly clientId: string;
  readonly scope: string;
};

/** The side pane. */
const PANE: WebPage = { path: '/addin', title: 'Acquaint', entry: 'addin' };

/** The tabs, the pane, and the files they load: the files never change under their names. */
export function webPages(bundle: WebBundle, settings: WebPagesSettings): readonly Page[] {
  const isFramedByItself = settings.isFramedByItself ? ["'self'"] : [];
  const { officeScript, clientId, scope } = settings.pane;
  const origin = URL.canParse(officeScript) ? ` ${new URL(officeScript).origin}` : '';
  const elsewhere = (path: string) => settings.elsewhere(path);
  const tabs = TABS.map((tab) =>
    shellPage(bundle, tab, { elsewhere, policy: { ancestors: [...isFramedByItself, ...TAB_HOSTS], origin: '' } }),
  );
  const pane = shellPage(bundle, PANE, {
    elsewhere,
    hostScript: officeScript,
    told: { 'acquaint-client': clientId, 'acquaint-scope': scope },
    policy: { ancestors: [...isFramedByItself, ...PANE_HOSTS], origin },
  });
  return [...tabs, pane, filePage(bundle)];
}

/** Who may frame a page, and the origin beside its own that its scripts and calls may go to, after a space. */
type Policy = { readonly ancestors: readonly string[]; readonly origin: string };

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

function policyOf(nonce: string, { ancestors, origin }: Policy): string {
  return [
    "default-src 'none'",
    `script-src 'self'${origin}`,
    `style-src 'nonce-${nonce}'`,
    `connect-src 'self'${origin}`,
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
