import { readFile } from 'node:fs/promises';
import type { Page, PageQuery, PageReply } from '../../http/page.ts';
import { findDemoChoice } from '../people.ts';
import { OFFICE_STAND_IN_PATH, OUTLOOK_HOST_PATH, OUTLOOK_SCRIPT_PATH, OUTLOOK_STYLE_PATH } from './addresses.ts';
import { mailboxOf } from './mailbox.ts';
import { chooseMailboxPage, mailboxPage } from './mailbox-page.ts';
import { OUTLOOK_STYLE } from './outlook-style.ts';

/** The page and what it may load: its own style and script, and the pane in a frame. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; frame-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; " +
  "form-action 'none'";

/** The demo's stand-in for Outlook: a mailbox with the pane in a frame, and what the pane loads in the place of Office.js. Never in production. */
export function outlookPages(): readonly Page[] {
  return [
    { path: OUTLOOK_HOST_PATH, answer: async (_params, query) => pageOf(query) },
    { path: OUTLOOK_STYLE_PATH, answer: async () => reply('text/css', OUTLOOK_STYLE) },
    { path: OUTLOOK_SCRIPT_PATH, answer: async () => reply('text/javascript', await readScript('mailbox.js')) },
    { path: OFFICE_STAND_IN_PATH, answer: async () => reply('text/javascript', await readScript('office.js')) },
  ];
}

function pageOf(query: PageQuery): PageReply {
  const person = findDemoChoice(query['as']);
  if (person === undefined) return reply('text/html', chooseMailboxPage());
  const items = mailboxOf(person);
  const theme = query['theme'];
  const body = mailboxPage({
    person,
    items,
    open: query['open'] ?? items[0]?.id ?? '',
    theme: theme === 'dark' || theme === 'contrast' ? theme : 'light',
    refusal: query['refuse'] ?? '',
  });
  return reply('text/html', body);
}

function readScript(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}

function reply(type: string, body: string): PageReply {
  return {
    status: 200,
    contentType: `${type}; charset=utf-8`,
    body,
    headers: { 'content-security-policy': POLICY },
  };
}
