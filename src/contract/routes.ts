import { readAccountRoute } from './accounts.ts';
import { changeAddressRoute, listAddressesRoute } from './addresses.ts';
import { listAuditRoute } from './audit.ts';
import { changeConsentRoute, readConsentRoute } from './consent.ts';
import { searchContactsRoute } from './contacts.ts';
import { listNamesRoute, searchGroupsRoute } from './directory.ts';
import { readHealthRoute } from './health.ts';
import { readHealthyFiguresRoute } from './healthy-figures.ts';
import { eraseContactRoute, exportContactRoute, exportOwnDataRoute } from './held-data.ts';
import { findAccountIntroducersRoute, findIntroducersRoute } from './introducers.ts';
import { changeIntroducingRoute, readIntroducingRoute } from './introducing.ts';
import {
  acceptIntroductionRoute,
  askIntroductionRoute,
  cancelIntroductionRoute,
  completeIntroductionRoute,
  declineIntroductionRoute,
  listIntroductionsRoute,
  postponeIntroductionRoute,
  readIntroductionMailRoute,
  readIntroductionRoute,
} from './introductions.ts';
import { changeOptOutGroupsRoute, listOptOutGroupsRoute } from './opt-out-groups.ts';
import { eraseOwnDataRoute, listOwnReceiptsRoute, listReceiptsRoute } from './receipts.ts';
import {
  listOwnAccountsRoute,
  listOwnRelationshipsRoute,
  readOwnAccountRoute,
  readOwnRelationshipRoute,
} from './relationships.ts';
import type { Route } from './route.ts';
import { listShownRoute, previewIntroducersRoute } from './seen-of-me.ts';
import { changeSharingRoute, readSharingRoute } from './sharing.ts';
import { readSyncRoute } from './sync.ts';
import { changeSettingsRoute, previewGradesRoute, readSettingsRoute } from './tenant-settings.ts';
import { listViewsRoute } from './views.ts';

/** Everything the API does, in the order it is documented. What is not listed here is not documented, and a test says so. */
export const ROUTES: readonly Route[] = [
  searchContactsRoute,
  findIntroducersRoute,
  readHealthRoute,
  readHealthyFiguresRoute,
  readAccountRoute,
  findAccountIntroducersRoute,
  listOwnRelationshipsRoute,
  readOwnRelationshipRoute,
  listOwnAccountsRoute,
  readOwnAccountRoute,
  askIntroductionRoute,
  listIntroductionsRoute,
  readIntroductionRoute,
  readIntroductionMailRoute,
  acceptIntroductionRoute,
  postponeIntroductionRoute,
  declineIntroductionRoute,
  completeIntroductionRoute,
  cancelIntroductionRoute,
  readIntroducingRoute,
  changeIntroducingRoute,
  readSharingRoute,
  changeSharingRoute,
  listShownRoute,
  previewIntroducersRoute,
  listViewsRoute,
  listOwnReceiptsRoute,
  exportOwnDataRoute,
  eraseOwnDataRoute,
  readConsentRoute,
  changeConsentRoute,
  listOptOutGroupsRoute,
  changeOptOutGroupsRoute,
  readSettingsRoute,
  changeSettingsRoute,
  previewGradesRoute,
  searchGroupsRoute,
  listAddressesRoute,
  changeAddressRoute,
  readSyncRoute,
  listNamesRoute,
  listReceiptsRoute,
  listAuditRoute,
  exportContactRoute,
  eraseContactRoute,
];
