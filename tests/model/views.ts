// Law 7: seen is logged, for the owner of what was seen.
import { addDays, dayOf } from '../../src/domain/calendar.ts';
import type { Candidate } from '../../src/services/candidates.ts';
import type { Views } from '../../src/services/list-views.ts';
import { personOf } from './candidates.ts';
import type { Asker, Colleague, Tenant, View } from './tenant.ts';

/** Notes whose connections an asker is shown; the own ones are none of anybody else's business. */
export function noteShown(
  tenant: Tenant,
  asker: Asker,
  about: { readonly contact: string } | { readonly account: string },
  owners: readonly Colleague[],
  now: number,
): void {
  // Who asks as somebody else looks all the same.
  const viewer = { colleague: asker.viewer ?? asker.colleague, objectId: asker.objectId };
  for (const owner of owners) {
    if (owner === viewer.colleague) continue;
    const told = { contact: undefined, account: undefined, ...about };
    tenant.viewsUnderWay.push({ owner, at: now, viewer: { ...viewer }, role: asker.role, ...told });
  }
}

/** The owners of candidates. */
export function ownersOf(tenant: Tenant, candidates: readonly Pick<Candidate, 'colleagueId'>[]): readonly Colleague[] {
  return candidates.flatMap(({ colleagueId }) =>
    tenant.colleagues.filter(({ serial }) => serial === Number(colleagueId)),
  );
}

/** What a colleague is told of who was shown the own connections, for a year; in no order. */
export function viewsAnswer(tenant: Tenant, owner: Colleague | undefined, now: number): Views['views'] {
  const yearAgo = addDays(dayOf(now), -365);
  return tenant.views
    .filter((view) => view.owner === owner && dayOf(view.at) >= yearAgo)
    .map((view) => ({
      viewId: '',
      at: view.at,
      viewerRole: view.role,
      ...viewerOf(tenant, view),
      ...aboutOf(tenant, view),
    }));
}

function viewerOf(tenant: Tenant, { viewer }: View) {
  const colleague = tenant.colleagues.find((one) => one === viewer.colleague);
  const person = colleague === undefined ? undefined : personOf(colleague);
  return {
    viewerObjectId: viewer.objectId ?? person?.objectId ?? null,
    viewerAddress: person?.address ?? null,
    viewerName: person?.name ?? null,
    viewerDepartment: person?.department ?? null,
    viewerTitle: person?.title ?? null,
  };
}

/** A contact is named as long as the owner's own mailbox has it: whether others know it is not for the owner to learn here. */
function aboutOf(tenant: Tenant, { owner, contact, account }: View) {
  const isKept =
    contact !== undefined && owner.mailbox?.ties.has(contact) === true && !tenant.erasedContacts.has(contact);
  return { contactAddress: isKept ? contact : null, account: account ?? null };
}
