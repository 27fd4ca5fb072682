import { presentAccount, readAccountRoute } from '../contract/accounts.ts';
import {
  auditBefore,
  changeSettingsRoute,
  listAuditRoute,
  presentAudit,
  presentSettings,
  readSettingsRoute,
} from '../contract/administration.ts';
import { changeConsentRoute, presentConsentPreview, presentConsents, readConsentRoute } from '../contract/consent.ts';
import { CONTACT_ORDER, presentContacts, searchContactsRoute } from '../contract/contacts.ts';
import { readCursor } from '../contract/cursor.ts';
import { presentHealthAnswer, readHealthRoute } from '../contract/health.ts';
import { eraseContactRoute, exportContactRoute, exportOwnDataRoute, presentHeld } from '../contract/held-data.ts';
import {
  findAccountIntroducersRoute,
  findIntroducersRoute,
  presentAccountIntroducers,
  presentIntroducers,
} from '../contract/introducers.ts';
import { buildOpenApi } from '../contract/openapi.ts';
import {
  changeOptOutGroupsRoute,
  listOptOutGroupsRoute,
  presentGroupsChange,
  presentOptedOutGroups,
} from '../contract/opt-out-groups.ts';
import {
  eraseOwnDataRoute,
  listOwnReceiptsRoute,
  listReceiptsRoute,
  presentReceipt,
  presentReceipts,
  receiptsAfter,
} from '../contract/receipts.ts';
import { listOwnRelationshipsRoute, presentRelationships } from '../contract/relationships.ts';
import { listShownRoute, presentShown, previewIntroducersRoute, SHOWN_ORDER } from '../contract/seen-of-me.ts';
import { changeSharingRoute, presentSharing, readSharingRoute } from '../contract/sharing.ts';
import { listViewsRoute, presentViews, viewsAfter } from '../contract/views.ts';
import { changeConsent } from '../services/change-consent.ts';
import { changeOptOutGroups } from '../services/change-opt-out-groups.ts';
import { changeSettings } from '../services/change-settings.ts';
import { changeSharing } from '../services/change-sharing.ts';
import type { ChoosingDeps, ShowingDeps } from '../services/deps.ts';
import { eraseContact } from '../services/erase-contact.ts';
import { eraseOwnData } from '../services/erase-own-data.ts';
import { exportContact } from '../services/export-contact.ts';
import { exportOwnData } from '../services/export-own-data.ts';
import { findAccountIntroducers } from '../services/find-account-introducers.ts';
import { findIntroducers } from '../services/find-introducers.ts';
import { listAudit } from '../services/list-audit.ts';
import { listOptOutGroups } from '../services/list-opt-out-groups.ts';
import { listOwnReceipts } from '../services/list-own-receipts.ts';
import { listOwnRelationships } from '../services/list-own-relationships.ts';
import { listReceipts } from '../services/list-receipts.ts';
import { listShownConnections } from '../services/list-shown-connections.ts';
import { listViews } from '../services/list-views.ts';
import { previewConsent } from '../services/preview-consent.ts';
import { readAccount } from '../services/read-account.ts';
import { readConsent } from '../services/read-consent.ts';
import { readHealth } from '../services/read-health.ts';
import { readSettings } from '../services/read-settings.ts';
import { readSharing } from '../services/read-sharing.ts';
import { searchContacts } from '../services/search-contacts.ts';
import { type Edge, mountLongRoute, mountPage, mountRoute } from './mount.ts';

/** What the API works with. */
export type ApiDeps = ShowingDeps & ChoosingDeps & { readonly flushViews: () => Promise<void> };

/** Joins each route of the contract with the use case that answers it. */
export function mountApi(edge: Edge, deps: ApiDeps): void {
  mountContacts(edge, deps);
  mountAccounts(edge, deps);
  mountSharing(edge, deps);
  mountRights(edge, deps);
  mountDecisions(edge, deps);
  mountRecords(edge, deps);
  mountRoute(edge, listOwnRelationshipsRoute, async ({ caller, query }) => {
    const { sort, limit } = query;
    const cursor = readCursor(query.cursor, sort);
    return presentRelationships(await listOwnRelationships(deps, caller, { sort, limit, cursor }), sort);
  });
  const document = JSON.stringify(buildOpenApi());
  mountPage(edge, {
    path: '/api/openapi.json',
    answer: async () => ({ status: 200, contentType: 'application/json; charset=utf-8', body: document }),
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
}

function mountAccounts(edge: Edge, deps: ApiDeps): void {
  mountRoute(edge, readAccountRoute, async ({ caller, params }) =>
    presentAccount(await readAccount(deps, caller, { domain: params.domain })),
  );
  mountRoute(edge, findAccountIntroducersRoute, async ({ caller, params, query }) =>
    presentAccountIntroducers(await findAccountIntroducers(deps, caller, { domain: params.domain, at: query.at })),
  );
}

function mountSharing(edge: Edge, deps: ApiDeps): void {
  mountRoute(edge, readSharingRoute, async ({ caller }) => presentSharing(await readSharing(deps, caller)));
  mountRoute(edge, changeSharingRoute, async ({ caller, body }) => {
    const pausedUntil = body.pausedUntil === undefined ? undefined : Date.parse(body.pausedUntil);
    const { colleagueId } = await changeSharing(deps, caller, { ...body, pausedUntil });
    return presentSharing(await readSharing(deps, { ...caller, colleagueId }));
  });
  mountRoute(edge, listShownRoute, async ({ caller, query }) => {
    const cursor = readCursor(query.cursor, SHOWN_ORDER);
    return presentShown(await listShownConnections(deps, caller, { limit: query.limit, cursor }));
  });
  mountRoute(edge, previewIntroducersRoute, async ({ caller, params }) => {
    const somebody = { ...caller, role: 'colleague', colleagueId: undefined, viewerId: caller.colleagueId } as const;
    return presentIntroducers(await findIntroducers(deps, somebody, { address: params.address }));
  });
  mountRoute(edge, listViewsRoute, async ({ caller, query }) =>
    presentViews(await listViews(deps, caller, { limit: query.limit, after: viewsAfter(query.cursor) })),
  );
}

function mountRights(edge: Edge, deps: ApiDeps): void {
  mountLongRoute(edge, exportOwnDataRoute, async ({ caller }) => presentHeld(exportOwnData(deps, caller), deps.now()));
  mountRoute(edge, eraseOwnDataRoute, async ({ caller }) => presentReceipt(await eraseOwnData(deps, caller)));
  mountRoute(edge, listOwnReceiptsRoute, async ({ caller }) =>
    presentReceipts({ receipts: await listOwnReceipts(deps, caller), next: null }),
  );
  mountLongRoute(edge, exportContactRoute, async ({ caller, params }) =>
    presentHeld(await exportContact(deps, caller, params), deps.now()),
  );
  mountRoute(edge, eraseContactRoute, async ({ caller, params }) =>
    presentReceipt(await eraseContact(deps, caller, params)),
  );
}

function mountDecisions(edge: Edge, deps: ApiDeps): void {
  mountRoute(edge, readConsentRoute, async ({ caller }) => presentConsents(await readConsent(deps, caller)));
  mountRoute(edge, changeConsentRoute, async ({ caller, from, query, body }) => {
    if (query.preview) return presentConsentPreview(await previewConsent(deps, caller, body));
    const consents = presentConsents(await changeConsent(deps, caller, { ...body, from }));
    return { state: 'decided' as const, consents };
  });
  mountRoute(edge, listOptOutGroupsRoute, async ({ caller }) =>
    presentOptedOutGroups(await listOptOutGroups(deps, caller)),
  );
  mountRoute(edge, changeOptOutGroupsRoute, async ({ caller, query, body }) => {
    const change = { add: body.add ?? [], remove: body.remove ?? [], isPreview: query.preview };
    return presentGroupsChange(await changeOptOutGroups(deps, caller, change), query.preview);
  });
  mountRoute(edge, readSettingsRoute, async ({ caller }) => presentSettings(await readSettings(deps, caller)));
  mountRoute(edge, changeSettingsRoute, async ({ caller, body }) =>
    presentSettings(await changeSettings(deps, caller, body)),
  );
}

function mountRecords(edge: Edge, deps: ApiDeps): void {
  mountRoute(edge, listReceiptsRoute, async ({ caller, query }) =>
    presentReceipts(await listReceipts(deps, caller, { limit: query.limit, after: receiptsAfter(query.cursor) })),
  );
  mountRoute(edge, listAuditRoute, async ({ caller, query }) =>
    presentAudit(await listAudit(deps, caller, { limit: query.limit, before: auditBefore(query.cursor) })),
  );
}
