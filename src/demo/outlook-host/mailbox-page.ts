import { type Html, html } from '../html.ts';
import { DEMO_CHOICES, type DemoChoice } from '../people.ts';
import { mailboxPath, OUTLOOK_SCRIPT_PATH, OUTLOOK_STYLE_PATH } from './addresses.ts';
import type { MailboxItem } from './mailbox.ts';

/** What is on the page around the pane. */
export type MailboxPage = {
  readonly person: DemoChoice;
  readonly items: readonly MailboxItem[];
  /** The id of what is open at first; empty for nothing. */
  readonly open: string;
  readonly theme: 'light' | 'dark' | 'contrast';
  /** How the sign-in goes: `no`, `interaction` (only when the person is asked), empty for well. */
  readonly refusal: string;
};

/** A made-up mailbox with the pane beside it, as a whole document. */
export function mailboxPage({ person, items, open, theme, refusal }: MailboxPage): string {
  return documentOf(
    `Mailbox of ${person.name}`,
    html`<header><p class="app"><a href="/">Acquaint demo</a></p>
<nav aria-label="People">${DEMO_CHOICES.map((one) => link(one, one.key === person.key))}</nav>
<div role="group" aria-label="Theme"><button type="button" data-set-theme="light">Light</button>
<button type="button" data-set-theme="dark">Dark</button>
<button type="button" data-set-theme="contrast">Contrast</button></div></header>
<div class="desk"><nav class="list" aria-label="Mailbox"><ul>${items.map(listItem)}
<li><button type="button" id="none">Close what is open</button></li></ul></nav>
<main class="reading"><h1 id="title"></h1><p id="who"></p><p id="text"></p></main>
<iframe id="pane" title="Acquaint" data-src="/addin" data-open="${open}" data-theme="${theme}"
data-person="${person.key}" data-name="${person.name}" data-address="${person.address}" data-refusal="${refusal}"
data-object-id="${person.who.objectId}" data-tenant-id="${person.who.tenantId}"></iframe></div>
<template id="items">${JSON.stringify(items)}</template>
<script type="module" src="${OUTLOOK_SCRIPT_PATH}"></script>`,
  );
}

/** The page that asks whose mailbox to open. */
export function chooseMailboxPage(): string {
  return documentOf(
    'Outlook: choose a person',
    html`<header><p class="app"><a href="/">Acquaint demo</a></p></header>
<main class="reading"><h1>Whose mailbox?</h1><p>Everybody in the demo is made up.</p>
<ul>${DEMO_CHOICES.map((one) => html`<li>${link(one, false)} ${one.role}</li>`)}</ul></main>`,
  );
}

function listItem({ id, title, from, isDraft }: MailboxItem): Html {
  return html`<li><button type="button" data-item="${id}"><strong>${isDraft ? 'You' : from.displayName}</strong>
<span>${title}</span></button></li>`;
}

function link({ key, name }: DemoChoice, isHere: boolean): Html {
  return isHere
    ? html`<a href="${mailboxPath(key)}" aria-current="page">${name}</a>`
    : html`<a href="${mailboxPath(key)}">${name}</a>`;
}

function documentOf(title: string, body: Html): string {
  const { markup } = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${title}</title>
<link rel="stylesheet" href="${OUTLOOK_STYLE_PATH}">
</head>
<body>${body}</body>
</html>`;
  return `<!doctype html>\n${markup}\n`;
}
