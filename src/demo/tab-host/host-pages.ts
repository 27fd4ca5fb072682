import { readFile } from 'node:fs/promises';
import type { Page, PageQuery, PageReply } from '../../http/page.ts';
import type { DemoKeys } from '../identity/keys.ts';
import { signDemoToken } from '../identity/sign-demo-token.ts';
import { findDemoChoice } from '../people.ts';
import { choosePersonPage, HOST_SCRIPT_PATH, HOST_STYLE_PATH, type HostTab, hostPage } from './host-page.ts';
import { HOST_STYLE } from './host-style.ts';

/** Seconds for which a token of the host holds. */
const TOKEN_SECONDS = 3_600;

/** The page and what it may load: its own style and script, the tab in a frame, tokens from this service. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; frame-ancestors 'none'; " +
  "base-uri 'none'; form-action 'none'";

/** All tabs that there are. */
const TABS: readonly HostTab[] = [
  { id: 'settings', title: 'Settings' },
  { id: 'administration', title: 'Administration' },
];

/** The demo's stand-in for Teams: pages that frame the tabs and answer teams-js, and the tokens for it. Never in production. */
export function hostPages(keys: DemoKeys, now: () => number): readonly Page[] {
  return [
    { path: '/demo/host/tabs/{tab}', answer: async ({ tab }, query) => pageOf(tab, query) },
    { path: '/demo/host/token', answer: async (_params, query) => tokenReply(keys, query, now()) },
    { path: HOST_STYLE_PATH, answer: async () => reply(200, 'text/css', HOST_STYLE) },
    {
      path: HOST_SCRIPT_PATH,
      answer: async () => reply(200, 'text/javascript', await readFile(new URL('frame.js', import.meta.url), 'utf8')),
    },
  ];
}

function pageOf(id: string | undefined, query: PageQuery): PageReply {
  const tab = TABS.find((one) => one.id === id);
  if (tab === undefined) return reply(404, 'text/plain', 'There is no such tab.\n');
  const person = findDemoChoice(query['as']);
  if (person === undefined) return reply(200, 'text/html', choosePersonPage(tab));
  const body = hostPage({
    tab,
    tabs: TABS,
    person,
    theme: themeOf(query['theme']),
    subPage: query['sub'] ?? '',
    refusal: query['refuse'],
  });
  return reply(200, 'text/html', body);
}

function themeOf(name: string | undefined): 'default' | 'dark' | 'contrast' {
  return name === 'dark' || name === 'contrast' ? name : 'default';
}

async function tokenReply(keys: DemoKeys, query: PageQuery, now: number): Promise<PageReply> {
  const person = findDemoChoice(query['as']);
  if (person === undefined) return reply(404, 'text/plain', 'There is nobody of that name.\n');
  const token = await signDemoToken(keys, { ...person.who, ttl: TOKEN_SECONDS }, now);
  return reply(200, 'application/json', JSON.stringify({ token }));
}

function reply(status: number, type: string, body: string): PageReply {
  return { status, contentType: `${type}; charset=utf-8`, body, headers: { 'content-security-policy': POLICY } };
}
