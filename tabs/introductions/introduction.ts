import type { ReplyOf } from '../../src/client/api.ts';
import type { listIntroductionsRoute } from '../../src/contract/introductions.ts';

/** An introduction by the eyes of the person at the screen. */
export type Introduction = ReplyOf<typeof listIntroductionsRoute>['introductions'][number];
/** One that the person asked for: nothing in it tells a no from a silence. */
export type OwnAsk = Extract<Introduction, { side: 'asker' }>;
/** One that is asked of the person. */
export type AskedOfMe = Extract<Introduction, { side: 'introducer' }>;

/** Somebody's name, or the address. */
export function nameOf({ name, address }: { readonly name: string | null; readonly address: string | null }): string {
  return name ?? address ?? '';
}

/** Whether it is the person's turn. */
export function isMyTurn({ side, state }: Introduction): boolean {
  return side === 'introducer' ? state === 'asked' || state === 'accepted' : state === 'introduced';
}

/** One side of the introductions: those on which the person can act first, each part in the order given. */
export function sideOf<Side extends Introduction['side']>(
  all: readonly Introduction[],
  side: Side,
): readonly Extract<Introduction, { side: Side }>[] {
  const isOfSide = (one: Introduction): one is Extract<Introduction, { side: Side }> => one.side === side;
  const found = all.filter(isOfSide);
  return [...found.filter(isMyTurn), ...found.filter((one) => !isMyTurn(one))];
}
