import { presentAccount, readAccountRoute } from '../contract/accounts.ts';
import { CONTACT_ORDER, presentContacts, searchContactsRoute } from '../contract/contacts.ts';
import { readCursor } from '../contract/cursor.ts';
import { presentHealthAnswer, readHealthRoute } from '../contract/health.ts';
import { presentHealthyFigures, readHealthyFiguresRoute } from '../contract/healthy-figures.ts';
import {
  findAccountIntroducersRoute,
  findIntroducersRoute,
  presentAccountIntroducers,
  presentIntroducers,
} from '../contract/introducers.ts';
import { findAccountIntroducers } from '../services/find-account-introducers.ts';
import { findIntroducers } from '../services/find-introducers.ts';
import { readAccount } from '../services/read-account.ts';
import { readHealth } from '../services/read-health.ts';
import { readHealthyFigures } from '../services/read-healthy-figures.ts';
import { searchContacts } from '../services/search-contacts.ts';
import { mountAdministration } from './api-administration.ts';
import type { ApiDeps } from './api-deps.ts';
import { mountIntroductions } from './api-introductions.ts';
import { mountOwn } from './api-own.ts';
import { mountOwnRelationships } from './api-own-relationships.ts';
import { CONTRACT_DOCUMENT } from './contract-document.ts';
import { type Edge, mountPage, mountRoute } from './mount.ts';

/** Joins each route of the contract with the use case that answers it. */
export function mountApi(edge: Edge, deps: ApiDeps): void {
  mountContacts(edge, deps);
  mountAccounts(edge, deps);
  mountIntroductions(edge, deps);
  mountOwn(edge, deps);
  mountAdministration(edge, deps);
  mountOwnRelationships(edge, deps);
  mountPage(edge, {
    path: '/api/openapi.json',
    answer: async () => ({ status: 200, contentType: 'application/json; charset=utf-8', body: CONTRACT_DOCUMENT }),
  });
}

function mountContacts(edge: Edge, deps: ApiDeps): void {
  mountRoute(edge, searchContactsRoute, async ({ caller, query }) => {
    const cursor = readCursor(query.cursor, CONTACT_ORDER);
    return presentContacts(await searchContacts(deps, caller, { q: query.q, limit: query.limit, cursor }));
  });
  mountRoute(edge, findIntroducersRoute, async ({ caller, params, query }) =>
    presentIntroducers(await findIntroducers(deps, caller, { address: params.address, at: query.at })),
  );
  mountRoute(edge, readHealthRoute, async ({ caller, params, query }) =>
    presentHealthAnswer(await readHealth(deps, caller, { address: params.address, at: query.at })),
  );
  mountRoute(edge, readHealthyFiguresRoute, async ({ caller }) =>
    presentHealthyFigures(await readHealthyFigures(deps, caller)),
  );
}

function mountAccounts(edge: Edge, deps: ApiDeps): void {
  mountRoute(edge, readAccountRoute, async ({ caller, params }) =>
    presentAccount(await readAccount(deps, caller, { domain: params.domain })),
  );
  mountRoute(edge, findAccountIntroducersRoute, async ({ caller, params, query }) =>
    presentAccountIntroducers(await findAccountIntroducers(deps, caller, { domain: params.domain, at: query.at })),
  );
}
