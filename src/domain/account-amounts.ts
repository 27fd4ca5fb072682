/** Something a figure is made of, and whose mailbox brings it. Values are whole numbers, so that sums are exact. */
export type Item = { readonly colleague: string; readonly value: number };

/** An item that several mailboxes may bring: a meeting, a contact. The key is the same in all of them. */
export type SharedItem = Item & { readonly key: string };

/** An amount that all contributing colleagues bring together, and what it would be without each one of them. */
export type CrowdAmount<Amount> = {
  readonly all: Amount;
  /** One entry a contributing colleague, in no order that means anything. */
  readonly withoutOne: readonly Amount[];
};

/** Values added up, and how many they are. */
export type Sum = { readonly sum: number; readonly count: number };

/** Adds up what nobody else brings: mails, replies. */
export function addUp(items: readonly Item[]): CrowdAmount<Sum> {
  return withAndWithout(
    items.map((item) => ({ ...item, otherwise: undefined })),
    colleaguesOf(items),
  );
}

/**
 * Adds up what several may bring, each key once, with the largest value that any mailbox tells. Whoever leaves takes only
 * what nobody else brings: a meeting of three stays, a larger value goes back to the next one.
 */
export function addUpOnce(items: readonly SharedItem[]): CrowdAmount<Sum> {
  const byKey = Map.groupBy(items, (item) => item.key);
  return withAndWithout([...byKey.values()].map(largestOf), colleaguesOf(items));
}

/** The largest value, -Infinity when there is none; without its only bringer, the largest of anybody else. */
export function largest(items: readonly Item[]): CrowdAmount<number> {
  const { colleague, value, otherwise } = largestOf(items);
  return {
    all: value,
    withoutOne: [...colleaguesOf(items)].map((one) =>
      one === colleague ? (otherwise ?? Number.NEGATIVE_INFINITY) : value,
    ),
  };
}

/** A value that hangs on one colleague at most: without `colleague` it is `otherwise`, and gone when that is undefined. */
type Held = Item & { readonly otherwise: number | undefined };

function largestOf(items: readonly Item[]): Held {
  const best = items.reduce(larger, { colleague: '', value: Number.NEGATIVE_INFINITY });
  const others = items.filter((item) => item.colleague !== best.colleague);
  return { ...best, otherwise: others.length === 0 ? undefined : others.reduce(larger).value };
}

function larger(a: Item, b: Item): Item {
  return b.value > a.value ? b : a;
}

/** One pass for the total and one for what each colleague takes along, so that thousands of colleagues take no longer. */
function withAndWithout(held: readonly Held[], colleagues: ReadonlySet<string>): CrowdAmount<Sum> {
  const all = { sum: held.reduce((sum, { value }) => sum + value, 0), count: held.length };
  const rests = new Map([...colleagues].map((colleague) => [colleague, { ...all }]));
  for (const { colleague, value, otherwise } of held) {
    const rest = rests.get(colleague);
    if (rest === undefined) continue;
    rest.sum -= value - (otherwise ?? 0);
    if (otherwise === undefined) rest.count -= 1;
  }
  return { all, withoutOne: [...rests.values()] };
}

function colleaguesOf(items: readonly Item[]): ReadonlySet<string> {
  return new Set(items.map((item) => item.colleague));
}
