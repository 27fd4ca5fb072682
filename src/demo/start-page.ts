import type { Introducers } from '../services/find-introducers.ts';
import type { HealthAnswer } from '../services/read-health.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { healthCard, introducersCard, type Refused } from './start-page-cards.ts';

/** A person of the cast with something to try as that person. */
export type CastEntry = {
  readonly name: string;
  readonly role: string;
  readonly tries: string;
  /** Where the own settings are, in the stand-in for Teams. */
  readonly settingsPath: string;
  /** Where the mailbox with the side pane is, in the stand-in for Outlook. */
  readonly mailboxPath: string;
  /** A command to paste into a terminal. */
  readonly command: string;
};

/** Everything on the start page. */
export type StartPage = {
  readonly databaseKind: string;
  readonly tokenMinutes: number;
  readonly cast: readonly CastEntry[];
  readonly introducers: Introducers | Refused;
  readonly health: HealthAnswer | Refused;
};

/** Where the page's style is; a file of its own, so that no inline style is ever needed. */
export const STYLE_PATH = '/demo/start.css';

/** The start page of demo mode as a whole document. */
export function startPage(page: StartPage): string {
  const { markup } = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Acquaint demo</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<header><h1>Acquaint</h1><p class="lead">Who in the company knows this person, and how healthy is the relationship?
Acquaint answers both from the metadata of mail and meetings, never from their content, and only as far as the
organisation has consented and each colleague shares.</p></header>
<main>
<section aria-labelledby="live"><h2 id="live">Live, from this very service</h2>
<div class="cards">${introducersCard(page.introducers)}${healthCard(page.health)}</div></section>
<section aria-labelledby="cast"><h2 id="cast">Try it as one of them</h2>
<p class="quiet">Contoso Demo and everybody in it are made up. Each command carries a token of its person, good for
${page.tokenMinutes} minutes; reload this page for a fresh one.</p>
${page.cast.map(castItem)}</section>
<section aria-labelledby="more"><h2 id="more">Look further</h2>
<ul class="links">
<li><a href="/api/openapi.json">API documentation</a> <span class="quiet">OpenAPI 3.1</span></li>
<li><a href="/healthz">Liveness</a></li>
<li><a href="/readyz">Readiness</a></li>
<li><a href="/metrics">Metrics</a> <span class="quiet">Prometheus</span></li>
</ul></section>
</main>
<footer><p class="quiet">Demo mode on this machine only, database: ${page.databaseKind}.</p></footer>
</body>
</html>`;
  return `<!doctype html>\n${markup}\n`;
}

function castItem(entry: CastEntry): Html {
  return html`<details class="card"><summary><span class="name">${entry.name}</span>
<span class="quiet">${entry.role}</span><span class="tries">${entry.tries}</span></summary>
<p><a href="${entry.mailboxPath}">Outlook with the side pane as ${entry.name}</a></p>
<p><a href="${entry.settingsPath}">Settings tab as ${entry.name}</a></p>
<pre tabindex="0" aria-label="Command for ${entry.name}"><code>${entry.command}</code></pre></details>`;
}
