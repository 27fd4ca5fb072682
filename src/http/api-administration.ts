import {
  auditBefore,
  changeSettingsRoute,
  listAuditRoute,
  presentAudit,
  presentSettings,
  readSettingsRoute,
} from '../contract/administration.ts';
import { changeConsentRoute, presentConsentPreview, presentConsents, readConsentRoute } from '../contract/consent.ts';
import { eraseContactRoute, exportContactRoute, presentHeld } from '../contract/held-data.ts';
import {
  changeOptOutGroupsRoute,
  listOptOutGroupsRoute,
  presentGroupsChange,
  presentOptedOutGroups,
} from '../contract/opt-out-groups.ts';
import { listReceiptsRoute, presentReceipt, presentReceipts, receiptsAfter } from '../contract/receipts.ts';
import { changeConsent } from '../services/change-consent.ts';
import { changeOptOutGroups } from '../services/change-opt-out-groups.ts';
import { changeSettings } from '../services/change-settings.ts';
import { eraseContact } from '../services/erase-contact.ts';
import { exportContact } from '../services/export-contact.ts';
import { listAudit } from '../services/list-audit.ts';
import { listOptOutGroups } from '../services/list-opt-out-groups.ts';
import { listReceipts } from '../services/list-receipts.ts';
import { previewConsent } from '../services/preview-consent.ts';
import { readConsent } from '../services/read-consent.ts';
import { readSettings } from '../services/read-settings.ts';
import type { ApiDeps } from './api-deps.ts';
import { type Edge, mountLongRoute, mountRoute } from './mount.ts';

/** What an administrator decides and may look at. */
export function mountAdministration(edge: Edge, deps: ApiDeps): void {
  mountDecisions(edge, deps);
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

function mountContactRights(edge: Edge, deps: ApiDeps): void {
  mountLongRoute(edge, exportContactRoute, async ({ caller, params }) =>
    presentHeld(await exportContact(deps, caller, params), deps.now()),
  );
  mountRoute(edge, eraseContactRoute, async ({ caller, params }) =>
    presentReceipt(await eraseContact(deps, caller, params)),
  );
}
