import type { Line } from './line.ts';

/** What lines can be ordered by. */
export const ORDERS = ['name', 'health', 'trend', 'last', 'next', 'probability'] as const;
export type Order = (typeof ORDERS)[number];

/** What is looked for, and in which order. */
export type Look = {
  readonly order: Order;
  /** The other way round than the order's usual one. */
  readonly isReversed: boolean;
  /** Words that all have to be in the name, the address or the domain. */
  readonly search: string;
  readonly grade: Grade | 'unknown' | undefined;
  readonly trend: Trend | undefined;
  readonly account: string | undefined;
};

type Health = NonNullable<Line['health']>;
/** A grade. */
export type Grade = Health['grade'];
/** A trend. */
export type Trend = Health['trend'];

/** Everything, the best known first. */
export const EVERYTHING: Look = {
  order: 'probability',
  isReversed: false,
  search: '',
  grade: undefined,
  trend: undefined,
  account: undefined,
};

/** The lines that are looked for, in their order. What has no value to be ordered by comes last, whichever way round. */
export function linesIn(lines: readonly Line[], look: Look): readonly Line[] {
  const words = look.search.toLowerCase().split(/\s+/).filter(Boolean);
  const direction = look.isReversed ? -1 : 1;
  return lines
    .filter((line) => isMeant(line, look, words))
    .map((line) => ({ line, value: VALUE_OF[look.order](line) }))
    .sort((a, b) => compareValues(a.value, b.value, direction) || compare(a.line.key, b.line.key))
    .map(({ line }) => line);
}

/** Whether anything but the order is chosen. */
export function isNarrowed({ search, grade, trend, account }: Look): boolean {
  return search.trim() !== '' || grade !== undefined || trend !== undefined || account !== undefined;
}

type Value = string | number | null;

const TREND_RANK: Readonly<Record<Trend, number | null>> = {
  declining: 0,
  steady: 1,
  improving: 2,
  not_enough_information: null,
};

/** By what each order compares: the smaller comes first, so the usual way is the best, the latest or the soonest first. */
const VALUE_OF: Readonly<Record<Order, (line: Line) => Value>> = {
  name: ({ name }) => name.toLowerCase(),
  health: ({ health }) => (health === null ? null : -health.score),
  // What needs attention comes first.
  trend: ({ health }) => (health === null ? null : TREND_RANK[health.trend]),
  last: ({ daysSinceLast }) => daysSinceLast,
  next: ({ nextAt }) => nextAt,
  probability: ({ strength }) => -strength.score,
};

function isMeant(line: Line, { grade, trend, account }: Look, words: readonly string[]): boolean {
  if (grade !== undefined && (line.health?.grade ?? 'unknown') !== grade) return false;
  if (trend !== undefined && line.health?.trend !== trend) return false;
  if (account !== undefined && line.account !== account) return false;
  if (words.length === 0) return true;
  const text = `${line.name} ${line.key}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function compareValues(a: Value, b: Value, direction: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b) * direction;
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : Number(a > b);
}
