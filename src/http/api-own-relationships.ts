import { readCursor } from '../contract/cursor.ts';
import {
  listOwnAccountsRoute,
  listOwnRelationshipsRoute,
  presentOwnAccount,
  presentOwnAccounts,
  presentOwnRelationship,
  presentRelationships,
  readOwnAccountRoute,
  readOwnRelationshipRoute,
} from '../contract/relationships.ts';
import { listOwnAccounts } from '../services/list-own-accounts.ts';
import { listOwnRelationships } from '../services/list-own-relationships.ts';
import { readOwnAccount } from '../services/read-own-account.ts';
import { readOwnRelationship } from '../services/read-own-relationship.ts';
import type { ApiDeps } from './api-deps.ts';
import { type Edge, mountRoute } from './mount.ts';

/** What a person's own mailbox says of contacts and accounts, for that person alone. */
export function mountOwnRelationships(edge: Edge, deps: ApiDeps): void {
  mountRoute(edge, listOwnRelationshipsRoute, async ({ caller, query }) => {
    const { sort, limit, among } = query;
    const cursor = readCursor(query.cursor, sort);
    return presentRelationships(await listOwnRelationships(deps, caller, { sort, limit, cursor, among }), sort);
  });
  mountRoute(edge, readOwnRelationshipRoute, async ({ caller, params }) =>
    presentOwnRelationship(await readOwnRelationship(deps, caller, { address: params.address })),
  );
  mountRoute(edge, listOwnAccountsRoute, async ({ caller, query }) => {
    const { sort, limit } = query;
    const cursor = readCursor(query.cursor, sort);
    return presentOwnAccounts(await listOwnAccounts(deps, caller, { sort, limit, cursor }), sort);
  });
  mountRoute(edge, readOwnAccountRoute, async ({ caller, params }) =>
    presentOwnAccount(await readOwnAccount(deps, caller, { domain: params.domain })),
  );
}
