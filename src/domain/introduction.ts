/**
 * An introduction from the ask on. `asked`: the introducer has not answered. `later`: "not now", asked again on a day. `accepted`: the
 * introducer will write. `introduced`: the introducer says the mail is out. The rest are ends.
 */
export type IntroductionState = 'asked' | 'later' | 'accepted' | 'introduced' | 'closed' | 'expired' | 'cancelled';

/** What can happen to it; `expire` comes from the clock, everything else from a person. */
export type IntroductionEvent = 'accept' | 'later' | 'decline' | 'complete' | 'conclude' | 'cancel' | 'expire';

/** Why an introduction is closed: the introducer said no, or the asker told what came of it. */
export type ClosedBecause = 'declined' | 'concluded';

/** Why an introducer says no. Nobody but the introducer ever learns of it. */
export type DeclineReason = 'notKnownWell' | 'notAboutContact' | 'notAtAll';

/** What came of an introduction, as the asker tells it. */
export type Outcome = 'met' | 'noAnswer' | 'notNeeded';

/** The part of an introduction that the rules look at. Instants are milliseconds since 1970. */
export type IntroductionRecord = {
  readonly state: IntroductionState;
  /** Null in every other state than `closed`. */
  readonly closedBecause: ClosedBecause | null;
  /** When the asker is told that no answer came, whether there was a no or a silence. */
  readonly tellAskerAt: number;
};

/**
 * What the asker may know (law 6): `waiting` and then `unanswered` for a no and for a silence alike, at a moment drawn when the ask
 * was made, which no answer changes.
 */
export type AskerState = 'waiting' | 'accepted' | 'introduced' | 'unanswered' | 'closed' | 'cancelled';

/** Who may cause an event. */
export const ACTOR_OF: Readonly<Record<IntroductionEvent, 'asker' | 'introducer' | 'clock'>> = {
  accept: 'introducer',
  later: 'introducer',
  decline: 'introducer',
  complete: 'introducer',
  conclude: 'asker',
  cancel: 'asker',
  expire: 'clock',
};

/** The legal moves. What is not here is refused, or was done before (`moveIntroduction`). */
export const MOVES: Readonly<Record<IntroductionState, Partial<Record<IntroductionEvent, IntroductionState>>>> = {
  asked: { accept: 'accepted', later: 'later', decline: 'closed', cancel: 'cancelled', expire: 'expired' },
  later: { accept: 'accepted', later: 'later', decline: 'closed', cancel: 'cancelled', expire: 'expired' },
  accepted: { complete: 'introduced', cancel: 'cancelled', expire: 'expired' },
  introduced: { conclude: 'closed' },
  closed: {},
  expired: {},
  cancelled: {},
};

/** The states an event has led to or past: a second click, a second device or a stale card changes nothing there. */
const DONE_BEFORE: Readonly<Record<IntroductionEvent, (record: IntroductionRecord) => boolean>> = {
  accept: ({ state, closedBecause }) => state === 'accepted' || state === 'introduced' || closedBecause === 'concluded',
  later: () => false,
  decline: ({ closedBecause }) => closedBecause === 'declined',
  complete: ({ state, closedBecause }) => state === 'introduced' || closedBecause === 'concluded',
  conclude: ({ closedBecause }) => closedBecause === 'concluded',
  cancel: ({ state }) => state === 'cancelled',
  expire: ({ state }) => state === 'expired',
};

/** What an event does to an introduction. */
export type Moved =
  | { readonly outcome: 'moved'; readonly to: IntroductionState }
  | { readonly outcome: 'done before' }
  | { readonly outcome: 'refused' };

/** Looks an event up in the table of moves. Who causes it is checked apart (`ACTOR_OF`). */
export function moveIntroduction(record: IntroductionRecord, event: IntroductionEvent): Moved {
  const to = MOVES[record.state][event];
  if (to !== undefined) return { outcome: 'moved', to };
  return { outcome: DONE_BEFORE[event](record) ? 'done before' : 'refused' };
}

/** What the asker may know of an introduction at a moment. */
export function askerStateOf(record: IntroductionRecord, now: number): AskerState {
  switch (record.state) {
    case 'accepted':
    case 'introduced':
    case 'cancelled':
      return record.state;
    case 'closed':
      if (record.closedBecause === 'concluded') return 'closed';
      return withoutAnswer(record, now);
    case 'asked':
    case 'later':
    case 'expired':
      return withoutAnswer(record, now);
  }
}

/** Whether an ask still waits, as far as the asker may know: only this counts against anybody's limits, so that a no shows nowhere. */
export function isOpenAsk(record: IntroductionRecord, now: number): boolean {
  const state = askerStateOf(record, now);
  return state === 'waiting' || state === 'accepted';
}

const DAY_MS = 24 * 60 * 60_000;

/** Days after which an ask without an answer ends; so long again after an answer that came to nothing. */
export const EXPIRES_AFTER_DAYS = 14;
/** Days after which the introducer is reminded, once. */
export const REMINDS_AFTER_DAYS = 5;
/** Days that "not now" means. */
export const LATER_DAYS = 7;
/** The first day on which an asker may be told that no answer came; the last is that of the end. */
const TELLS_AFTER_DAYS = 7;
/** Asks of one asker that may wait at a time. */
export const MOST_ASKS_OF_ASKER = 5;
/** Asks an introducer gets in 30 days at most. */
export const MOST_ASKS_A_MONTH = 8;
/** Days before the same introducer may be asked about the same contact again by the same asker. */
export const SAME_ASK_AFTER_DAYS = 91;

/** The moment at which the asker is told that no answer came: between the seventh and the fourteenth day, drawn when asking. */
export function drawTellAskerAt(askedAt: number, random: () => number): number {
  return Math.round(askedAt + (TELLS_AFTER_DAYS + random() * (EXPIRES_AFTER_DAYS - TELLS_AFTER_DAYS)) * DAY_MS);
}

/** The moment so many days after another. */
export function daysAfter(at: number, days: number): number {
  return at + days * DAY_MS;
}

function withoutAnswer({ tellAskerAt }: IntroductionRecord, now: number): 'waiting' | 'unanswered' {
  return now < tellAskerAt ? 'waiting' : 'unanswered';
}
