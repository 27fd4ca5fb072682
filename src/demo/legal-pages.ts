import type { Page } from '../http/page.ts';
import { type Html, html } from './html.ts';
import type { Place } from './start-page.ts';
import { PAGE_POLICY, STYLE_PATH } from './start-page-policy.ts';

type Legal = Place & { readonly body: Html };

const PRIVACY: Legal = {
  title: 'Privacy',
  path: '/demo/privacy',
  body: html`<p>Everybody in the demo is made up, and so is their mail. Nothing of yours is read, nothing leaves this machine, and
deleting the data folder deletes it all.</p>
<h2>What Acquaint does where it runs for real</h2>
<ul>
<li>Read is when somebody wrote or met, with whom, in which direction and how long. Never a subject, a text or an attachment.</li>
<li>Nothing is read or shown unless an administrator has consented, and nothing of a person who does not share.</li>
<li>Every choice holds on the next request. Deleting follows, ends with a receipt, and reaches backups within 30 days.</li>
<li>Whoever is shown can see to whom. Nobody is compared with colleagues, and an administrator sees no relationship that a colleague would not see.</li>
<li>Kept is one year; older months are dropped.</li>
</ul>
<p>All of it, sentence by sentence with the test that holds it, is in <code>docs/PRIVACY.md</code>.</p>`,
};

const TERMS: Legal = {
  title: 'Terms of use',
  path: '/demo/terms',
  body: html`<p>Acquaint is free software under the MIT licence (<code>LICENSE</code>): use, change and pass it on; it comes without any
warranty.</p>
<p>The demo is for trying out on one machine. It signs its own tokens, so anybody at this machine can be anybody in it: put nothing
real into it.</p>
<p>An organisation that runs Acquaint has terms of its own, which the app in Teams and Outlook leads to.</p>`,
};

const SUPPORT: Legal = {
  title: 'Support',
  path: '/demo/support',
  body: html`<p>When something goes wrong, the page or card says a reference. The log of the demo,
<code>service.log</code> in its data folder, has the same reference, and what happened.</p>
<p>To start afresh: end the service, delete the data folder, start it again.</p>
<p>The bot answers “help” with what it understands. Everything else is in the folder <code>docs</code>.</p>`,
};

const ALL = [PRIVACY, TERMS, SUPPORT];

/** The pages that an app for Teams has to have, as the demo has them: open to everybody, without signing in. */
export const LEGAL_PLACES: readonly Place[] = ALL.map(({ title, path }) => ({ title, path }));

/** What the demo says of privacy, terms and support. */
export function legalPages(): readonly Page[] {
  return ALL.map((legal) => ({
    path: legal.path,
    answer: async () => ({
      status: 200,
      contentType: 'text/html; charset=utf-8',
      body: legalPage(legal),
      headers: { 'content-security-policy': PAGE_POLICY },
    }),
  }));
}

function legalPage({ title, body }: Legal): string {
  const { markup } = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/icons/pane-32.png">
<title>Acquaint demo: ${title}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<main><h1>${title}</h1>
${body}</main>
<footer><p class="quiet"><a href="/">Acquaint demo</a></p></footer>
</body>
</html>`;
  return `<!doctype html>\n${markup}\n`;
}
