import { readFile } from 'node:fs/promises';
import type { Page, PageQuery, PageReply } from '../../http/page.ts';
import { avatar } from '../avatar.ts';
import { html } from '../html.ts';
import { OFFICE_STAND_IN_PATH } from '../outlook-host/addresses.ts';
import { DEMO_CHOICES } from '../people.ts';
import { SIGN_IN_STYLE } from './sign-in-style.ts';

/** Where people sign in in the demo: the page that stands for Entra's. */
export const DEMO_SIGN_IN_PATH = '/demo/sign-in';
const STYLE_PATH = '/demo/sign-in.css';
const SCRIPT_PATH = '/demo/sign-in.js';

/** The page and what it may load: its own style and script, and tokens from this service. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; " +
  "form-action 'none'";

/** The demo's sign-in: one chooses whom to be. It hands over real tokens the way the real one does. Never in production. */
export function signInPages(): readonly Page[] {
  return [
    { path: DEMO_SIGN_IN_PATH, answer: async (_params, query) => reply('text/html', choosePage(query)) },
    { path: STYLE_PATH, answer: async () => reply('text/css', SIGN_IN_STYLE) },
    { path: SCRIPT_PATH, answer: async () => reply('text/javascript', await readScript()) },
  ];
}

function choosePage(query: PageQuery): string {
  const isInOutlook = query['in'] === 'outlook';
  const { markup } = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>Acquaint demo: sign in</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body><main><p class="app">Acquaint demo</p><h1>Choose an account</h1>
<p class="quiet">Everybody here is made up. There is no password.</p>
<ul>${DEMO_CHOICES.map(
    (one) => html`<li><button type="button" disabled data-person="${one.key}">${avatar(one.name)}
<span><span class="name">${one.name}</span><span class="quiet">${one.address}</span><span class="quiet">${one.role}</span></span></button></li>`,
  )}</ul></main>
${isInOutlook ? html`<script src="${OFFICE_STAND_IN_PATH}"></script>` : ''}
<script type="module" src="${SCRIPT_PATH}"></script>
</body>
</html>`;
  return `<!doctype html>\n${markup}\n`;
}

function readScript(): Promise<string> {
  return readFile(new URL('sign-in.js', import.meta.url), 'utf8');
}

function reply(type: string, body: string): PageReply {
  return { status: 200, contentType: `${type}; charset=utf-8`, body, headers: { 'content-security-policy': POLICY } };
}
