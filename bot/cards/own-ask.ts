import type { Outcome } from '../../src/domain/introduction.ts';
import type { ContactShown, Person } from '../../src/services/answer.ts';
import type { OwnAsk } from '../../src/services/introduction-shown.ts';
import type { Words } from '../words/words.ts';
import { INPUTS, MOST_CHARACTERS } from './actions.ts';
import type { Card, CardAction, CardElement, TextInput } from './card.ts';
import { cardOf, execute, note, open, panel, subtitle, text, title } from './elements.ts';
import { contactName, introducerId, personName, personRow } from './people.ts';
import { draft, linesOf, oneLine } from './plain-text.ts';

/** What the form for an ask is filled with. */
export type AskForm = {
  readonly contact: ContactShown;
  readonly introducer: Person;
  /** The asker's own name, for the draft. */
  readonly asker: string;
  /** What was written already; a draft of ours when left out. */
  readonly why?: string | undefined;
  readonly blurb?: string | undefined;
  /** The fields that were refused. */
  readonly problems?: readonly ('why' | 'blurb')[];
};

/** The form for an ask: two drafts to change, what the introducer sees of them, and what happens then. */
export function askFormCard(words: Words, form: AskForm): Card {
  const { asking } = words;
  const contact = contactName(form.contact);
  const introducer = personName(words, form.introducer);
  const why = form.why ?? asking.whyDraft(contact);
  const blurb = form.blurb ?? asking.blurbDraft(oneLine(form.asker));
  const introducerKey = introducerId(form.introducer);
  const problems = form.problems ?? [];
  return cardOf(words, {
    says: [asking.formTitle(contact), asking.formIntro(introducer), asking.after(introducer)],
    body: [
      title(asking.formTitle(contact)),
      text(asking.formIntro(introducer), { spacing: 'Small' }),
      ...(problems.includes('why') ? [problem(asking.whyMissing)] : []),
      input(INPUTS.why, asking.why, why, MOST_CHARACTERS.why, asking.whyMissing),
      ...(problems.includes('blurb') ? [problem(asking.blurbMissing)] : []),
      input(INPUTS.blurb, asking.blurb, blurb, MOST_CHARACTERS.blurb, asking.blurbMissing),
      panel([
        text(asking.seesTitle(introducer), { weight: 'Bolder', size: 'Small' }),
        text(asking.sees, { spacing: 'None', size: 'Small' }),
        text(asking.afterTitle, { weight: 'Bolder', size: 'Small', spacing: 'Small' }),
        text(asking.after(introducer), { spacing: 'None', size: 'Small' }),
      ]),
    ],
    actions: [
      ...(introducerKey === undefined
        ? []
        : [
            execute(
              asking.send,
              { verb: 'send-ask', contact: form.contact.address, introducer: introducerKey },
              { style: 'positive', tooltip: words.knowing.askWhom(introducer), associatedInputs: 'auto' },
            ),
          ]),
      execute(
        asking.back,
        { verb: 'show-introducers', contact: form.contact.address },
        { associatedInputs: 'none', tooltip: words.knowing.whoKnowsWhom(contact) },
      ),
    ],
  });
}

/** What the card of an own ask is told besides the ask. */
export type OwnAskLooks = {
  /** Opens the asker's thank-you mail, once the asker told what came of it. */
  readonly thanksLink?: string | undefined;
  /** Opens a mail to an introducer whom the bot cannot reach. */
  readonly reachLink?: string | undefined;
  /** Opens the introduction in the app's tab. */
  readonly tabLink?: string | undefined;
  /** Whose card is brought up to date by itself, by the channel's ids. */
  readonly refreshFor?: readonly string[] | undefined;
};

/** An own ask, as the asker may know it: a no and a silence are the same card, byte for byte (law 6). */
export function ownAskCard(words: Words, ask: OwnAsk, looks: OwnAskLooks = {}): Card {
  const { asking } = words;
  const contact = contactName(ask.contact);
  const introducer = personName(words, ask.introducer);
  const head = asking.formTitle(contact);
  const says = stateSays(words, ask, introducer, contact);
  const isToReach = looks.reachLink !== undefined && ask.state === 'waiting';
  return cardOf(words, {
    says: [asking.title(contact, introducer), asking.states[ask.state], ...says],
    body: [
      title(head),
      panel(
        [text(`${STATE_MARKS[ask.state]} ${asking.states[ask.state]}`, { weight: 'Bolder' })].concat(
          says.map((line) => text(line, { spacing: 'Small' })),
          isToReach ? [text(asking.notReached(introducer), { spacing: 'Small' })] : [],
        ),
        { style: ask.state === 'accepted' || ask.state === 'introduced' ? 'good' : 'emphasis' },
      ),
      personRow(words, ask.introducer, [note(datesOf(words, ask), { spacing: 'None' })]),
      subtitle(asking.youWrote),
      ...wordsOfPerson(ask.why),
      ...wordsOfPerson(ask.blurb, true),
      ...(ask.moves.includes('conclude') ? [subtitle(asking.whatCame)] : []),
    ],
    actions: actionsOf(words, ask, looks, isToReach),
    refresh: looks.refreshFor === undefined ? undefined : { id: ask.id, userIds: looks.refreshFor },
  });
}

/** What somebody wrote, line by line. */
export function wordsOfPerson(written: string, isQuiet = false): readonly CardElement[] {
  return linesOf(written, MOST_LINES).map((line, index) =>
    text(line, { spacing: index === 0 ? 'Small' : 'None', ...(isQuiet ? { isSubtle: true } : {}) }),
  );
}

const MOST_LINES = 20;
const OUTCOMES: readonly Outcome[] = ['met', 'noAnswer', 'notNeeded'];

/** Marks beside the words of a state, so that colour is never alone. */
const STATE_MARKS: Readonly<Record<OwnAsk['state'], string>> = {
  waiting: '○',
  accepted: '✓',
  introduced: '✓',
  unanswered: '–',
  closed: '✓',
  cancelled: '–',
};

function stateSays({ asking }: Words, ask: OwnAsk, introducer: string, contact: string): readonly string[] {
  const came = ask.state === 'closed' && ask.outcome !== null ? [asking.outcomes[ask.outcome]] : [];
  return [...came, asking.stateText(ask.state, introducer, contact)];
}

function datesOf({ asking, format }: Words, ask: OwnAsk): string {
  const asked = `${asking.asked} ${format.dayOfMoment(ask.askedAt)}`;
  return ask.introducedAt === null ? asked : `${asked} · ${asking.introduced} ${format.dayOfMoment(ask.introducedAt)}`;
}

function actionsOf(words: Words, ask: OwnAsk, looks: OwnAskLooks, isToReach: boolean): readonly CardAction[] {
  const { asking, knowing } = words;
  return [
    ...(isToReach && looks.reachLink !== undefined
      ? [open(asking.writeMail, looks.reachLink, { style: 'positive' })]
      : []),
    ...(ask.state === 'closed' && looks.thanksLink !== undefined ? [open(asking.sayThanks, looks.thanksLink)] : []),
    ...(ask.moves.includes('conclude')
      ? OUTCOMES.map((outcome) => execute(asking.outcomeButtons[outcome], { verb: 'conclude', id: ask.id, outcome }))
      : []),
    ...(ask.state === 'unanswered'
      ? [execute(knowing.whoKnows, { verb: 'show-introducers', contact: ask.contact.address })]
      : []),
    ...(ask.moves.includes('cancel')
      ? [execute(asking.cancel, { verb: 'cancel-ask', id: ask.id }, { tooltip: asking.cancelWhat })]
      : []),
    ...(looks.tabLink === undefined ? [] : [open(words.general.openTab, looks.tabLink)]),
  ];
}

function input(id: string, label: string, value: string, maxLength: number, errorMessage: string): TextInput {
  return {
    type: 'Input.Text',
    id,
    label,
    value: draft(value, maxLength),
    isMultiline: true,
    maxLength,
    isRequired: true,
    errorMessage,
    spacing: 'Medium',
  };
}

function problem(line: string): CardElement {
  return text(`! ${line}`, { color: 'Attention', spacing: 'Medium', weight: 'Bolder' });
}
