import { listConsentDecisions } from '../store/consent.ts';
import { type Caller, requireAdministrator } from './caller.ts';
import { type ConsentAnswer, consentAnswerOf } from './consent-answer.ts';
import type { Deps } from './deps.ts';

/**
 * The decisions about consent taken so far, by kind; a kind nobody decided about is none of them.
 *
 * @throws AppError `forbidden` unless the caller is an administrator.
 */
export async function readConsent(deps: Deps, caller: Caller): Promise<ConsentAnswer> {
  requireAdministrator(caller);
  return consentAnswerOf(await listConsentDecisions(deps.db, caller.tenantId));
}
