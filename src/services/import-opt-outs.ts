import { appendAudit } from '../store/audit.ts';
import { applyGroupOptOuts, listOptedOutGroups, type OptedOutGroup, writeOptedOutGroups } from '../store/groups.ts';
import { type OptOutList, writePeopleOptedOut } from '../store/opt-outs.ts';
import { startMailboxErasures } from '../store/receipts.ts';
import { holdTenant } from '../store/tenant-lock.ts';
import { actorOf, type Caller, requireAdministrator } from './caller.ts';
import type { ChoosingDeps } from './deps.ts';

/** What taking over an old list of opt-outs did. */
export type OptOutsImported = {
  /** Groups and people on the list. */
  readonly groups: number;
  readonly people: number;
  /** Groups that were not opted out before. */
  readonly newGroups: number;
  /** People who shared until now. */
  readonly stopped: number;
  /** People nobody had named before; the no is kept for when the directory does. */
  readonly made: number;
  /** People who are left out by a group from now on. */
  readonly leftOut: number;
  /** All groups that are opted out now, by id. */
  readonly optedOut: readonly OptedOutGroup[];
};

/**
 * Takes over whom an earlier consent form left out: groups are opted out, and for people sharing is turned off as if they had done it
 * themselves. What is kept of their mailboxes is deleted, with receipts. The same list again changes nothing.
 *
 * @throws AppError `forbidden` unless the caller is an administrator.
 */
export async function importOptOuts(deps: ChoosingDeps, caller: Caller, list: OptOutList): Promise<OptOutsImported> {
  requireAdministrator(caller);
  const { tenantId } = caller;
  const at = deps.now();
  const by = actorOf(caller);
  const answer = await deps.db.asOwner(async (transaction) => {
    const { query } = transaction;
    await holdTenant(query, tenantId, 'alone');
    const before = await listOptedOutGroups(query, tenantId);
    const { stopped, made } = await writePeopleOptedOut(transaction, tenantId, list, at);
    await startMailboxErasures(query, tenantId, stopped, { reason: 'sharing off', at });
    const groups = list.groupIds.map((groupId) => ({ groupId, isOptedOut: true }));
    await writeOptedOutGroups(query, tenantId, groups, { by, at });
    const { leftOut } = await applyGroupOptOuts(query, tenantId, at);
    const optedOut = await listOptedOutGroups(query, tenantId);
    const counts = {
      groups: groups.length,
      people: list.objectIds.length + list.addresses.length,
      newGroups: optedOut.length - before.length,
      stopped: stopped.length,
      made,
      leftOut: leftOut.length,
    };
    const isChanged = counts.newGroups + counts.stopped + counts.made + counts.leftOut > 0;
    if (isChanged) {
      await appendAudit(query, tenantId, { at, actor: by, action: 'old opt-outs taken over', detail: counts });
    }
    return { ...counts, optedOut };
  });
  await deps.db.keepChoices();
  deps.wakeJobs();
  return answer;
}
