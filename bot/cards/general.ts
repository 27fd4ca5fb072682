import type { ContactShown } from '../../src/services/answer.ts';
import type { Examples, NothingReason, Words } from '../words/words.ts';
import type { CardVerb } from './actions.ts';
import type { Card, CardElement, ExecuteAction } from './card.ts';
import { cardOf, column, columns, container, execute, note, open, panel, subtitle, text, title } from './elements.ts';
import { contactName } from './people.ts';
import { clipped, oneLine } from './plain-text.ts';

/** What a person sees first: what is read, what is never read, where to turn it off, and what to ask. */
export function welcomeCard(words: Words, { examples = {} }: { readonly examples?: Examples } = {}): Card {
  const { general } = words;
  const points = [
    [general.readTitle, general.read],
    [general.neverTitle, general.never],
    [general.turnOffTitle, general.turnOff],
  ] as const;
  const commands = general.commands(examples).slice(0, 3);
  return cardOf(words, {
    says: [
      general.welcomeTitle,
      general.welcome,
      ...points.map(([head, body]) => `${head}: ${body}`),
      `${general.examplesTitle}: ${commands.map(({ say }) => say).join('; ')}`,
    ],
    body: [
      title(general.welcomeTitle),
      text(general.welcome, { spacing: 'Small' }),
      panel(
        points.map(([head, body], index) =>
          container([text(head, { weight: 'Bolder' }), text(body, { spacing: 'None' })], {
            spacing: index === 0 ? 'None' : 'Medium',
          }),
        ),
      ),
      subtitle(general.examplesTitle),
      ...commands.map(({ say }) => text(general.quoted(say), { spacing: 'Small' })),
    ],
    actions: [sharingButton(words), helpButton(words)],
  });
}

/** What can be said, with examples that this reader gets an answer to. */
export function helpCard(words: Words, { examples = {} }: { readonly examples?: Examples } = {}): Card {
  const { general } = words;
  return cardOf(words, {
    says: [general.helpTitle, ...sayings(words, examples), general.helpSetUp],
    body: [
      title(general.helpTitle),
      text(general.help, { spacing: 'Small' }),
      ...commandRows(words, examples),
      note(general.helpSetUp, { spacing: 'Medium' }),
    ],
    actions: [introductionsButton(words), sharingButton(words), shownButton(words)],
  });
}

/** What the own introductions say more about. */
const ABOUT_ASKS: readonly NothingReason[] = [
  'too_many_asks',
  'asked_before',
  'already_asking',
  'ask_refused',
  'too_late',
  'introduction_gone',
];

/** What the card of no answer is told besides. */
export type NothingLooks = {
  readonly examples?: Examples | undefined;
  /** Opens the app's tab where an administrator consents. */
  readonly consentLink?: string | undefined;
};

/** Why there is no answer, in words that tell nothing of what is not shown. */
export function nothingCard(
  words: Words,
  reason: NothingReason,
  { examples = {}, consentLink }: NothingLooks = {},
): Card {
  const { general } = words;
  const { title: head, text: body } = general.nothing[reason];
  const withCommands = reason === 'not_understood';
  return cardOf(words, {
    says: [head, body, ...(withCommands ? sayings(words, examples) : [])],
    body: [title(head), text(body, { spacing: 'Small' }), ...(withCommands ? commandRows(words, examples) : [])],
    actions: withCommands
      ? [introductionsButton(words), sharingButton(words)]
      : ABOUT_ASKS.includes(reason)
        ? [introductionsButton(words)]
        : [
            helpButton(words),
            ...(reason === 'consent_required' && consentLink !== undefined
              ? [open(general.openConsent, consentLink)]
              : []),
          ],
  });
}

/** That something went wrong, with the reference under which it was logged. */
export function failedCard(words: Words, referenceId: string): Card {
  const { general } = words;
  const reference = `${general.reference}: ${clipped(oneLine(referenceId), 80)}`;
  return cardOf(words, {
    says: [general.failedTitle, general.failed, reference],
    body: [title(general.failedTitle), text(general.failed, { spacing: 'Small' }), note(reference)],
    actions: [helpButton(words)],
  });
}

/** What everybody in a chat sees where not everybody may see the answer: nothing of the question. */
export function privatelyCard(words: Words): Card {
  const { general } = words;
  return cardOf(words, {
    says: [general.privatelyTitle, general.privately],
    body: [title(general.privatelyTitle), text(general.privately, { spacing: 'Small' })],
  });
}

/** Several matches for what was asked, to choose from. */
export type Choices = {
  /** The words that matched. */
  readonly asked: string;
  readonly contacts: readonly ContactShown[];
  /** Registrable domains. */
  readonly domains: readonly string[];
  /** What is asked about the one chosen; `show-introducers` when left out. */
  readonly verb?: Extract<CardVerb, 'show-introducers' | 'show-health'>;
};

const MOST_CHOICES = 10;

/** Several matches: whom did you mean? */
export function chooserCard(words: Words, { asked, contacts, domains, verb = 'show-introducers' }: Choices): Card {
  const { general } = words;
  const head = general.chooseTitle(clipped(oneLine(asked), 60));
  const rows = [
    ...domains.map((domain) => ({
      name: domain,
      address: undefined,
      action: execute(domain, { verb: 'show-account', domain }),
    })),
    ...contacts.map((contact) => ({
      name: contactName(contact),
      address: contact.name === null ? undefined : contact.address,
      action: execute(contactName(contact), { verb, contact: contact.address }),
    })),
  ];
  const shown = rows.slice(0, MOST_CHOICES);
  return cardOf(words, {
    says: [head, shown.map(({ name, address }) => (address === undefined ? name : `${name}, ${address}`)).join('; ')],
    body: [
      title(head),
      text(general.choose, { spacing: 'Small' }),
      ...shown.map(({ name, address, action }, index) => choiceRow(name, address, action, index > 0)),
      ...(rows.length > shown.length ? [note(general.more(rows.length - shown.length))] : []),
    ],
  });
}

/** A row that is a button as a whole. */
export function choiceRow(
  name: string,
  detail: string | undefined,
  action: ExecuteAction,
  separator: boolean,
): CardElement {
  return columns(
    [
      column('stretch', [
        text(name, { weight: 'Bolder' }),
        ...(detail === undefined ? [] : [note(detail, { spacing: 'None' })]),
      ]),
      column('auto', [text('›', { size: 'Large', color: 'Accent' })], { verticalContentAlignment: 'Center' }),
    ],
    { selectAction: action, spacing: 'Default', separator },
  );
}

function helpButton({ general }: Words): ExecuteAction {
  return execute(general.buttons.help, { verb: 'help' });
}

function sharingButton({ general }: Words): ExecuteAction {
  return execute(general.buttons.sharing, { verb: 'show-sharing' });
}

export function shownButton({ general }: Words): ExecuteAction {
  return execute(general.buttons.shown, { verb: 'show-shown' });
}

function introductionsButton({ general }: Words): ExecuteAction {
  return execute(general.buttons.introductions, { verb: 'list-introductions' });
}

function commandRows(words: Words, examples: Examples): readonly CardElement[] {
  return words.general
    .commands(examples)
    .map(({ say, does }) =>
      container([text(say, { weight: 'Bolder' }), note(does, { spacing: 'None' })], { spacing: 'Small' }),
    );
}

function sayings(words: Words, examples: Examples): readonly string[] {
  return words.general.commands(examples).map(({ say, does }) => `${say}: ${does}`);
}
