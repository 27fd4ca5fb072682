import { randomBytes } from 'node:crypto';
import type { Page } from './page.ts';
import type { WebBundle } from './web-bundle.ts';
import { writeShell } from './web-shell.ts';

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

/** A page of the browser side. */
type WebPage = { readonly path: string; readonly title: string; readonly entry: string };

/** All tabs. */
const TABS: readonly WebPage[] = [{ path: '/tabs/settings', title: 'Acquaint: settings', entry: 'tabs/settings' }];

/** What differs between the ways the service can run. */
export type WebPagesSettings = {
  /** Whether this service's own pages may frame the tabs: only the demo has a host of its own. */
  readonly isFramedByItself: boolean;
  /** Where a tab can be opened instead when it is opened outside of any host. */
  readonly elsewhere: (path: string) => string;
};

/** The tabs, and the files they load: the files never change under their names. */
export function webPages(bundle: WebBundle, settings: WebPagesSettings): readonly Page[] {
  return [...TABS.map((tab) => shellPage(bundle, tab, settings)), filePage(bundle)];
}

function shellPage(bundle: WebBundle, { path, title, entry }: WebPage, settings: WebPagesSettings): Page {
  const ancestors = settings.isFramedByItself ? ["'self'", ...TAB_HOSTS] : TAB_HOSTS;
  return {
    path,
    answer: async () => {
      const nonce = randomBytes(16).toString('base64url');
      return {
        status: 200,
        contentType: 'text/html; charset=utf-8',
        body: writeShell(bundle, { title, entry, nonce, elsewhere: settings.elsewhere(path) }),
        headers: {
          'content-security-policy': policyOf(nonce, ancestors),
          // The host's window opens and frames the page, from another origin.
          'cross-origin-opener-policy': 'unsafe-none',
          'cross-origin-resource-policy': 'cross-origin',
        },
      };
    },
  };
}

function policyOf(nonce: string, ancestors: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
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
