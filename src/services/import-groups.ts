import { AppError } from '../domain/app-error.ts';
import { appendAudit } from '../store/audit.ts';
import { isAllWithdrawn } from '../store/consent.ts';
import { deleteOtherGroups } from '../store/erasure.ts';
import {
  applyGroupOptOuts,
  type DirectoryGroup,
  findGroupsWithMembers,
  listOptedOutGroups,
  writeDirectoryGroups,
} from '../store/groups.ts';
import { holdTenant } from '../store/tenant-lock.ts';
import { actorOf, type Caller, requireAdministrator } from './caller.ts';
import type { ChoosingDeps } from './deps.ts';

/** What reading the groups of a directory did. */
export type GroupsImported = {
  readonly groups: number;
  /** Members of groups, groups within groups included; a person in two groups counts twice. */
  readonly members: number;
  /** People who are left out from now on. */
  readonly leftOut: number;
  /** People who are in no opted-out group any more; whether they share is up to their own choice. */
  readonly backIn: number;
  /** Ids of groups that are opted out, or within one that is, and were never read: nobody is left out by them yet. */
  readonly missing: readonly string[];
};

/**
 * Replaces what is known of the directory's groups and their members. Membership counts both ways from then on: who joined an
 * opted-out group is left out, and what is kept of the mailbox is deleted; who left is back, if the own choice says so.
 *
 * @param input all groups of the directory that matter here: those not given are gone
 * @throws AppError `forbidden` unless the caller is an administrator; `conflict` when a group is not given that leaves somebody out: a file
 *   cut short must not bring anybody back, so a group that is gone is taken off the list first.
 */
export async function importGroups(
  deps: ChoosingDeps,
  caller: Caller,
  { groups }: { readonly groups: readonly DirectoryGroup[] },
): Promise<GroupsImported> {
  requireAdministrator(caller);
  const { tenantId } = caller;
  const at = deps.now();
  const answer = await deps.db.asOwner(async (transaction) => {
    const { query } = transaction;
    await holdTenant(query, tenantId, 'alone');
    const optedOut = await listOptedOutGroups(query, tenantId);
    const missing = missingOf(
      groups,
      optedOut.map((group) => group.groupId),
    );
    refuseLostGroups(await findGroupsWithMembers(query, tenantId, missing));
    await writeDirectoryGroups(transaction, tenantId, groups);
    // A tenant that withdrew keeps of groups only what an opt-out needs.
    if (await isAllWithdrawn(query, tenantId)) await deleteOtherGroups(query, tenantId);
    const { leftOut, backIn } = await applyGroupOptOuts(query, tenantId, at);
    const counts = {
      groups: new Set(groups.map((group) => group.groupId)).size,
      members: groups.reduce((sum, group) => sum + group.members.length, 0),
      leftOut: leftOut.length,
      backIn: backIn.length,
    };
    await appendAudit(query, tenantId, { at, actor: actorOf(caller), action: 'group members read', detail: counts });
    return { ...counts, missing };
  });
  await deps.db.keepChoices();
  deps.wakeJobs();
  return answer;
}

function refuseLostGroups(lost: readonly string[]): void {
  if (lost.length === 0) return;
  throw new AppError(
    'conflict',
    'Groups that leave people out are not among those read. Read them too, or take them off the list first. Nothing has changed.',
    lost.map((groupId) => ({ field: 'groups', problem: `${groupId} is missing` })),
  );
}

/** The groups reached from some groups, through groups within groups, that are not among those given. */
function missingOf(groups: readonly DirectoryGroup[], from: readonly string[]): readonly string[] {
  const given = Map.groupBy(groups, (group) => group.groupId);
  const reached = new Set(from);
  // A set walks over what is added to it on the way.
  for (const groupId of reached) {
    const members = (given.get(groupId) ?? []).flatMap((group) => group.members);
    for (const member of members) if (member.isGroup) reached.add(member.memberId);
  }
  return [...reached].filter((groupId) => !given.has(groupId)).sort();
}
