import type { Day } from '../domain/calendar.ts';
import type { Strength } from '../domain/figures.ts';
import type { Asked, ContactShown, Introducer, IntroducersState } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/** A contact at an account and the colleagues who know that contact best. */
export type ContactAndIntroducers = {
  readonly contact: ContactShown;
  /** How well all colleagues together know the contact: the sum over those the asker may see, the asker's own tie included. */
  readonly strength: Strength;
  /** Whether the asker has a tie to the contact himself. */
  readonly isKnownToAsker: boolean;
  /** At most three, best first; empty when only the asker knows the contact. */
  readonly introducers: readonly Introducer[];
};

/** Who knows anybody at an account. */
export type AccountIntroducers = Asked & {
  /** The registrable domain. */
  readonly account: string;
  readonly state: IntroducersState;
  /** At most five colleagues, by the sum over all their contacts there; evidence is summed the same way. */
  readonly introducers: readonly Introducer[];
  /** At most five contacts there, best known first. */
  readonly contacts: readonly ContactAndIntroducers[];
};

export async function findAccountIntroducers(
  _deps: Deps,
  _caller: Caller,
  _input: { readonly domain: string; readonly at?: Day | undefined },
): Promise<AccountIntroducers> {
  throw new Error('in the making');
}
