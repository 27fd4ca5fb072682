import { AppError } from '../domain/app-error.ts';
import type { Day } from '../domain/calendar.ts';
import { listOwnConnections } from '../store/own-relationships.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { windowStart } from './evidence.ts';
import { readWholeRelationship, requireOwnMailbox } from './own-relationships.ts';
import { referenceOf } from './question.ts';
import { momentOf, type Relationship } from './relationship.ts';

/** The asker's own relationship with an account in full: all own contacts there together. */
export type OwnAccountRead = {
  readonly asOf: Day;
  readonly account: string;
  /** Own contacts there. */
  readonly contacts: number;
  readonly relationship: Relationship;
};

/**
 * Reads the caller's own relationship with an account from the own mailbox alone. A meeting with three people there counts once.
 *
 * @param input.domain the registrable domain
 * @throws AppError `consent_required` when the tenant's consent does not cover own insights; `not_found` for a caller without a
 * mailbox here, and for an account that the mailbox does not know.
 */
export async function readOwnAccount(
  deps: Deps,
  caller: Caller,
  input: { readonly domain: string },
): Promise<OwnAccountRead> {
  const colleagueId = await requireOwnMailbox(deps, caller);
  const { asOf, at } = referenceOf(deps.now(), undefined);
  const moment = momentOf(deps.now(), at, undefined);
  const connections = await listOwnConnections(deps.db, caller.tenantId, colleagueId, windowStart(at));
  const there = connections.filter(({ account }) => account === input.domain);
  const relationship = await readWholeRelationship(deps, caller, there, moment);
  if (relationship === undefined) {
    throw new AppError('not_found', 'Your mailbox tells nothing of a relationship with this account.');
  }
  return { asOf, account: input.domain, contacts: there.length, relationship };
}
