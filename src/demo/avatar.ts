import { type Html, html } from './html.ts';

/** Somebody's initials in a circle, as Fluent draws people without a picture. */
export function avatar(name: string): Html {
  return html`<span class="avatar" aria-hidden="true">${initialsOf(name)}</span>`;
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('');
}
