/**
 * An introduction from the ask on. `asked`: the introducer has not answered. `later`: "not now", asked again on a day. `accepted`: the
 * introducer will write. `introduced`: the introducer says the mail is out. The rest are ends.
 */
export type IntroductionState = 'asked' | 'later' | 'accepted' | 'introduced' | 'closed' | 'expired' | 'cancelled';

/** What can happen to it; `askAgain` (when "not now" is over) and `expire` come from the clock, everything else from a person. */
export type IntroductionEvent =
  | 'accept'
  | 'later'
  | 'decline'
  | 'complete'
  | 'conclude'
  | 'cancel'
  | 'askAgain'
  | 'expire';

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
  askAgain: 'clock',
  expire: 'clock',
};

/**
 * The legal moves. What is not here is refused, or was done before (`moveIntroduction`). An asker may cancel what the introducer has
 * declined, since the asker cannot know of it; whether an asker may at all is up to what the asker sees (`ASKER_MOVES`). A yes ends by what
 * one of both does, and not by the clock: it would read as no answer to somebody who had one.
 */
export const MOVES: Readonly<Record<IntroductionState, Partial<Record<IntroductionEvent, IntroductionState>>>> = {
  asked: { accept: 'accepted', later: 'later', decline: 'closed', cancel: 'cancelled', expire: 'expired' },
  later: { accept: 'accepted', decline: 'closed', cancel: 'cancelled', askAgain: 'asked', expire: 'expired' },
  accepted: { complete: 'introduced', conclude: 'closed', cancel: 'cancelled' },
  introduced: { conclude: 'closed' },
  closed: { cancel: 'cancelled' },
  expired: { cancel: 'cancelled' },
  cancelled: {},
};

/** What the asker may do in each state he sees: what he is let do depends on nothing else, or a refusal would tell a no (law 6). */
export const ASKER_MOVES: Readonly<Record<AskerState, readonly ('cancel' | 'conclude')[]>> = {
  waiting: ['cancel'],
  accepted: ['conclude', 'cancel'],
  introduced: ['conclude'],
  unanswered: [],
  closed: [],
  cancelled: [],
};

/** The states an event has led to or past: a second click, a second device or a stale card changes nothing there. */
const DONE_BEFORE: Readonly<Record<IntroductionEvent, (record: IntroductionRecord) => boolean>> = {
  accept: ({ state, closedBecause }) => state === 'accepted' || state === 'introduced' || closedBecause === 'concluded',
  later: ({ state }) => state === 'later',
  decline: ({ closedBecause }) => closedBecause === 'declined',
  complete: ({ state, closedBecause }) => state === 'introduced' || closedBecause === 'concluded',
  conclude: ({ closedBecause }) => closedBecause === 'concluded',
  cancel: ({ state }) => state === 'cancelled',
  askAgain: () => false,
  expire: ({ state }) => state === 'expired',
};

/** What an event does to an introduction. */
export type Moved =
  | { readonly outcome: 'moved'; readonly to: IntroductionState }
  | { readonly outcome: 'done before' }
  | { readonly outcome: 'refused' };

/** Looks an event up in the table of moves, for the asker in what he sees at the moment. Who causes it is checked apart (`ACTOR_OF`). */
export function moveIntroduction(record: IntroductionRecord, event: IntroductionEvent, now: number): Moved {
  const to = isOpenTo(record, event, now) ? MOVES[record.state][event] : undefined;
  if (to !== undefined) return { outcome: 'moved', to };
  return { outcome: DONE_BEFORE[event](record) ? 'done before' : 'refused' };
}

/** What the introducer may do next. */
export function introducerMovesOf(
  record: IntroductionRecord,
  now: number,
): readonly ('accept' | 'later' | 'decline' | 'complete')[] {
  const all = ['accept', 'later', 'decline', 'complete'] as const;
  return all.filter((event) => moveIntroduction(record, event, now).outcome === 'moved');
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

/** Days after which an ask without an answer ends. */
export const EXPIRES_AFTER_DAYS = 14;
/** Days after which the introducer is reminded, once. */
export const REMINDS_AFTER_DAYS = 5;
/** Days that "not now" means. */
export const LATER_DAYS = 7;
/** Days after which an ask ends however often "not now" was said. */
export const LONGEST_ASK_DAYS = 28;
/** The first day on which an asker may be told that no answer came; the last is that of the end. */
const TELLS_AFTER_DAYS = 7;
/** Asks of one asker that may wait at a time. */
export const MOST_ASKS_OF_ASKER = 5;
/** Asks an introducer gets in 30 days at most. */
export const MOST_ASKS_A_MONTH = 8;
/** Days for which an introduction is kept after its end, and an ask without an answer after the asker was told so. */
export const KEPT_DAYS = 365;
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

/** When an ask ends to which the introducer just said "not now": so long after it is asked again, but within bounds. */
export function expiryAfterLater(askedAt: number, askAgainAt: number): number {
  return Math.min(daysAfter(askAgainAt, EXPIRES_AFTER_DAYS), daysAfter(askedAt, LONGEST_ASK_DAYS));
}

function isOpenTo(record: IntroductionRecord, event: IntroductionEvent, now: number): boolean {
  if (event !== 'cancel' && event !== 'conclude') return true;
  return ASKER_MOVES[askerStateOf(record, now)].includes(event);
}

function withoutAnswer({ tellAskerAt }: IntroductionRecord, now: number): 'waiting' | 'unanswered' {
  return now < tellAskerAt ? 'waiting' : 'unanswered';
}
