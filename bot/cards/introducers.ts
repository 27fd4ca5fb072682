import type { Introducer, OwnTie } from '../../src/services/answer.ts';
import type { AccountIntroducers, ContactAndIntroducers } from '../../src/services/find-account-introducers.ts';
import type { Introducers } from '../../src/services/find-introducers.ts';
import type { Words } from '../words/words.ts';
import type { Card, CardElement, ExecuteAction } from './card.ts';
import { buttons, cardOf, execute, note, panel, subtitle, text, title } from './elements.ts';
import { choiceRow } from './general.ts';
import { contactName, introducerId, personName, personRow, tierText } from './people.ts';

/** Buttons of a card, at most; one of them shows the health. */
const MOST_ASKS = 5;

/** Who knows a contact: the own tie first, then the colleagues to ask, best first. */
export function introducersCard(words: Words, answer: Introducers): Card {
  const { knowing } = words;
  const contact = contactName(answer.contact);
  const introducers = answer.introducers.slice(0, MOST_ASKS);
  const empty = emptyTexts(words, answer, answer.ownTie.state === 'known');
  const isAnythingKnown = introducers.length > 0 || answer.ownTie.state === 'known';
  return cardOf(words, {
    says: [
      knowing.title(contact),
      ...ownTieSays(words, answer.ownTie),
      ...(introducers.length === 0 ? empty : introducers.map((introducer) => introducerSays(words, introducer))),
    ],
    body: [
      title(knowing.title(contact)),
      ...(answer.contact.name === null ? [] : [note(answer.contact.address, { spacing: 'None' })]),
      ...ownTieElements(words, answer.ownTie),
      ...(introducers.length === 0
        ? empty.map((line) => text(line, { spacing: 'Medium' }))
        : [
            subtitle(knowing.colleagues),
            ...introducers.map((introducer, index) =>
              introducerRow(words, introducer, index > 0, askButton(words, introducer, answer.contact.address, index)),
            ),
          ]),
      note(words.general.asOf(words.format.day(answer.asOf)), { spacing: 'Medium' }),
    ],
    actions: isAnythingKnown
      ? [execute(knowing.showHealth, { verb: 'show-health', contact: answer.contact.address })]
      : [],
  });
}

const MOST_COLLEAGUES = 3;

/** Who knows anybody at an account: the colleagues with most there, and the best known people there. */
export function accountCard(words: Words, answer: AccountIntroducers): Card {
  const { knowing } = words;
  const introducers = answer.introducers.slice(0, MOST_COLLEAGUES);
  const empty = emptyTexts(
    words,
    answer,
    answer.contacts.some(({ isKnownToAsker }) => isKnownToAsker),
  );
  return cardOf(words, {
    says: [
      knowing.accountTitle(answer.account),
      ...(introducers.length === 0 ? empty : introducers.map((introducer) => introducerSays(words, introducer))),
      ...answer.contacts.map((contact) => `${contactName(contact.contact)}, ${knownBy(words, contact)}`),
    ],
    body: [
      title(knowing.accountTitle(answer.account)),
      ...(introducers.length === 0
        ? empty.map((line) => text(line, { spacing: 'Small' }))
        : introducers.map((introducer, index) => introducerRow(words, introducer, index > 0, undefined))),
      ...(answer.contacts.length === 0 ? [] : [subtitle(knowing.contacts, { spacing: 'Large' })]),
      ...answer.contacts.map((contact, index) =>
        choiceRow(
          contactName(contact.contact),
          `${tierText(words, contact.strength)} · ${knownBy(words, contact)}`,
          execute(knowing.whoKnowsWhom(contactName(contact.contact)), {
            verb: 'show-introducers',
            contact: contact.contact.address,
          }),
          index > 0,
        ),
      ),
      note(words.general.asOf(words.format.day(answer.asOf)), { spacing: 'Medium' }),
    ],
  });
}

function introducerRow(
  words: Words,
  { person, strength, evidence }: Introducer,
  separator: boolean,
  action: ExecuteAction | undefined,
): CardElement {
  return personRow(
    words,
    person,
    [
      text(tierText(words, strength), { color: 'Accent', size: 'Small', weight: 'Bolder', spacing: 'Small' }),
      text(words.knowing.evidence(evidence), { size: 'Small', spacing: 'None' }),
      ...(action === undefined ? [] : [buttons([action], { spacing: 'Small' })]),
    ],
    { separator },
  );
}

/** Undefined for somebody whom nothing could name again. The best introducer's button stands out. */
function askButton(words: Words, { person }: Introducer, contact: string, index: number): ExecuteAction | undefined {
  const introducer = introducerId(person);
  if (introducer === undefined) return undefined;
  return execute(
    words.knowing.ask,
    { verb: 'start-ask', contact, introducer },
    {
      tooltip: words.knowing.askWhom(personName(words, person)),
      ...(index === 0 ? { style: 'positive' } : {}),
    },
  );
}

function introducerSays(words: Words, { person, strength, evidence }: Introducer): string {
  const { knowing } = words;
  return knowing.line(personName(words, person), knowing.tiers[strength.tier], knowing.evidence(evidence));
}

function ownTieElements(words: Words, tie: OwnTie): readonly CardElement[] {
  const { knowing } = words;
  switch (tie.state) {
    case 'known':
      return [
        panel([
          text(knowing.ownTie.known, { weight: 'Bolder' }),
          text(tierText(words, tie.strength), { color: 'Accent', size: 'Small', weight: 'Bolder', spacing: 'Small' }),
          text(knowing.evidence(tie.evidence), { size: 'Small', spacing: 'None' }),
        ]),
      ];
    case 'unknown':
    case 'not_sharing':
      return [note(knowing.ownTie[tie.state])];
    case 'no_mailbox':
      return [];
  }
}

function ownTieSays(words: Words, tie: OwnTie): readonly string[] {
  const { knowing } = words;
  switch (tie.state) {
    case 'known':
      return [knowing.line(knowing.ownTie.known, knowing.tiers[tie.strength.tier], knowing.evidence(tie.evidence))];
    case 'unknown':
    case 'not_sharing':
      return [knowing.ownTie[tie.state]];
    case 'no_mailbox':
      return [];
  }
}

function knownBy(words: Words, { isKnownToAsker, introducers }: ContactAndIntroducers): string {
  const names = introducers.map(({ person }) => personName(words, person));
  const all = isKnownToAsker ? [words.knowing.you, ...names] : names;
  return all.length === 0 ? words.knowing.byNobody : words.knowing.knownBy(all);
}

/** Why nobody is named, and how far reading is as long as not all is read. */
function emptyTexts(
  { knowing }: Words,
  { state, reading }: Pick<Introducers, 'state' | 'reading'>,
  isKnownToAsker: boolean,
): readonly string[] {
  return [
    state === 'not_enough_evidence' ? knowing.notEnough : isKnownToAsker ? knowing.nobodyElse : knowing.nothing,
    ...(reading === null ? [] : [knowing.stillReading(reading.monthsRead, reading.monthsToRead)]),
  ];
}
