import { listOwnConnections } from '../store/own-relationships.ts';
import type { ContactShown } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { windowStart } from './evidence.ts';
import { type OwnFigures, type OwnPageAsked, readOwnLines, requireOwnMailbox } from './own-relationships.ts';
import { referenceOf } from './question.ts';
import { momentOf } from './relationship.ts';

/** One of the asker's own relationships. */
export type OwnRelationship = OwnFigures & { readonly contact: ContactShown };

/** A page of own relationships. */
export type OwnRelationships = {
  readonly relationships: readonly OwnRelationship[];
  /** What to pass for the next page; null on the last one. */
  readonly nextCursor: string | null;
};

/**
 * How own relationships are asked for.
 *
 * @param among the addresses of those that are wanted, who only ever wrote to the caller among them; all when left out
 */
export type OwnRelationshipsAsked = OwnPageAsked & { readonly among?: readonly string[] | undefined };

/**
 * Lists the caller's own relationships of the last year, one row a contact: strongest, healthiest or latest first, next
 * meeting soonest first, or by name. Contacts without the thing ordered by come last.
 *
 * @throws AppError `consent_required` when the tenant's consent does not cover own insights; `not_found` for a caller
 * without a mailbox here; `invalid_input` naming `cursor`.
 */
export async function listOwnRelationships(
  deps: Deps,
  caller: Caller,
  { among, ...asked }: OwnRelationshipsAsked,
): Promise<OwnRelationships> {
  const colleagueId = await requireOwnMailbox(deps, caller);
  const moment = momentOf(deps.now(), referenceOf(deps.now(), undefined).at, undefined);
  const connections = await listOwnConnections(deps.db, caller.tenantId, colleagueId, windowStart(moment.at), among);
  const lines = connections.map((one) => ({ key: one.address, name: one.name ?? one.address, connections: [one] }));
  const page = await readOwnLines(deps, caller, lines, asked, moment);
  return {
    relationships: page.lines.flatMap(({ connections, figures }) =>
      connections.map(({ address, name, account }) => ({ ...figures, contact: { address, name, account } })),
    ),
    nextCursor: page.nextCursor,
  };
}
