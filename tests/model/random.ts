/** Random numbers that come again with the same seed, so that a run that failed can be run again. */
export type Random = {
  /** A whole number from `from` to `to`, both included. */
  readonly whole: (from: number, to: number) => number;
  /** True with this chance (0..1). */
  readonly isLucky: (chance: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** One of several things, each as often as its weight says; weights of 0 or less are never taken. */
  readonly pickWeighted: <T>(from: readonly (readonly [weight: number, value: T])[]) => T;
};

/** Mulberry32 by Tommy Ettinger: small, and good enough to walk with. */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    whole,
    isLucky: (chance) => next() < chance,
    pick: <T>(from: readonly T[]) => from[whole(0, from.length - 1)] as T,
    pickWeighted: (from) => {
      const possible = from.filter(([weight]) => weight > 0);
      let left = next() * possible.reduce((sum, [weight]) => sum + weight, 0);
      const found = possible.find(([weight]) => {
        left -= weight;
        return left < 0;
      });
      return present(found ?? possible.at(-1))[1];
    },
  };
}

/** What must be there. @throws Error when it is not */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Something that must be there is not.');
  return value;
}
