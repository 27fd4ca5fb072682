import { AppError } from '../domain/app-error.ts';
import { appendAudit } from '../store/audit.ts';
import { applyGroupOptOuts, listOptedOutGroups, type OptedOutGroup, writeOptedOutGroups } from '../store/groups.ts';
import { actorOf, type Caller, requireAdministrator } from './caller.ts';
import type { ChoosingDeps } from './deps.ts';

/** Groups to opt out, and groups to opt out no longer, by their ids in the directory. */
export type GroupsChange = { readonly add: readonly string[]; readonly remove: readonly string[] };

/** What a change of groups did, or would do. */
export type GroupsAnswer = {
  readonly groups: readonly OptedOutGroup[];
  /** People who are left out from now on. */
  readonly leftOut: number;
  /** People who are in no opted-out group any more; whether they share is up to their own choice. */
  readonly backIn: number;
};

const GROUP_ID = /^[\w-]{1,64}$/;

/** Ends a transaction that was to show what would happen. */
class OnlyPreviewed extends Error {}

/**
 * Opts security groups out, or no longer, for the members they have now and will have, groups within groups included. From the
 * next request on; what is kept of those left out is deleted, with receipts.
 *
 * @param input.isPreview does the same and takes it back again: nothing has happened
 * @throws AppError `forbidden` unless the caller is an administrator; `invalid_input` for what is no id of a group, and for a
 * group that is both to be opted out and no longer.
 */
export async function changeOptOutGroups(
  deps: ChoosingDeps,
  caller: Caller,
  input: GroupsChange & { readonly isPreview: boolean },
): Promise<GroupsAnswer> {
  requireAdministrator(caller);
  const { tenantId } = caller;
  const changes = readChanges(input);
  const at = deps.now();
  const by = actorOf(caller);
  const answered: { answer?: GroupsAnswer } = {};
  const work = deps.db.write(tenantId, async (query) => {
    await writeOptedOutGroups(query, tenantId, changes, { by, at });
    const { leftOut, backIn } = await applyGroupOptOuts(query, tenantId, at);
    const groups = await listOptedOutGroups(query, tenantId);
    answered.answer = { groups, leftOut: leftOut.length, backIn: backIn.length };
    if (input.isPreview) throw new OnlyPreviewed();
    for (const { groupId, isOptedOut } of changes) {
      const action = isOptedOut ? 'group opted out' : 'group no longer opted out';
      await appendAudit(query, tenantId, { at, actor: by, action, subject: groupId });
    }
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof OnlyPreviewed)) throw error;
  });
  if (answered.answer === undefined) throw new Error('A change of groups gave no answer.');
  if (!input.isPreview) {
    await deps.db.keepChoices();
    deps.wakeJobs();
  }
  return answered.answer;
}

/** Each group once, however often and in whatever case it is given. */
function readChanges({
  add,
  remove,
}: GroupsChange): readonly { readonly groupId: string; readonly isOptedOut: boolean }[] {
  const added = new Set(add.map(readGroupId));
  const removed = new Set(remove.map(readGroupId));
  if ([...removed].some((groupId) => added.has(groupId))) {
    throw new AppError('invalid_input', 'A group cannot be opted out and no longer be opted out at once.', [
      { field: 'remove', problem: 'Names a group that `add` names too.' },
    ]);
  }
  return [
    ...[...added].map((groupId) => ({ groupId, isOptedOut: true })),
    ...[...removed].map((groupId) => ({ groupId, isOptedOut: false })),
  ];
}

function readGroupId(raw: string): string {
  const groupId = raw.trim().toLowerCase();
  if (GROUP_ID.test(groupId)) return groupId;
  throw new AppError('invalid_input', 'That is not the id of a group.', [
    {
      field: 'groups',
      problem: 'the id (object id) of a security group, such as 02bd9fd6-8f93-4758-87c3-1fb73740a315',
    },
  ]);
}
