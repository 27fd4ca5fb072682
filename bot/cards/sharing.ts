import type { ShownConnections } from '../../src/services/list-shown-connections.ts';
import type { SharingAnswer } from '../../src/services/read-sharing.ts';
import type { Words } from '../words/words.ts';
import { INPUTS } from './actions.ts';
import type { Card, CardAction, CardElement, ShowAction } from './card.ts';
import { cardOf, column, columns, execute, type Fact, factSet, note, open, panel, text, title } from './elements.ts';
import { shownButton } from './general.ts';
import { contactName, tierText } from './people.ts';

/** What cards of sharing are told besides. */
export type SharingLooks = {
  /** Opens the app's tab with all of one's settings: what to hide, who looked, export, erase. */
  readonly settingsLink?: string | undefined;
};

/**
 * What somebody shares, what it means, and buttons that say what they do before they do it.
 *
 * @param now milliseconds since 1970, for the days a pause may end on
 */
export function sharingCard(words: Words, sharing: SharingAnswer, now: number, looks: SharingLooks = {}): Card {
  const { sharing: of } = words;
  const head = choiceText(words, sharing);
  const notShown = notShownReasons(words, sharing);
  // Whoever is left out by somebody else is not read, whatever the own choice would mean.
  const meaning = sharing.leftOutBy === null ? [of.meaning[sharing.choice], ...notShown] : notShown;
  const facts = factsOf(words, sharing);
  return cardOf(words, {
    says: [`${of.title}: ${head}`, ...meaning, ...facts.map((fact) => `${fact.title}: ${fact.value}`)],
    body: [
      title(of.title),
      panel(
        [
          text(`${MARKS[sharing.choice]} ${head}`, { weight: 'Bolder', size: 'Medium' }),
          ...meaning.map((line) => text(line, { spacing: 'Small' })),
        ],
        { style: sharing.choice === 'on' && notShown.length > 0 ? 'emphasis' : STYLES[sharing.choice] },
      ),
      factSet(facts),
      ...(sharing.choice === 'on' ? [] : [note(sharing.choice === 'off' ? of.turnOnWhat : of.resumeWhat)]),
    ],
    actions: [...actionsOf(words, sharing, now), ...settingsActions(words, looks)],
  });
}

const MOST_SHOWN = 12;

/** What colleagues see of somebody, row by row. */
export function shownCard(words: Words, { connections, nextCursor }: ShownConnections, looks: SharingLooks = {}): Card {
  const { sharing: of, knowing, format } = words;
  const shown = connections.slice(0, MOST_SHOWN);
  const isMore = nextCursor !== null || connections.length > shown.length;
  const head = connections.length === 0 ? of.shownNone : of.shown(connections.length);
  return cardOf(words, {
    says: [
      of.shownTitle,
      ...(isMore ? [of.shownMore] : [head]),
      shown.map(({ contact, strength }) => `${contactName(contact)} (${knowing.tiers[strength.tier]})`).join(', '),
      of.shownNote,
    ].filter((line) => line !== ''),
    body: [
      title(of.shownTitle),
      text(isMore ? of.shownMore : head, { spacing: 'Small' }),
      ...shown.map(({ contact, strength, lastOn }, index) =>
        columns(
          [
            column('stretch', [
              text(contactName(contact), { weight: 'Bolder' }),
              ...(contact.name === null ? [] : [note(contact.address, { spacing: 'None' })]),
            ]),
            column('auto', [
              text(tierText(words, strength), {
                size: 'Small',
                color: 'Accent',
                weight: 'Bolder',
                horizontalAlignment: 'Right',
              }),
              ...(lastOn === null
                ? []
                : [note(of.last(format.day(lastOn)), { spacing: 'None', horizontalAlignment: 'Right' })]),
            ]),
          ],
          { spacing: 'Small', separator: index > 0 },
        ),
      ),
      note(of.shownNote, { spacing: 'Medium' }),
    ],
    actions: [execute(words.general.buttons.sharing, { verb: 'show-sharing' }), ...settingsActions(words, looks)],
  });
}

const MARKS: Readonly<Record<SharingAnswer['choice'], string>> = { on: '●', off: '○', paused: '◐' };
const STYLES = { on: 'good', off: 'emphasis', paused: 'warning' } as const;

function choiceText({ sharing: of, format }: Words, { choice, pausedUntil }: SharingAnswer): string {
  return choice === 'paused' && pausedUntil !== null ? of.pausedUntil(format.moment(pausedUntil)) : of.choices[choice];
}

/** Why colleagues see nothing although sharing is on. */
function notShownReasons({ sharing: of }: Words, sharing: SharingAnswer): readonly string[] {
  if (sharing.leftOutBy !== null) return [of.notShown[sharing.leftOutBy]];
  if (sharing.choice === 'off' || sharing.isShownToColleagues) return [];
  if (!sharing.consents.includes('identifiableInsights')) return [of.notShown.no_consent];
  return sharing.mailbox.state === 'read' ? [] : [of.notShown.not_read];
}

function factsOf({ sharing: of }: Words, sharing: SharingAnswer): readonly Fact[] {
  return [
    { title: of.colleaguesSee, value: sharing.isShownToColleagues ? of.seeContacts : of.seeNothing },
    { title: of.mailbox, value: of.mailboxState(sharing.mailbox) },
    { title: of.hidden, value: of.hiddenCount(sharing.hiddenContacts.length, sharing.hiddenDomains.length) },
  ];
}

function actionsOf(words: Words, { choice }: SharingAnswer, now: number): readonly CardAction[] {
  const { sharing: of } = words;
  switch (choice) {
    case 'on':
      return [pauseAction(words, now), offAction(words), shownButton(words)];
    case 'paused':
      return [
        execute(of.resume, { verb: 'sharing-on' }, { style: 'positive', tooltip: of.resumeWhat }),
        offAction(words),
      ];
    case 'off':
      return [execute(of.turnOn, { verb: 'sharing-on' }, { style: 'positive', tooltip: of.turnOnWhat })];
  }
}

function settingsActions({ general }: Words, { settingsLink }: SharingLooks): readonly CardAction[] {
  return settingsLink === undefined ? [] : [open(general.openSettings, settingsLink)];
}

const DAY_MS = 24 * 60 * 60_000;
const USUAL_PAUSE_DAYS = 14;
const LONGEST_PAUSE_DAYS = 365;

function pauseAction({ sharing: of, format }: Words, now: number): ShowAction {
  const dateIn = (days: number) => format.dateAt(now + days * DAY_MS);
  const until: CardElement = {
    type: 'Input.Date',
    id: INPUTS.until,
    label: of.pauseUntil,
    value: dateIn(USUAL_PAUSE_DAYS),
    min: dateIn(1),
    max: dateIn(LONGEST_PAUSE_DAYS),
    isRequired: true,
    errorMessage: of.pauseMissing,
  };
  return {
    type: 'Action.ShowCard',
    title: of.pause,
    card: {
      type: 'AdaptiveCard',
      body: [text(of.pauseWhat), until],
      actions: [execute(of.pause, { verb: 'sharing-pause' }, { style: 'positive', tooltip: of.pauseWhat })],
    },
  };
}

function offAction({ sharing: of }: Words): ShowAction {
  return {
    type: 'Action.ShowCard',
    title: of.turnOff,
    card: {
      type: 'AdaptiveCard',
      body: [text(of.turnOffWhat)],
      actions: [
        execute(
          of.turnOffSurely,
          { verb: 'sharing-off' },
          { style: 'destructive', tooltip: of.turnOffWhat, associatedInputs: 'none' },
        ),
      ],
    },
  };
}
