import { type Html, html } from '../html.ts';
import { DEMO_CHOICES, type DemoChoice } from '../people.ts';
import type { HostTab } from './tabs.ts';

/** What is on the host's page. */
export type HostPage = {
  readonly tab: HostTab;
  readonly tabs: readonly HostTab[];
  readonly person: DemoChoice;
  readonly theme: 'default' | 'dark' | 'contrast';
  readonly subPage: string;
  /** Set where the host is to refuse the sign-in, in the word Teams would use. */
  readonly refusal: string | undefined;
};

/** Where the host's style and script are. */
export const HOST_STYLE_PATH = '/demo/host/host.css';
export const HOST_SCRIPT_PATH = '/demo/host/frame.js';

/** What Teams lets a tab do; without the word for downloads a browser would refuse an export. */
const SANDBOX =
  'allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts';

/** Where a tab is opened as somebody. */
export function hostPath(tab: string, person: string): string {
  return `/demo/host/tabs/${tab}?as=${person}`;
}

/** The page around a tab, as a whole document. */
export function hostPage(page: HostPage): string {
  const { tab, person } = page;
  return documentOf(
    `${tab.title} as ${person.name}`,
    html`<header><p class="app"><a href="/">Acquaint demo</a></p>
<nav aria-label="Tabs">${page.tabs.map((one) => link(hostPath(one.id, person.key), one.title, one.id === tab.id))}</nav>
<nav aria-label="People">${DEMO_CHOICES.map((one) => link(hostPath(tab.id, one.key), one.name, one.key === person.key))}</nav>
<div role="group" aria-label="Theme"><button type="button" data-set-theme="default">Light</button>
<button type="button" data-set-theme="dark">Dark</button>
<button type="button" data-set-theme="contrast">Contrast</button></div></header>
<iframe id="tab" title="${tab.title}" sandbox="${SANDBOX}" data-src="/tabs/${tab.id}" data-tab-id="${tab.id}"
data-sub-page="${page.subPage}" data-theme="${page.theme}" data-person="${person.key}" data-address="${person.address}"
data-object-id="${person.who.objectId}" data-tenant-id="${person.who.tenantId}"${page.refusal === undefined ? '' : html` data-refusal="${page.refusal}"`}></iframe>
<script type="module" src="${HOST_SCRIPT_PATH}"></script>`,
  );
}

/** The page that asks whom to be. */
export function choosePersonPage(tab: HostTab): string {
  return documentOf(
    `${tab.title}: choose a person`,
    html`<header><p class="app"><a href="/">Acquaint demo</a></p></header>
<main><h1>${tab.title}: who are you?</h1><p>Everybody in the demo is made up.</p>
<ul>${DEMO_CHOICES.map((one) => html`<li><a href="${hostPath(tab.id, one.key)}">${one.name}</a> ${one.role}</li>`)}</ul></main>`,
  );
}

function link(address: string, text: string, isHere: boolean): Html {
  return isHere ? html`<a href="${address}" aria-current="page">${text}</a>` : html`<a href="${address}">${text}</a>`;
}

function documentOf(title: string, body: Html): string {
  const { markup } = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${title}</title>
<link rel="stylesheet" href="${HOST_STYLE_PATH}">
</head>
<body>${body}</body>
</html>`;
  return `<!doctype html>\n${markup}\n`;
}
