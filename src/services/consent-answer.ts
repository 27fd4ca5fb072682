import type { ConsentKind } from '../policy/consent-in-force.ts';
import { CONSENT_WORDS, type ConsentWords, WORDING } from '../policy/consent-wording.ts';
import type { ConsentDecision } from '../store/consent.ts';

/** What the administrator allows, with the words that a next decision is taken on. */
export type ConsentAnswer = {
  /** By kind; a kind nobody decided about is none of them. */
  readonly decisions: readonly ConsentDecision[];
  /** The version of the words in force. */
  readonly wording: string;
  readonly words: Readonly<Record<ConsentKind, ConsentWords>>;
};

/** Decisions with the words in force. */
export function consentAnswerOf(decisions: readonly ConsentDecision[]): ConsentAnswer {
  return { decisions, wording: WORDING, words: CONSENT_WORDS };
}
