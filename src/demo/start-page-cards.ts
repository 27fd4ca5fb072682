import type { Evidence, Strength, Week } from '../domain/figures.ts';
import type { Health } from '../domain/health.ts';
import { countOf, daysAgo } from '../domain/plain-words.ts';
import type { Introducer } from '../services/answer.ts';
import type { Introducers } from '../services/find-introducers.ts';
import type { HealthAnswer } from '../services/read-health.ts';
import type { Relationship } from '../services/relationship.ts';
import { avatar } from './avatar.ts';
import { type Html, html } from './html.ts';

/** What a card shows when there is no answer: the refusal, in its own words. */
export type Refused = { readonly refused: string };

/** The card of who can introduce Priya to a contact. */
export function introducersCard(answer: Introducers | Refused): Html {
  if ('refused' in answer) return card('Who knows them', refusal(answer));
  const name = answer.contact.name ?? answer.contact.address;
  const people =
    answer.introducers.length === 0
      ? html`<p class="quiet">Nobody the asker may see knows this person well enough.</p>`
      : html`<ol class="people">${answer.introducers.map(introducerItem)}</ol>`;
  return card(`Who can introduce Priya to ${name}?`, html`<p class="quiet">${answer.contact.address}</p>${people}`);
}

/** The card of how healthy a relationship is: the asker's own if there is one, else that of all colleagues together. */
export function healthCard(answer: HealthAnswer | Refused): Html {
  if ('refused' in answer) return card('How healthy is it', refusal(answer));
  const name = answer.contact.name ?? answer.contact.address;
  const shown = answer.own.state === 'known' ? answer.own : answer.shared;
  const body =
    shown.state === 'known'
      ? relationshipBody(shown.relationship)
      : html`<p class="quiet">Nothing is known of this relationship.</p>`;
  return card(`How is Priya doing with ${name}?`, html`<p class="quiet">${answer.contact.address}</p>${body}`);
}

function card(title: string, body: Html): Html {
  return html`<article class="card"><h3>${title}</h3>${body}</article>`;
}

function refusal({ refused }: Refused): Html {
  return html`<p class="quiet">${refused}</p>`;
}

function introducerItem({ person, strength, evidence }: Introducer): Html {
  const name = person.name ?? person.address ?? 'A colleague';
  const role = [person.title, person.department].filter((part) => part !== null).join(', ');
  return html`<li>
${avatar(name)}
<div><p class="name">${name} ${tierBadge(strength)}</p>
<p class="quiet">${role}</p>
<p>${evidenceSentence(evidence)}</p></div></li>`;
}

function tierBadge({ tier }: Strength): Html {
  return html`<span class="badge ${tier}">${tier}</span>`;
}

function evidenceSentence({ mailsIn, mailsOut, meetings, daysSinceLast }: Evidence): string {
  const met = meetings === 0 ? [] : [countOf(meetings, 'meeting')];
  return [`${countOf(mailsIn, 'mail')} received, ${mailsOut} sent`, ...met, `last ${daysAgo(daysSinceLast)}`].join(
    ', ',
  );
}

function relationshipBody({ health, timeLine, strength }: Relationship): Html {
  return html`${healthBody(health)}${timeLinePicture(timeLine)}
<p class="quiet">Strength ${strength.score.toFixed(1)} (${strength.tier}); ${Math.round(100 * strength.probability)} %
likely to be in touch within 90 days.</p>`;
}

function healthBody(health: Health): Html {
  if (health.state !== 'ok') return html`<p>${health.sentence}</p>`;
  const warning = health.warning === null ? '' : html`<p class="warning">${health.warning.sentence}</p>`;
  return html`<p class="score"><strong>${health.score}</strong> of 100
<span class="badge ${health.grade}">${health.grade}</span> <span class="quiet">${health.trend}</span></p>
<meter min="0" max="100" low="40" high="60" optimum="100" value="${health.score}">${health.score} of 100</meter>
${warning}<ul>${health.reasons.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>
${health.whatIf.length === 0 ? '' : html`<p class="name">What would help</p><ul>${health.whatIf.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`}`;
}

const BAR_WIDTH = 6;
const PICTURE_HEIGHT = 48;

/** A bar a week, the tallest as high as the picture. */
function timeLinePicture(weeks: readonly Week[]): Html {
  const totals = weeks.map((week) => week.mailsSent + week.mailsReceived + week.meetings + week.calls);
  const most = Math.max(1, ...totals);
  const bars = totals.map((total, index) => {
    const height = Math.round((total / most) * PICTURE_HEIGHT);
    return html`<rect x="${index * BAR_WIDTH}" y="${PICTURE_HEIGHT - height}" width="${BAR_WIDTH - 2}" height="${height}"></rect>`;
  });
  const label = `Mails and meetings week by week over ${weeks.length} weeks, at most ${most} a week.`;
  return html`<svg class="time-line" role="img" aria-label="${label}" viewBox="0 0 ${weeks.length * BAR_WIDTH} ${PICTURE_HEIGHT}" preserveAspectRatio="none">${bars}</svg>`;
}
