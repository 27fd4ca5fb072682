import { AppError } from '../domain/app-error.ts';
import type { ConsentKind } from '../policy/consent-in-force.ts';
import { type ConsentDecision, grantConsent, listConsentDecisions, withdrawConsent } from '../store/consent.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/** A decision of the tenant's administrator; `by` says for the record who took it. */
export type ConsentChange = {
  readonly kind: ConsentKind;
  readonly change: 'grant' | 'withdraw';
  readonly by: string;
  /** Whether guests see what colleagues see under this kind; unsaid leaves it as it was (at first: no). */
  readonly guestsMaySee?: boolean | undefined;
};

/**
 * Grants or withdraws one kind of consent, from the next request on, and gives all decisions as they stand then.
 *
 * @throws AppError `forbidden` unless the caller is an administrator.
 */
export async function changeConsent(
  deps: Deps,
  caller: Caller,
  input: ConsentChange,
): Promise<readonly ConsentDecision[]> {
  if (caller.role !== 'administrator') throw new AppError('forbidden', 'Only an administrator decides about consent.');
  const at = deps.now();
  switch (input.change) {
    case 'grant':
      await grantConsent(deps.db, caller.tenantId, {
        kind: input.kind,
        by: input.by,
        at,
        guestsMaySee: input.guestsMaySee,
      });
      break;
    case 'withdraw':
      await withdrawConsent(deps.db, caller.tenantId, { kind: input.kind, by: input.by, at });
      break;
  }
  return listConsentDecisions(deps.db, caller.tenantId);
}
