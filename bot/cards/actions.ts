import type { DeclineReason, Outcome } from '../../src/domain/introduction.ts';

/** What a button of a card asks for. Every button but those that open a page carries one; the edge turns it into a use case. */
export const CARD_VERBS = [
  'show-introducers',
  'show-account',
  'show-health',
  'start-ask',
  'send-ask',
  'cancel-ask',
  'conclude',
  'accept',
  'later',
  'decline',
  'complete',
  'show-introduction',
  'list-introductions',
  'sharing-on',
  'sharing-off',
  'sharing-pause',
  'show-sharing',
  'show-shown',
  'help',
  'ask-me-again',
] as const;

export type CardVerb = (typeof CARD_VERBS)[number];

/**
 * What a button carries besides what its card's inputs hold: ids and nothing else. Who acts is never in it, and all of it is loaded
 * and checked again when it comes back.
 */
export type ActionData = {
  readonly verb: CardVerb;
  /** Of an introduction. */
  readonly id?: string;
  /** An address. */
  readonly contact?: string;
  /** An object id at Microsoft Entra, or an address where the directory gives none. */
  readonly introducer?: string;
  /** A registrable domain. */
  readonly domain?: string;
  readonly reason?: DeclineReason;
  readonly outcome?: Outcome;
};

/** The inputs of cards, by their ids: what comes back beside the data of the button. */
export const INPUTS = { why: 'why', blurb: 'blurb', until: 'until' } as const;

/** The most characters of each draft of an ask. */
export const MOST_CHARACTERS = { why: 500, blurb: 1000 } as const;
