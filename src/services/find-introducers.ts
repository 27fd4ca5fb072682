import type { Day } from '../domain/calendar.ts';
import type { Asked, ContactShown, Introducer, IntroducersState, OwnTie } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/** Who knows a contact: the asker's own tie, and at most five introducers, best first. */
export type Introducers = Asked & {
  readonly contact: ContactShown;
  readonly ownTie: OwnTie;
  readonly state: IntroducersState;
  /** Empty unless `state` is `found`. */
  readonly introducers: readonly Introducer[];
};

export async function findIntroducers(
  _deps: Deps,
  _caller: Caller,
  _input: { readonly address: string; readonly at?: Day | undefined },
): Promise<Introducers> {
  throw new Error('in the making');
}
