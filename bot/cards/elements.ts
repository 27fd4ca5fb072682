import type { Words } from '../words/words.ts';
import type { ActionData } from './actions.ts';
import type {
  ActionSet,
  Card,
  CardAction,
  CardElement,
  Column,
  ColumnSet,
  Container,
  ExecuteAction,
  FactSet,
  OpenAction,
  TextBlock,
} from './card.ts';
import { oneLine, plain, unescaped } from './plain-text.ts';

type Looks<Element> = Partial<Omit<Element, 'type'>>;

/** A text that no client reads as anything but text, whoever wrote it. */
export function text(value: string, looks: Looks<TextBlock> = {}): TextBlock {
  return { type: 'TextBlock', text: plain(value), wrap: true, ...looks };
}

/** The title of a card. */
export function title(value: string): TextBlock {
  return text(value, { size: 'Large', weight: 'Bolder', style: 'heading' });
}

/** The title of a part of a card. */
export function subtitle(value: string, looks: Looks<TextBlock> = {}): TextBlock {
  return text(value, { size: 'Medium', weight: 'Bolder', spacing: 'Medium', style: 'heading', ...looks });
}

/** What stands beside the point: small and quiet. */
export function note(value: string, looks: Looks<TextBlock> = {}): TextBlock {
  return text(value, { size: 'Small', isSubtle: true, spacing: 'Small', ...looks });
}

export function container(items: readonly CardElement[], looks: Looks<Container> = {}): Container {
  return { type: 'Container', items, ...looks };
}

/** A part on a ground of its own. */
export function panel(items: readonly CardElement[], looks: Looks<Container> = {}): Container {
  return container(items, { style: 'emphasis', roundedCorners: true, spacing: 'Medium', ...looks });
}

export function columns(parts: readonly Column[], looks: Looks<ColumnSet> = {}): ColumnSet {
  return { type: 'ColumnSet', columns: parts, ...looks };
}

export function column(
  width: Column['width'],
  items: readonly CardElement[],
  looks: Omit<Looks<Column>, 'width'> = {},
): Column {
  return { type: 'Column', width, items, ...looks };
}

export function buttons(actions: readonly CardAction[], looks: Looks<ActionSet> = {}): ActionSet {
  return { type: 'ActionSet', actions, ...looks };
}

/** What a fact is called, and what it is. */
export type Fact = FactSet['facts'][number];

export function factSet(facts: readonly Fact[]): FactSet {
  return {
    type: 'FactSet',
    facts: facts.map((fact) => ({ title: plain(fact.title), value: plain(fact.value) })),
    spacing: 'Medium',
  };
}

/** A button that asks the bot for something. */
export function execute(
  buttonTitle: string,
  data: ActionData,
  looks: Omit<Looks<ExecuteAction>, 'verb' | 'data' | 'title'> = {},
): ExecuteAction {
  return { type: 'Action.Execute', title: oneLine(buttonTitle), verb: data.verb, data, ...looks };
}

/** A button that opens a page. */
export function open(buttonTitle: string, url: string, looks: Omit<Looks<OpenAction>, 'url'> = {}): OpenAction {
  return { type: 'Action.OpenUrl', title: oneLine(buttonTitle), url, ...looks };
}

/** What a card is made of. */
export type CardParts = {
  /** What the card says, as sentences: for clients without cards, for notifications and for reading aloud. */
  readonly says: readonly string[];
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
  /** Who gets a view of their own, by the ids of the channel, of the introduction with this id. */
  readonly refresh?: { readonly id: string; readonly userIds: readonly string[] } | undefined;
};

/** The most people a card is brought up to date for by itself. */
const MOST_REFRESHED = 60;

export function cardOf(words: Words, { says, body, actions = [], refresh }: CardParts): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: words.language,
    fallbackText: plain(says.map(asSentence).join(' ')),
    body,
    ...(actions.length === 0 ? {} : { actions }),
    ...(refresh === undefined || refresh.userIds.length === 0
      ? {}
      : {
          refresh: {
            action: execute(words.asking.open, { verb: 'show-introduction', id: refresh.id }),
            userIds: refresh.userIds.slice(0, MOST_REFRESHED),
          },
        }),
  };
}

/** What a card says as plain text, for the text of an activity and its notification. */
export function textOf(card: Card): string {
  return unescaped(card.fallbackText);
}

function asSentence(value: string): string {
  const line = oneLine(value);
  return /[.:!?…]["”“]?$/.test(line) ? line : `${line}.`;
}
