import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import type { Card } from '../../../bot/cards/card.ts';

/**
 * What only Teams knows, with what every other client does about it: it draws square corners, and the fallback of the chart.
 * Everything else on a card is in the schema.
 */
const OF_TEAMS = { properties: ['roundedCorners'], elements: ['Chart.VerticalBar'] };

/** What the package reads by itself, outside its schema. */
const OUTSIDE = ['type', 'fallback', 'requires'];
const COLLECTIONS: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['body', 'actions'],
  Container: ['items'],
  Column: ['items'],
  ColumnSet: ['columns'],
  ActionSet: ['actions'],
  'Action.ShowCard': ['card'],
};

/** The parser remembers where it found the last language, and so refuses every other good one. */
export const REFUSES_GOOD_LANGUAGE = 'Invalid value "(en|de)" for property "lang"';

/**
 * What the official package has against a card: what its parser reports at version 1.5, and what is not in its own schema of that
 * version (names of elements, actions and properties). The published JSON schema file is in no package, so this is as official as it
 * gets without a network.
 */
export function complaintsAbout(card: Card): readonly string[] {
  const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  parsed.parse(card, context);
  const reported = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const found = parsed.validateProperties().validationEvents.map(({ message }) => message);
  return [
    ...[...reported, ...found].filter(
      (message) =>
        !OF_TEAMS.elements.some((name) => message.includes(name)) && !new RegExp(REFUSES_GOOD_LANGUAGE).test(message),
    ),
    ...unknownIn(library, card, 'card'),
  ];
}

function unknownIn(library: typeof AdaptiveCards, value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((part, index) => unknownIn(library, part, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Readonly<Record<string, unknown>>;
  const below = Object.entries(record)
    .filter(([name]) => name !== 'data')
    .flatMap(([name, part]) => unknownIn(library, part, `${path}.${name}`));
  const type = record['type'];
  if (typeof type !== 'string' || OF_TEAMS.elements.includes(type)) return below;
  const names = propertyNames(library, type);
  if (names === undefined) return [`${path}: ${type} is unknown`, ...below];
  const known = new Set([...names, ...OUTSIDE, ...(COLLECTIONS[type] ?? []), ...OF_TEAMS.properties]);
  const unknown = Object.keys(record).filter((name) => !known.has(name));
  return [...unknown.map((name) => `${path}: ${type} has no ${name}`), ...below];
}

/** The properties of a type up to version 1.5; undefined for a type that is in no such version. */
function propertyNames(library: typeof AdaptiveCards, type: string): readonly string[] | undefined {
  const version = library.Versions.v1_5;
  const { elements, actions } = library.GlobalRegistry;
  const made =
    type === 'AdaptiveCard'
      ? new library.AdaptiveCard()
      : type === 'Column'
        ? new library.Column()
        : (elements.createInstance(type, version) ?? actions.createInstance(type, version));
  if (made === undefined) return undefined;
  const schema = made.getSchema();
  return Array.from({ length: schema.getCount() }, (_, index) => schema.getItemAt(index))
    .filter(({ targetVersion }) => targetVersion.compareTo(version) <= 0)
    .map(({ name }) => name);
}
