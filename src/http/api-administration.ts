import {
  addressesAfter,
  changeAddressRoute,
  listAddressesRoute,
  presentAddressChange,
  presentAddresses,
  saidKindOf,
} from '../contract/addresses.ts';
import { auditBefore, listAuditRoute, presentAudit } from '../contract/audit.ts';
import { changeConsentRoute, presentConsentPreview, presentConsents, readConsentRoute } from '../contract/consent.ts';
import { groupsAfter, listNamesRoute, presentGroups, presentNames, searchGroupsRoute } from '../contract/directory.ts';
import { eraseContactRoute, exportContactRoute, presentHeld } from '../contract/held-data.ts';
import {
  changeOptOutGroupsRoute,
  listOptOutGroupsRoute,
  presentGroupsChange,
  presentOptedOutGroups,
} from '../contract/opt-out-groups.ts';
import { listReceiptsRoute, presentReceipt, presentReceipts, receiptsAfter } from '../contract/receipts.ts';
import { presentSync, readSyncRoute } from '../contract/sync.ts';
import {
  changeSettingsRoute,
  gradesQuestionOf,
  presentGrades,
  presentSettings,
  previewGradesRoute,
  readSettingsRoute,
} from '../contract/tenant-settings.ts';
import { changeAddress } from '../services/change-address.ts';
import { changeConsent } from '../services/change-consent.ts';
import { changeOptOutGroups } from '../services/change-opt-out-groups.ts';
import { changeSettings } from '../services/change-settings.ts';
import { eraseContact } from '../services/erase-contact.ts';
import { exportContact } from '../services/export-contact.ts';
import { listAddresses } from '../services/list-addresses.ts';
import { listAudit } from '../services/list-audit.ts';
import { listNames } from '../services/list-names.ts';
import { listOptOutGroups } from '../services/list-opt-out-groups.ts';
import { listReceipts } from '../services/list-receipts.ts';
import { previewConsent } from '../services/preview-consent.ts';
import { previewGrades } from '../services/preview-grades.ts';
import { readConsent } from '../services/read-consent.ts';
import { readSettings } from '../services/read-settings.ts';
import { readSync } from '../services/read-sync.ts';
import { searchGroups } from '../services/search-groups.ts';
import type { ApiDeps } from './api-deps.ts';
import { type Edge, mountLongRoute, mountRoute } from './mount.ts';

/** What an administrator decides and may look at. */
export function mountAdministration(edge: Edge, deps: ApiDeps): void {
  mountDecisions(edge, deps);
  mountSettings(edge, deps);
  mountAddresses(edge, deps);
  mountRecords(edge, deps);
  mountContactRights(edge, deps);
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
  mountRoute(edge, searchGroupsRoute, async ({ caller, query }) =>
    presentGroups(
      await searchGroups(deps, caller, {
        q: query.q,
        limit: query.limit,
        after: groupsAfter(query.cursor) ?? undefined,
      }),
    ),
  );
}

function mountSettings(edge: Edge, deps: ApiDeps): void {
  mountRoute(edge, readSettingsRoute, async ({ caller }) => presentSettings(await readSettings(deps, caller)));
  mountRoute(edge, changeSettingsRoute, async ({ caller, body }) =>
    presentSettings(await changeSettings(deps, caller, body)),
  );
  mountRoute(edge, previewGradesRoute, async ({ caller, query }) =>
    presentGrades(await previewGrades(deps, caller, gradesQuestionOf(query))),
  );
}

function mountAddresses(edge: Edge, deps: ApiDeps): void {
  mountRoute(edge, listAddressesRoute, async ({ caller, query }) => {
    const { side, q, limit } = query;
    const after = addressesAfter(query.cursor, side);
    return presentAddresses(await listAddresses(deps, caller, { side, q, limit, after }));
  });
  mountRoute(edge, changeAddressRoute, async ({ caller, query, body }) => {
    const change = { address: body.address, kind: saidKindOf(body.kind), isPreview: query.preview };
    return presentAddressChange(await changeAddress(deps, caller, change), query.preview);
  });
}

function mountRecords(edge: Edge, deps: ApiDeps): void {
  mountRoute(edge, readSyncRoute, async ({ caller }) => presentSync(await readSync(deps, caller)));
  mountRoute(edge, listNamesRoute, async ({ caller, query }) =>
    presentNames(await listNames(deps, caller, { ids: query.ids })),
  );
  mountRoute(edge, listReceiptsRoute, async ({ caller, query }) =>
    presentReceipts(await listReceipts(deps, caller, { limit: query.limit, after: receiptsAfter(query.cursor) })),
  );
  mountRoute(edge, listAuditRoute, async ({ caller, query }) =>
    presentAudit(await listAudit(deps, caller, { limit: query.limit, before: auditBefore(query.cursor) })),
  );
}

function mountContactRights(edge: Edge, deps: ApiDeps): void {
  mountLongRoute(edge, exportContactRoute, async ({ caller, params }) =>
    presentHeld(await exportContact(deps, caller, params), deps.now()),
  );
  mountRoute(edge, eraseContactRoute, async ({ caller, params }) =>
    presentReceipt(await eraseContact(deps, caller, params)),
  );
}
