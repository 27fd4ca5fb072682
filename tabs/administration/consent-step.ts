import type { ReplyOf } from '../../src/client/api.ts';
import type { changeConsentRoute, readConsentRoute } from '../../src/contract/consent.ts';
import { WORDS } from './consent-words.ts';

/** A decision about one kind, as the service tells it. */
export type Decision = ReplyOf<typeof readConsentRoute>['decisions'][number];

/** What would follow from a decision. */
export type ConsentPreview = Extract<ReplyOf<typeof changeConsentRoute>, { readonly state: 'preview' }>;

/** A change that is being thought about. */
export type ConsentStep = {
  readonly change: 'grant' | 'withdraw' | 'guestsOn' | 'guestsOff';
  /** As it is before. */
  readonly decision: Decision;
};

/** The step as the service takes it. @param wording the version of the words that were read */
export function bodyOf({ change, decision }: ConsentStep, wording: string) {
  const { kind } = decision;
  if (change === 'withdraw') return { kind, change };
  const guestsMaySee = change === 'grant' ? decision.guestsMaySee : change === 'guestsOn';
  return { kind, change: 'grant' as const, wording, guestsMaySee };
}

/** The step that takes another one back; none where that would delete what was read, or where it was deleted already. */
export function stepBack(
  { change, decision }: ConsentStep,
  now: readonly Decision[],
  { mailboxesErased }: Pick<ConsentPreview, 'mailboxesErased'>,
): ConsentStep | undefined {
  const changed = now.find(({ kind }) => kind === decision.kind);
  if (changed === undefined) return undefined;
  switch (change) {
    case 'guestsOn':
      return { change: 'guestsOff', decision: changed };
    case 'guestsOff':
      return { change: 'guestsOn', decision: changed };
    case 'withdraw':
      return mailboxesErased > 0 || !isAnyGranted(now, decision) ? undefined : { change: 'grant', decision: changed };
    case 'grant':
      return isAnyGranted(now, decision) ? { change: 'withdraw', decision: changed } : undefined;
  }
}

/** What a step did, in words. */
export function doneWords(
  { change, decision }: ConsentStep,
  { mailboxesErased }: Pick<ConsentPreview, 'mailboxesErased'>,
): string {
  const { title } = decision.words;
  switch (change) {
    case 'grant':
      return WORDS.done.granted(title);
    case 'withdraw':
      return mailboxesErased > 0 ? WORDS.done.erasing(title) : WORDS.done.withdrawn(title);
    case 'guestsOn':
    case 'guestsOff':
      return WORDS.done[change](title);
  }
}

function isAnyGranted(now: readonly Decision[], besides: Decision): boolean {
  return now.some(({ kind, state }) => kind !== besides.kind && state === 'granted');
}
