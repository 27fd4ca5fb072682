import { readAccountRoute } from './accounts.ts';
import { searchContactsRoute } from './contacts.ts';
import { readHealthRoute } from './health.ts';
import { findAccountIntroducersRoute, findIntroducersRoute } from './introducers.ts';
import { listOwnRelationshipsRoute } from './relationships.ts';
import type { Route } from './route.ts';

/** Everything the API does, in the order it is documented. What is not listed here is not documented, and a test says so. */
export const ROUTES: readonly Route[] = [
  searchContactsRoute,
  findIntroducersRoute,
  readHealthRoute,
  readAccountRoute,
  findAccountIntroducersRoute,
  listOwnRelationshipsRoute,
];
