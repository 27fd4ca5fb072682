import { AppError } from '../../src/domain/app-error.ts';
import { describeFailure, type Log, requestCode } from '../../src/http/log.ts';
import type { Card } from '../cards/card.ts';
import { failedCard, nothingCard } from '../cards/general.ts';
import type { NothingReason, Words } from '../words/words.ts';
import type { BotDeps, Reader } from './reader.ts';

/** Why nothing is shown, where a use case did not throw it. */
export class Nothing extends Error {
  readonly reason: NothingReason;

  constructor(reason: NothingReason) {
    super('There is nothing to show.');
    this.name = 'Nothing';
    this.reason = reason;
  }
}

/**
 * The card of an answer, or of why there is none: a refusal in words that tell nothing of what is not shown; anything else is a bug, which is
 * logged with its cause and told with the reference it was logged under.
 */
export async function cardOrRefusal(
  deps: Pick<BotDeps, 'log' | 'tabLink'>,
  { words, caller }: Pick<Reader, 'words' | 'caller'>,
  requestId: string,
  answer: () => Promise<Card>,
): Promise<Card> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Nothing) return nothingCard(words, error.reason);
    if (error instanceof AppError) {
      // The chat does not tell who is an administrator; the tab does, and refuses everybody else.
      const consentLink = deps.tabLink?.('administration', 'consent');
      return nothingCard(words, reasonOf(error, caller.role === 'guest'), { consentLink });
    }
    return failed(deps, words, requestId, error);
  }
}

function failed(deps: { readonly log: Log }, words: Words, requestId: string, error: unknown): Card {
  deps.log('turn_failed', { ...describeFailure(error), request: requestCode(requestId) });
  return failedCard(words, requestId);
}

function reasonOf({ code }: AppError, isGuest: boolean): NothingReason {
  switch (code) {
    case 'invalid_input':
      return 'not_an_address';
    case 'unauthenticated':
    case 'forbidden':
      return isGuest ? 'not_for_guests' : 'not_allowed';
    case 'unknown_tenant':
      return 'unknown_tenant';
    case 'consent_required':
      return isGuest ? 'not_for_guests' : 'consent_required';
    case 'not_found':
      return 'introduction_gone';
    case 'conflict':
      return 'too_late';
    case 'not_ready':
      return 'not_ready';
  }
}
