import type { AskerState, DeclineReason, IntroductionState, Outcome } from '../domain/introduction.ts';
import type { ContactShown, Person } from './answer.ts';

/** What both sides of an introduction see alike. Instants are milliseconds since 1970. */
type Shared = {
  readonly id: string;
  readonly asker: Person;
  readonly introducer: Person;
  readonly contact: ContactShown;
  /** Why the asker would like to be introduced, for the introducer alone. */
  readonly why: string;
  /** What the introducer may forward to the contact. */
  readonly blurb: string;
  readonly askedAt: number;
  readonly introducedAt: number | null;
  /** What came of it, once the asker told. */
  readonly outcome: Outcome | null;
};

/** An introduction as the asker sees it: nothing in it depends on whether there was a no or a silence (law 6). */
export type OwnAsk = Shared & {
  readonly side: 'asker';
  readonly state: AskerState;
  readonly moves: readonly ('cancel' | 'conclude')[];
};

/** An introduction as the introducer sees it. */
export type AskedOfMe = Shared & {
  readonly side: 'introducer';
  readonly state: IntroductionState;
  readonly declineReason: DeclineReason | null;
  /** When "not now" is over. */
  readonly askAgainAt: number | null;
  readonly expiresAt: number;
  readonly moves: readonly ('accept' | 'later' | 'decline' | 'complete')[];
};

/** An introduction as its reader sees it. */
export type IntroductionShown = OwnAsk | AskedOfMe;
