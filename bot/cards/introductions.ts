import type { IntroductionShown } from '../../src/services/introduction-shown.ts';
import type { Words } from '../words/words.ts';
import type { Card, CardElement } from './card.ts';
import { cardOf, execute, note, subtitle, text, title } from './elements.ts';
import { choiceRow } from './general.ts';
import { contactName, personName } from './people.ts';

/** Introductions shown on each side; older ones are counted. */
const MOST_A_SIDE = 6;

/** The own asks and those of others, each with how it stands; choosing one opens it. */
export function introductionsCard(words: Words, introductions: readonly IntroductionShown[]): Card {
  const { asking } = words;
  const sides = [
    { head: asking.listAsker, rows: introductions.filter(({ side }) => side === 'asker') },
    { head: asking.listIntroducer, rows: introductions.filter(({ side }) => side === 'introducer') },
  ].filter(({ rows }) => rows.length > 0);
  return cardOf(words, {
    says: [
      asking.listTitle,
      ...(sides.length === 0 ? [asking.listNone, asking.listHint] : []),
      ...sides.flatMap(({ head, rows }) => [
        `${head}:`,
        ...rows.slice(0, MOST_A_SIDE).map((row) => `${nameOf(words, row)}, ${stateOf(words, row)}`),
      ]),
    ],
    body: [
      title(asking.listTitle),
      ...(sides.length === 0 ? [text(asking.listNone), note(asking.listHint)] : []),
      ...sides.flatMap(({ head, rows }) => sideElements(words, head, rows)),
    ],
  });
}

function sideElements(words: Words, head: string, rows: readonly IntroductionShown[]): readonly CardElement[] {
  const hidden = rows.length - MOST_A_SIDE;
  return [
    subtitle(head),
    ...rows
      .slice(0, MOST_A_SIDE)
      .map((row, index) =>
        choiceRow(
          nameOf(words, row),
          `${stateOf(words, row)} · ${words.format.dayOfMoment(row.askedAt)}`,
          execute(`${words.asking.open}: ${nameOf(words, row)}`, { verb: 'show-introduction', id: row.id }),
          index > 0,
        ),
      ),
    ...(hidden > 0 ? [note(words.general.more(hidden))] : []),
  ];
}

function nameOf(words: Words, row: IntroductionShown): string {
  const contact = contactName(row.contact);
  return row.side === 'asker'
    ? words.asking.title(contact, personName(words, row.introducer))
    : words.introducing.title(personName(words, row.asker), contact);
}

function stateOf(words: Words, row: IntroductionShown): string {
  return row.side === 'asker' ? words.asking.states[row.state] : words.introducing.states[row.state];
}
