import type { Strength } from '../../src/domain/figures.ts';
import type { ContactShown, Person } from '../../src/services/answer.ts';
import type { Words } from '../words/words.ts';
import type { CardElement, Column } from './card.ts';
import { column, columns, container, note, text } from './elements.ts';
import { clipped, oneLine } from './plain-text.ts';

const MOST_OF_NAME = 80;

/** A colleague by name, else by address. */
export function personName(words: Words, person: Person): string {
  return nonEmpty(person.name) ?? nonEmpty(person.address) ?? words.knowing.unnamed;
}

/** A contact by name, else by address. */
export function contactName(contact: ContactShown): string {
  return nonEmpty(contact.name) ?? nonEmpty(contact.address) ?? '?';
}

/** How a button names a colleague again: by the object id, else by the address; undefined where there is neither. */
export function introducerId(person: Person): string | undefined {
  return person.objectId ?? person.address ?? undefined;
}

/** Title and department of a colleague; undefined where the directory says neither. */
function placeOf(person: Person): string | undefined {
  const parts = [nonEmpty(person.title), nonEmpty(person.department)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}

/** The first letters of a name, at most two; of an address, its first letter. */
export function initialsOf(name: string): string {
  const parts =
    name
      .split('@')[0]
      ?.split(/[\s.,_-]+/)
      .filter((word) => /^[\p{L}\p{N}]/u.test(word)) ?? [];
  const [first, last] = parts.length > 1 && !name.includes('@') ? [parts[0], parts.at(-1)] : [parts[0], undefined];
  const letters = [first, last].map((part) => [...(part ?? '')][0] ?? '').join('');
  return letters === '' ? '?' : letters.toLocaleUpperCase();
}

/**
 * A coloured tile with initials. Letters on the accent ground of the client, no picture: a picture would have to come from somewhere,
 * and those that could come along in the card are not drawn everywhere.
 */
function avatar(name: string): Column {
  const letters = text(initialsOf(name), { weight: 'Bolder', color: 'Accent', horizontalAlignment: 'Center' });
  return column('60px', [container([letters], { style: 'accent', roundedCorners: true })]);
}

const BARS: Readonly<Record<Strength['tier'], string>> = { strong: '●●●', medium: '●●○', weak: '●○○' };

/** A tier as marks and as a word, so that it needs no colour. */
export function tierText(words: Words, { tier }: Strength): string {
  return `${BARS[tier]} ${words.knowing.tiers[tier]}`;
}

/** A row about a colleague: initials, name, what they do, and what else there is to say. */
export function personRow(
  words: Words,
  person: Person,
  more: readonly CardElement[],
  looks: { readonly separator?: boolean } = {},
): CardElement {
  const place = placeOf(person);
  return container(
    [
      columns([
        avatar(person.name ?? person.address ?? ''),
        column('stretch', [
          text(personName(words, person), { weight: 'Bolder' }),
          ...(place === undefined ? [] : [note(clipped(place, 2 * MOST_OF_NAME), { spacing: 'None' })]),
          ...more,
        ]),
      ]),
    ],
    { spacing: 'Medium', ...looks },
  );
}

function nonEmpty(value: string | null): string | undefined {
  const line = clipped(oneLine(value ?? ''), MOST_OF_NAME);
  return line === '' ? undefined : line;
}
