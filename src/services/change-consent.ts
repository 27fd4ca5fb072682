import { AppError } from '../domain/app-error.ts';
import type { ConsentKind } from '../policy/consent-in-force.ts';
import { WORDING } from '../policy/consent-wording.ts';
import { appendAudit } from '../store/audit.ts';
import {
  type ConsentDecision,
  type Deciding,
  grantConsent,
  listConsentDecisions,
  lockConsentDecisions,
  withdrawConsent,
} from '../store/consent.ts';
import type { Query } from '../store/database.ts';
import { isTenantErasing, startErasure } from '../store/receipts.ts';
import { noteReadingDue } from '../store/sharing.ts';
import { holdTenant } from '../store/tenant-lock.ts';
import { actorOf, type Caller, requireAdministrator } from './caller.ts';
import { type ConsentAnswer, consentAnswerOf } from './consent-answer.ts';
import type { ChoosingDeps } from './deps.ts';

/** A decision of the tenant's administrator. */
export type ConsentChange = {
  readonly kind: ConsentKind;
  readonly change: 'grant' | 'withdraw';
  /** From where it was decided: a network address, or `command line`. */
  readonly from: string;
  /** The version of the words that were read; needed to grant. */
  readonly wording?: string | undefined;
  /** Whether guests see what colleagues see under this kind; unsaid leaves it as it was (at first: no). */
  readonly guestsMaySee?: boolean | undefined;
};

/**
 * Grants or withdraws one kind of consent, from the next request on, and gives all decisions as they stand then.
 *
 * With the first kind granted everybody is in who has not turned sharing off and is in no opted-out group. With the last one
 * withdrawn nothing is read or served any more, and everything that was read is deleted, with a receipt.
 *
 * @throws AppError `forbidden` unless the caller is an administrator; `conflict` when other words were agreed to than those in
 * force, or while an earlier withdrawal is still being carried out.
 */
export async function changeConsent(deps: ChoosingDeps, caller: Caller, input: ConsentChange): Promise<ConsentAnswer> {
  requireAdministrator(caller);
  const deciding: Deciding = { by: actorOf(caller), from: input.from, at: deps.now() };
  await deps.db.write(caller.tenantId, async (query) => {
    await holdTenant(query, caller.tenantId, 'alone');
    const before = await lockConsentDecisions(query, caller.tenantId);
    switch (input.change) {
      case 'grant':
        return grant(query, caller, input, before, deciding);
      case 'withdraw':
        return withdraw(query, caller, input, before, deciding);
    }
  });
  await deps.db.keepChoices();
  deps.wakeJobs();
  return consentAnswerOf(await listConsentDecisions(deps.db, caller.tenantId));
}

async function grant(
  query: Query,
  caller: Caller,
  { kind, wording, guestsMaySee }: ConsentChange,
  before: readonly ConsentDecision[],
  deciding: Deciding,
): Promise<void> {
  const { tenantId } = caller;
  if (wording !== WORDING) {
    throw new AppError('conflict', `The words have changed since. Read version ${WORDING} and decide again.`);
  }
  if (await isTenantErasing(query, tenantId)) {
    throw new AppError('conflict', 'The last withdrawal is still being carried out. Grant again in a minute.');
  }
  await grantConsent(query, tenantId, { kind, wording, guestsMaySee }, deciding);
  if (!before.some((decision) => decision.isGranted)) await noteReadingDue(query, tenantId, deciding.at);
  const detail = { kind, wording, ...(guestsMaySee === undefined ? {} : { guestsMaySee }) };
  await appendAudit(query, tenantId, { at: deciding.at, actor: deciding.by, action: 'consent granted', detail });
}

async function withdraw(
  query: Query,
  caller: Caller,
  { kind }: ConsentChange,
  before: readonly ConsentDecision[],
  deciding: Deciding,
): Promise<void> {
  const { tenantId } = caller;
  const isWithdrawn = before.some((decision) => decision.kind === kind && !decision.isGranted);
  if (isWithdrawn) return;
  await withdrawConsent(query, tenantId, kind, deciding);
  const detail = { kind };
  await appendAudit(query, tenantId, { at: deciding.at, actor: deciding.by, action: 'consent withdrawn', detail });
  // Before the first decision a file may have been imported that nobody sees yet: a no takes it back, too.
  const wasAllowed = before.length === 0 || before.some((decision) => decision.isGranted);
  const isAllowed = before.some((decision) => decision.isGranted && decision.kind !== kind);
  if (!wasAllowed || isAllowed) return;
  await startErasure(query, tenantId, { subject: 'tenant', reason: 'consent withdrawn', at: deciding.at });
}
