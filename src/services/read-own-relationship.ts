import { AppError } from '../domain/app-error.ts';
import type { Day } from '../domain/calendar.ts';
import { listOwnConnections } from '../store/own-relationships.ts';
import type { ContactShown } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { windowStart } from './evidence.ts';
import { readWholeRelationship, requireOwnMailbox } from './own-relationships.ts';
import { readContactAddress, referenceOf } from './question.ts';
import { momentOf, type Relationship } from './relationship.ts';

/** One of the asker's own relationships in full. */
export type OwnRelationshipRead = {
  readonly asOf: Day;
  readonly contact: ContactShown;
  readonly relationship: Relationship;
};

/**
 * Reads one of the caller's own relationships from the own mailbox alone: nobody else's connection is shown by it, so nothing is logged
 * as seen.
 *
 * @throws AppError `invalid_input` for what is no address; `consent_required` when the tenant's consent does not cover own insights;
 * `not_found` for a caller without a mailbox here, and for whom the mailbox does not know.
 */
export async function readOwnRelationship(
  deps: Deps,
  caller: Caller,
  input: { readonly address: string },
): Promise<OwnRelationshipRead> {
  const { address: asked } = readContactAddress(input.address);
  const colleagueId = await requireOwnMailbox(deps, caller);
  const { asOf, at } = referenceOf(deps.now(), undefined);
  const moment = momentOf(deps.now(), at, undefined);
  const connections = await listOwnConnections(deps.db, caller.tenantId, colleagueId, windowStart(at));
  const connection = connections.find(({ address }) => address === asked);
  const relationship = await readWholeRelationship(deps, caller, connection === undefined ? [] : [connection], moment);
  if (connection === undefined || relationship === undefined) {
    throw new AppError('not_found', 'Your mailbox tells nothing of a relationship with this person.');
  }
  const { address, name, account } = connection;
  return { asOf, contact: { address, name, account }, relationship };
}
