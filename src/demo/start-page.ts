import type { Introducers } from '../services/find-introducers.ts';
import type { HealthAnswer } from '../services/read-health.ts';
import { avatar } from './avatar.ts';
import { type Html, html } from './html.ts';
import { healthCard, introducersCard, type Refused } from './start-page-cards.ts';
import { STYLE_PATH } from './start-page-policy.ts';

/** Somewhere to go. */
export type Place = { readonly title: string; readonly path: string };

/** A person of the cast, and what to do as that person. */
export type CastEntry = {
  readonly name: string;
  readonly role: string;
  /** Who that is in the story, in a sentence or two. */
  readonly story: string;
  /** The best place to begin. */
  readonly first: Place;
  readonly places: readonly Place[];
  /** Where that person talks to the bot, when a Playground runs. */
  readonly chat: string | undefined;
  /** A command to paste into a terminal. */
  readonly command: string;
};

/** A step of the tour. */
export type Step = { readonly text: string; readonly place: Place };

/** Everything on the start page. */
export type StartPage = {
  readonly databaseKind: string;
  readonly tokenMinutes: number;
  readonly cast: readonly CastEntry[];
  readonly tour: readonly Step[];
  readonly introducers: Introducers | Refused;
  readonly health: HealthAnswer | Refused;
  /** Privacy, terms, support. */
  readonly legal: readonly Place[];
};

/** The start page of demo mode as a whole document. */
export function startPage(page: StartPage): string {
  const { markup } = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/icons/pane-32.png">
<title>Acquaint demo</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<header class="hero"><img src="/icons/pane-64.png" alt="" width="48" height="48"><div><h1>Acquaint</h1>
<p class="lead">Who in the company knows this person, and how healthy is the relationship? Acquaint answers in the inbox, from who
wrote to and met whom and when, never from what was written, and only as far as the organisation has consented and each colleague
shares.</p></div></header>
<main>
<section aria-labelledby="cast"><h2 id="cast">Who do you want to be?</h2>
<p class="quiet">Contoso Demo and everybody in it are made up. All else is real: the service, its database, the checks of each token.</p>
<div class="cast">${page.cast.map((entry) => castCard(entry, page.tokenMinutes))}</div></section>
<section aria-labelledby="tour"><h2 id="tour">A tour in five steps</h2>
<ol class="card tour">${page.tour.map(tourStep)}</ol></section>
<section aria-labelledby="live"><h2 id="live">Live, from this very service</h2>
<div class="cards">${introducersCard(page.introducers)}${healthCard(page.health)}</div></section>
<section aria-labelledby="chat"><h2 id="chat">Talk to the bot</h2>
<div class="card">${chatHint(page.cast)}</div></section>
<section aria-labelledby="more"><h2 id="more">Look further</h2>
<ul class="links">
<li><a href="/api/openapi.json">API documentation</a> <span class="quiet">OpenAPI 3.1</span></li>
<li><a href="/healthz">Liveness</a></li>
<li><a href="/readyz">Readiness</a></li>
<li><a href="/metrics">Metrics</a> <span class="quiet">Prometheus</span></li>
</ul></section>
</main>
<footer><p class="quiet">Demo mode on this machine only, database: ${page.databaseKind}.</p>
<ul class="places">${page.legal.map(({ title, path }) => html`<li><a href="${path}">${title}</a></li>`)}</ul></footer>
</body>
</html>`;
  return `<!doctype html>\n${markup}\n`;
}

function castCard({ name, role, story, first, places, command }: CastEntry, tokenMinutes: number): Html {
  return html`<article class="card person"><div class="who">${avatar(name)}<div><h3>${name}</h3><p class="quiet">${role}</p></div></div>
<p class="story">${story}</p>
<p><a class="button" href="${first.path}">${first.title}<span class="hidden"> as ${name}</span></a></p>
<ul class="places">${places.map((place) => html`<li><a href="${place.path}">${place.title}<span class="hidden"> as ${name}</span></a></li>`)}</ul>
<details><summary>Ask the API as ${name}</summary>
<p class="quiet">The token holds for ${tokenMinutes} minutes; load this page again for a fresh one.</p>
<pre tabindex="0" aria-label="Command for ${name}"><code>${command}</code></pre></details></article>`;
}

function tourStep({ text, place }: Step): Html {
  return html`<li>${text} <a href="${place.path}">${place.title}</a></li>`;
}

function chatHint(cast: readonly CastEntry[]): Html {
  const chats = cast.flatMap(({ name, chat }) => (chat === undefined ? [] : [{ name, chat }]));
  if (chats.length === 0) {
    return html`<p>The bot answers in Microsoft’s Agents Playground. End this service, start it with the command below, and come back
to this page: it leads to a chat for each person that talks there.</p><pre tabindex="0" aria-label="Command for the Playground"><code>npm run playground</code></pre>`;
  }
  return html`<p>Microsoft’s Agents Playground runs. Try “who knows yvonne@fourthcoffee.example”.</p>
<ul class="places">${chats.map(({ name, chat }) => html`<li><a class="button" href="${chat}">Chat as ${name}</a></li>`)}</ul>`;
}
