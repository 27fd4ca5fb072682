import type { DeclineReason } from '../../src/domain/introduction.ts';
import type { AskedOfMe } from '../../src/services/introduction-shown.ts';
import type { Words } from '../words/words.ts';
import type { Card, CardAction, CardElement, ShowAction } from './card.ts';
import { cardOf, execute, note, open, panel, subtitle, text, title } from './elements.ts';
import { wordsOfPerson } from './own-ask.ts';
import { contactName, personName, personRow } from './people.ts';

/** What the card is told besides the introduction. */
export type AskedOfMeLooks = {
  /** Opens the ready mail to both, once the introducer said yes. */
  readonly mailLink?: string | undefined;
  /** Whether this is the one reminder. */
  readonly isReminder?: boolean;
  /** Whether the introducer took a "don't ask me" back. */
  readonly isAskedAgain?: boolean;
  /** Opens the introduction in the app's tab. */
  readonly tabLink?: string | undefined;
  /** Whose card is brought up to date by itself, by the channel's ids. */
  readonly refreshFor?: readonly string[] | undefined;
};

/** Somebody asks for an introduction: who, to whom, why, and what the introducer may do. For the introducer's eyes alone. */
export function askedOfMeCard(words: Words, ask: AskedOfMe, looks: AskedOfMeLooks = {}): Card {
  const { introducing } = words;
  const asker = personName(words, ask.asker);
  const contact = contactName(ask.contact);
  const says = stateSays(words, ask, asker, contact, looks);
  const isOpen = ask.moves.includes('accept');
  return cardOf(words, {
    says: [
      introducing.title(asker, contact),
      ...(isOpen && looks.isReminder === true ? [introducing.reminder] : []),
      ...says,
      ...(isOpen ? [`${introducing.why}: ${ask.why}`] : []),
    ],
    body: [
      title(introducing.title(asker, contact)),
      ...(isOpen && looks.isReminder === true ? [text(introducing.reminder, { spacing: 'Small' })] : []),
      ...(isOpen ? [] : [panel(stateElements(words, ask, says), { style: styleOf(ask) })]),
      personRow(words, ask.asker, [note(contactLine(ask), { spacing: 'None' })]),
      ...(isOpen ? says.map((line) => text(line, { spacing: 'Medium' })) : []),
      ...(isWrittenShown(ask) ? writtenElements(words, ask) : []),
      ...(isOpen ? [note(introducing.private(words.format.dayOfMoment(ask.expiresAt)), { spacing: 'Medium' })] : []),
    ],
    actions: actionsOf(words, ask, asker, contact, looks),
    refresh: looks.refreshFor === undefined ? undefined : { id: ask.id, userIds: looks.refreshFor },
  });
}

/** What was written is there as long as there is something to do with it; a no and what is over need it no more. */
function isWrittenShown({ state }: AskedOfMe): boolean {
  return state === 'asked' || state === 'later' || state === 'accepted' || state === 'introduced';
}

function writtenElements({ introducing }: Words, ask: AskedOfMe): readonly CardElement[] {
  return [
    subtitle(introducing.why),
    ...wordsOfPerson(ask.why),
    subtitle(introducing.blurb),
    panel(wordsOfPerson(ask.blurb), { spacing: 'Small' }),
  ];
}

function contactLine({ contact }: AskedOfMe): string {
  return contact.name === null ? `→ ${contact.address}` : `→ ${contact.name}, ${contact.address}`;
}

function stateElements({ introducing }: Words, ask: AskedOfMe, says: readonly string[]): readonly CardElement[] {
  return [
    text(introducing.states[ask.state], { weight: 'Bolder' }),
    ...says.map((line) => text(line, { spacing: 'Small' })),
  ];
}

function styleOf({ state }: AskedOfMe): 'good' | 'emphasis' {
  return state === 'accepted' || state === 'introduced' ? 'good' : 'emphasis';
}

function stateSays(
  words: Words,
  ask: AskedOfMe,
  asker: string,
  contact: string,
  looks: AskedOfMeLooks,
): readonly string[] {
  const { introducing, format } = words;
  switch (ask.state) {
    case 'later':
      return [introducing.later(format.dayOfMoment(ask.askAgainAt ?? ask.expiresAt))];
    case 'closed':
      if (looks.isAskedAgain === true) return [introducing.askedAgain];
      if (ask.declineReason !== null) {
        return [introducing.declined(ask.declineReason, contact), introducing.declinedSilently(asker)];
      }
      return [ask.outcome === null ? introducing.concluded : introducing.outcome(ask.outcome, asker, contact)];
    case 'asked':
    case 'accepted':
    case 'introduced':
    case 'expired':
    case 'cancelled':
      return [introducing.stateText(ask.state, asker, contact)];
  }
}

function actionsOf(
  words: Words,
  ask: AskedOfMe,
  asker: string,
  contact: string,
  looks: AskedOfMeLooks,
): readonly CardAction[] {
  const { introducing } = words;
  const { id } = ask;
  const mailLink = ask.state === 'accepted' ? looks.mailLink : undefined;
  const undone = ask.state === 'closed' && looks.isAskedAgain !== true ? ask.declineReason : null;
  return [
    ...(ask.moves.includes('accept')
      ? [execute(introducing.accept, { verb: 'accept', id }, { style: 'positive', tooltip: introducing.acceptWhat })]
      : []),
    ...(ask.moves.includes('later') && ask.state !== 'later'
      ? [execute(introducing.notNow, { verb: 'later', id }, { tooltip: introducing.notNowWhat })]
      : []),
    ...(ask.moves.includes('decline') ? [ratherNot(words, ask, asker, contact)] : []),
    ...(mailLink === undefined
      ? []
      : [open(introducing.openMail, mailLink, { style: 'positive', tooltip: introducing.openMailWhat })]),
    ...(ask.moves.includes('complete') ? [execute(introducing.sent, { verb: 'complete', id })] : []),
    ...(undone === null
      ? []
      : [
          execute(
            introducing.askMeAgain,
            { verb: 'ask-me-again', id, contact: ask.contact.address, reason: undone },
            { tooltip: introducing.askMeAgainWhat(undone, contact) },
          ),
        ]),
    // A card that takes a no has all the buttons it may have.
    ...(looks.tabLink === undefined || ask.moves.includes('decline')
      ? []
      : [open(words.general.openTab, looks.tabLink)]),
  ];
}

const REASONS: readonly DeclineReason[] = ['notKnownWell', 'notAboutContact', 'notAtAll'];

/** The three ways to say no, each with what follows from it, behind one button. */
function ratherNot({ introducing }: Words, { id }: AskedOfMe, asker: string, contact: string): ShowAction {
  return {
    type: 'Action.ShowCard',
    title: introducing.rather,
    card: {
      type: 'AdaptiveCard',
      body: [
        text(introducing.ratherIntro(asker)),
        ...REASONS.map((reason) =>
          note(`${introducing.declineButtons[reason]}: ${introducing.declineWhat(reason, contact)}.`),
        ),
      ],
      actions: REASONS.map((reason) =>
        execute(
          introducing.declineButtons[reason],
          { verb: 'decline', id, reason },
          { tooltip: introducing.declineWhat(reason, contact) },
        ),
      ),
    },
  };
}
