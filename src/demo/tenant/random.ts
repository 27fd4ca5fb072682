/** A source of numbers, evenly spread over 0 (included) to 1 (excluded). The same seed gives the same numbers for ever. */
export type Random = () => number;

/**
 * Opens a stream of made-up numbers for one purpose (`people`, `outside mail` …): a change in how one purpose draws
 * leaves the others as they were. The generator is Bob Jenkins' sfc32 as published by Chris Doty-Humphrey (PractRand),
 * its state filled from seed and purpose by 32-bit FNV-1a.
 */
export function openRandom(seed: number, purpose: string): Random {
  let a = hashOf(`${seed}/${purpose}/a`);
  let b = hashOf(`${seed}/${purpose}/b`);
  let c = hashOf(`${seed}/${purpose}/c`);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** True with the given probability (0..1). */
export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** A number from `from` (included) to `to` (excluded). */
export function between(random: Random, from: number, to: number): number {
  return from + random() * (to - from);
}

/** A whole number from `from` to `to`, both included. */
export function wholeBetween(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** One of the list, each as likely as the other. @throws RangeError when the list is empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new RangeError('There is nothing to pick from.');
  return item;
}

/** A bell-shaped number (Box and Muller 1958). */
export function normal(random: Random, mean: number, deviation: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return mean + deviation * radius * Math.cos(2 * Math.PI * random());
}

/** A number above 0 whose logarithm is bell-shaped: half of the draws lie below `median`. */
export function logNormal(random: Random, median: number, spread: number): number {
  return median * Math.exp(normal(random, 0, spread));
}

/** A whole number with a heavy tail, 1 to `most`: the share of draws above x falls as x to the power of -`tail`. */
export function heavyTailed(random: Random, tail: number, most: number): number {
  return Math.min(most, Math.floor((1 - random()) ** (-1 / tail)));
}

/** The list in a random order, the given one untouched. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

/** Draws from a list in proportion to weights. The sum of the weights must be above 0. */
export function openWeightedPick<T>(list: readonly T[], weightOf: (item: T) => number): (random: Random) => T {
  const sums: number[] = [];
  let total = 0;
  for (const item of list) {
    total += weightOf(item);
    sums.push(total);
  }
  return (random) => {
    const item = list[firstAbove(sums, random() * total)];
    if (item === undefined) throw new RangeError('There is nothing to pick from.');
    return item;
  };
}

function firstAbove(sums: readonly number[], target: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
