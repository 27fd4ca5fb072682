import { readCursor } from '../contract/cursor.ts';
import { exportOwnDataRoute, presentHeld } from '../contract/held-data.ts';
import { presentIntroducers } from '../contract/introducers.ts';
import { eraseOwnDataRoute, listOwnReceiptsRoute, presentReceipt, presentReceipts } from '../contract/receipts.ts';
import { listShownRoute, presentShown, previewIntroducersRoute, SHOWN_ORDER } from '../contract/seen-of-me.ts';
import { changeSharingRoute, presentSharing, readSharingRoute } from '../contract/sharing.ts';
import { listViewsRoute, presentViews, viewsAfter } from '../contract/views.ts';
import { asSomebodyElse } from '../services/caller.ts';
import { changeSharing } from '../services/change-sharing.ts';
import { eraseOwnData } from '../services/erase-own-data.ts';
import { exportOwnData } from '../services/export-own-data.ts';
import { findIntroducers } from '../services/find-introducers.ts';
import { listOwnReceipts } from '../services/list-own-receipts.ts';
import { listShownConnections } from '../services/list-shown-connections.ts';
import { listViews } from '../services/list-views.ts';
import { readSharing } from '../services/read-sharing.ts';
import type { ApiDeps } from './api-deps.ts';
import { type Edge, mountLongRoute, mountRoute } from './mount.ts';

/** What a person decides, may see and may have about the own mailbox. */
export function mountOwn(edge: Edge, deps: ApiDeps): void {
  mountSharing(edge, deps);
  mountRights(edge, deps);
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
    return presentIntroducers(await findIntroducers(deps, asSomebodyElse(caller), { address: params.address }));
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
}
