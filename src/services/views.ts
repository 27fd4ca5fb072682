import type { ColleagueId } from '../domain/ids.ts';
import type { View, Viewer } from '../store/view-log.ts';
import type { Caller } from './caller.ts';
import type { ShowingDeps } from './deps.ts';

/** Notes whose connections a caller is shown (law 7); the caller's own are none of anybody else's business. */
export function noteShown(
  deps: ShowingDeps,
  caller: Caller,
  about: View['about'],
  owners: readonly ColleagueId[],
): void {
  const viewer: Viewer = {
    colleagueId: caller.viewerId ?? caller.colleagueId,
    objectId: caller.objectId,
    role: caller.role,
  };
  const at = deps.now();
  const views = owners
    .filter((owner) => owner !== viewer.colleagueId)
    .map((colleagueId) => ({ tenantId: caller.tenantId, colleagueId, about, viewer, at }));
  if (views.length > 0) deps.noteViews(views);
}
