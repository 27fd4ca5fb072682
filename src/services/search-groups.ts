import { type FoundGroup, type GroupSearch, searchDirectoryGroups } from '../store/directory-groups.ts';
import { type Caller, requireAdministrator } from './caller.ts';
import type { Deps } from './deps.ts';

/** A page of groups of the directory. */
export type FoundGroups = {
  readonly groups: readonly FoundGroup[];
  /** Where the next page begins; null on the last one. */
  readonly next: GroupSearch['after'] | null;
};

/**
 * Finds security groups by their names, as far as the groups of the directory were read.
 *
 * @param input.q words that must all be in the name; none finds all
 * @throws AppError `forbidden` unless the caller is an administrator.
 */
export async function searchGroups(
  deps: Deps,
  caller: Caller,
  input: { readonly q: string; readonly limit: number; readonly after?: GroupSearch['after'] | undefined },
): Promise<FoundGroups> {
  requireAdministrator(caller);
  const rows = await searchDirectoryGroups(deps.db, caller.tenantId, {
    words: input.q.toLowerCase().split(/\s+/).filter(Boolean),
    after: input.after ?? { name: '', groupId: '' },
    limit: input.limit + 1,
  });
  const groups = rows.slice(0, input.limit);
  const last = groups.at(-1);
  const isMore = rows.length > groups.length && last !== undefined;
  return { groups, next: isMore ? { name: last.name, groupId: last.groupId } : null };
}
