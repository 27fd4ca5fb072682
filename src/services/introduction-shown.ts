import type { ColleagueId } from '../domain/ids.ts';
import {
  ASKER_MOVES,
  type AskerState,
  askerStateOf,
  type DeclineReason,
  type IntroductionState,
  introducerMovesOf,
  type Outcome,
} from '../domain/introduction.ts';
import type { Introduction } from '../store/introductions.ts';
import type { ContactShown, Person } from './answer.ts';
import { personOf } from './candidates.ts';

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

/** An introduction by the eyes of its asker or its introducer. @param now milliseconds since 1970 */
export function introductionShownTo(
  introduction: Introduction,
  readerId: ColleagueId | undefined,
  now: number,
): IntroductionShown {
  return introduction.asker.colleagueId === readerId ? ownAskOf(introduction, now) : askedOfMeOf(introduction, now);
}

/** An introduction by the eyes of its asker. @param now milliseconds since 1970 */
export function ownAskOf(introduction: Introduction, now: number): OwnAsk {
  const state = askerStateOf(introduction, now);
  return { ...sharedOf(introduction), side: 'asker', state, moves: ASKER_MOVES[state] };
}

/** An introduction by the eyes of its introducer. @param now milliseconds since 1970 */
export function askedOfMeOf(introduction: Introduction, now: number): AskedOfMe {
  return {
    ...sharedOf(introduction),
    side: 'introducer',
    state: introduction.state,
    declineReason: introduction.declineReason,
    askAgainAt: introduction.askAgainAt,
    expiresAt: introduction.expiresAt,
    moves: introducerMovesOf(introduction, now),
  };
}

/**
 * What a card about an introduction says, in a word: it is updated when its reader would be given another one. Who may not see the
 * introduction any more is shown {@link CARD_OF_NOTHING}.
 */
export function cardStateOf(shown: IntroductionShown): string {
  return shown.outcome === null ? shown.state : `${shown.state}:${shown.outcome}`;
}

/** What a card about something that its reader may not see any more says. */
export const CARD_OF_NOTHING = 'gone';

function sharedOf(introduction: Introduction): Shared {
  const { contactAddress: address, contactName: name, account } = introduction;
  return {
    id: introduction.introductionId,
    asker: personOf(introduction.asker),
    introducer: personOf(introduction.introducer),
    contact: { address, name, account },
    why: introduction.why,
    blurb: introduction.blurb,
    askedAt: introduction.askedAt,
    introducedAt: introduction.introducedAt,
    outcome: introduction.outcome,
  };
}
