import { type Day, daysBetween } from '../../src/domain/calendar.ts';
import type { Interaction } from '../../src/domain/figures.ts';
import type { Health } from '../../src/domain/health.ts';
import type { Voice } from '../../src/domain/health-reasons.ts';
import type { HealthAnswer } from '../../src/services/read-health.ts';
import type { Relationship } from '../../src/services/relationship.ts';
import type { Words } from '../words/words.ts';
import type { Card, CardElement, Colour } from './card.ts';
import {
  cardOf,
  column,
  columns,
  container,
  execute,
  type Fact,
  factSet,
  note,
  open,
  panel,
  subtitle,
  text,
  title,
} from './elements.ts';
import { contactName, personName } from './people.ts';
import { timeLineElements } from './time-line.ts';

/** What the card is told besides. */
export type HealthLooks = {
  /** Opens the reader's own relationship with the contact in the app's tab. */
  readonly tabLink?: string | undefined;
};

/** How healthy the relationship with a contact is: that of all colleagues in full, else the own one; the other in a line. */
export function healthCard(words: Words, answer: HealthAnswer, looks: HealthLooks = {}): Card {
  const { health } = words;
  const contact = contactName(answer.contact);
  const sides = sidesOf(answer);
  const [main, ...others] = sides;
  return cardOf(words, {
    says: [
      health.title(contact),
      ...sides.flatMap((side) => [`${health.sides[side.voice]}: ${healthSays(words, side.relationship.health)}`]),
      ...(main === undefined
        ? []
        : factsOf(words, main.relationship, answer.asOf).map((fact) => `${fact.title}: ${fact.value}`)),
      ...missing(words, answer),
    ],
    body: [
      title(health.title(contact)),
      ...(answer.contact.name === null ? [] : [note(answer.contact.address, { spacing: 'None' })]),
      ...(main === undefined ? [] : fullElements(words, main, answer)),
      ...others.map((side) => briefElement(words, side)),
      ...missing(words, answer).map((line) => note(line, { spacing: 'Medium' })),
      note(words.general.asOf(words.format.day(answer.asOf)), { spacing: 'Medium' }),
    ],
    actions: [
      ...(answer.shared.state === 'known'
        ? [execute(words.knowing.whoKnows, { verb: 'show-introducers', contact: answer.contact.address })]
        : []),
      // The tab knows the reader's own mailbox, and nothing else.
      ...(answer.own.state === 'known' && looks.tabLink !== undefined
        ? [open(words.general.openTab, looks.tabLink)]
        : []),
    ],
  });
}

type Side = { readonly voice: Voice; readonly relationship: Relationship };

function sidesOf({ shared, own }: HealthAnswer): readonly Side[] {
  return [
    ...(shared.state === 'known' ? [{ voice: 'we', relationship: shared.relationship } as const] : []),
    ...(own.state === 'known' ? [{ voice: 'you', relationship: own.relationship } as const] : []),
  ];
}

function missing(words: Words, { own, shared, ownPausedUntil }: HealthAnswer): readonly string[] {
  const { health, format } = words;
  return [
    ...ownMissing(words, own, shared.state === 'known'),
    ...(shared.state === 'known' ? [] : [health.sharedState[shared.state]]),
    ...(ownPausedUntil === null ? [] : [health.ownPaused(format.moment(ownPausedUntil))]),
  ];
}

/** @param isAnyKnown whether there is anything else: that there is nothing is said once */
function ownMissing({ health }: Words, own: HealthAnswer['own'], isAnyKnown: boolean): readonly string[] {
  switch (own.state) {
    case 'not_sharing':
      return [health.ownNotRead[own.reason]];
    case 'in_progress':
      return [health.ownInProgress(own.monthsRead, own.monthsToRead)];
    case 'unknown':
      return isAnyKnown ? [health.ownUnknown] : [];
    case 'known':
    case 'no_mailbox':
      return [];
  }
}

const MOST_REASONS = 5;
const MOST_STEPS = 2;

function fullElements(words: Words, { voice, relationship }: Side, answer: HealthAnswer): readonly CardElement[] {
  const { health } = words;
  const state = relationship.health;
  const active = answer.shared.state === 'known' ? answer.shared.mostActive : [];
  return [
    scorePanel(words, voice, state),
    ...(state.state !== 'ok'
      ? []
      : [
          subtitle(health.why),
          ...state.reasons
            .slice(0, MOST_REASONS)
            .map((reason) =>
              marked(EFFECTS[reason.effect], health.reason(reason, voice, relationship.milestones.next)),
            ),
          ...(state.whatIf.length === 0 ? [] : [subtitle(health.wouldHelp)]),
          ...state.whatIf.slice(0, MOST_STEPS).map((step) => marked('→', health.step(step))),
        ]),
    factSet(factsOf(words, relationship, answer.asOf)),
    ...timeLineElements(words, relationship.timeLine),
    ...(active.length === 0
      ? []
      : [note(health.mostActive(active.map(({ person }) => personName(words, person))), { spacing: 'Medium' })]),
  ];
}

function scorePanel(words: Words, voice: Voice, state: Health): CardElement {
  const { health } = words;
  const side = note(health.sides[voice], { spacing: 'None' });
  if (state.state !== 'ok') return panel([side, text(healthSays(words, state), { spacing: 'Small' })]);
  return panel([
    side,
    columns(
      [
        column('auto', [
          text(words.format.number(state.score), { size: 'ExtraLarge', weight: 'Bolder', color: COLOURS[state.grade] }),
        ]),
        column(
          'stretch',
          [
            text(`${health.grades[state.grade]}, ${health.score(state.score)}`, { weight: 'Bolder' }),
            text(health.trends[state.trend], { spacing: 'None', size: 'Small' }),
          ],
          { verticalContentAlignment: 'Center' },
        ),
      ],
      { spacing: 'Small' },
    ),
    ...(state.warning === null
      ? []
      : [text(health.silent(state.warning.daysSilent), { color: 'Attention', spacing: 'Small' })]),
  ]);
}

function briefElement(words: Words, { voice, relationship }: Side): CardElement {
  return container(
    [
      text(words.health.sides[voice], { weight: 'Bolder' }),
      text(healthSays(words, relationship.health), { spacing: 'None', size: 'Small' }),
    ],
    { spacing: 'Medium', separator: true },
  );
}

const EFFECTS = { raises: '+', lowers: '−', neutral: '·' } as const;
const COLOURS: Readonly<Record<'good' | 'fair' | 'poor', Colour>> = {
  good: 'Good',
  fair: 'Warning',
  poor: 'Attention',
};

function marked(mark: string, value: string): CardElement {
  return columns(
    [
      column('20px', [text(mark, { horizontalAlignment: 'Center', weight: 'Bolder' })]),
      column('stretch', [text(value)], { spacing: 'Small' }),
    ],
    { spacing: 'Small' },
  );
}

function healthSays({ health }: Words, state: Health): string {
  switch (state.state) {
    case 'ok':
      return `${health.grades[state.grade]}, ${health.score(state.score)}, ${health.trends[state.trend]}`;
    case 'not enough information':
      return health.notEnough(state.activeDays, state.neededDays);
    case 'in progress':
      return health.inProgress(state.monthsRead, state.monthsToRead);
  }
}

function factsOf(words: Words, { milestones }: Relationship, asOf: Day): readonly Fact[] {
  const { health } = words;
  const { last, next } = milestones;
  return [
    { title: health.last, value: last === null ? health.noneYet : interactionText(words, last, asOf) },
    { title: health.next, value: next === null ? health.nonePlanned : interactionText(words, next, asOf) },
  ];
}

function interactionText({ format, health }: Words, interaction: Interaction, asOf: Day): string {
  const days = daysBetween(asOf, interaction.on);
  const when = days > 0 ? format.inDays(days) : format.daysAgo(-days);
  return `${health.interaction(interaction, when)} (${format.day(interaction.on)})`;
}
