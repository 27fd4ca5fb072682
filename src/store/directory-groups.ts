import type { TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/** A security group of the directory, as far as groups were read. */
export type FoundGroup = {
  readonly groupId: string;
  /** Empty where the directory has not named it. */
  readonly name: string;
  /** People in it, groups within it included, who are in our directory. */
  readonly people: number;
  /** Groups within it. */
  readonly groupsWithin: number;
  readonly isOptedOut: boolean;
};

/** What is searched for. */
export type GroupSearch = {
  /** Lower-case words that must all be in the name or the id. */
  readonly words: readonly string[];
  /** Groups after this one, by name and id; both empty begin at the beginning. */
  readonly after: { readonly name: string; readonly groupId: string };
  readonly limit: number;
};

type Row = {
  readonly group_id: string;
  readonly name: string;
  readonly people: number;
  readonly groups_within: number;
  readonly is_opted_out: boolean;
};

/** Groups of the directory whose name has all the words, by name. */
export async function searchDirectoryGroups(
  db: Database,
  tenantId: TenantId,
  { words, after, limit }: GroupSearch,
): Promise<readonly FoundGroup[]> {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const rows = await db.read<Row>(tenantId, SEARCH, [tenantId, patterns, after.name, after.groupId, limit]);
  return rows.map((row) => ({
    groupId: row.group_id,
    name: row.name,
    people: row.people,
    groupsWithin: row.groups_within,
    isOptedOut: row.is_opted_out,
  }));
}

const SEARCH = `
with recursive found as (
  select group_id, coalesce(name, '') as name
  from directory_group
  where tenant_id = $1
    and (lower(coalesce(name, '')) || ' ' || group_id) like all ($2::text[])
    and (coalesce(name, '') collate "C", group_id collate "C") > ($3, $4)
  order by coalesce(name, '') collate "C", group_id collate "C"
  limit $5
),
member as (
  select
    found.group_id as top_id,
    membership.member_id,
    membership.is_group
  from found
  join group_membership as membership
    on membership.tenant_id = $1
    and membership.group_id = found.group_id
  union
  select
    member.top_id,
    membership.member_id,
    membership.is_group
  from member
  join group_membership as membership
    on membership.tenant_id = $1
    and membership.group_id = member.member_id
  where member.is_group
)
select
  found.group_id,
  found.name,
  (
    select count(distinct member.member_id)::integer
    from member
    join directory_colleague as colleague
      on colleague.tenant_id = $1
      and colleague.object_id = member.member_id
    where member.top_id = found.group_id
      and not member.is_group
  ) as people,
  (
    select count(distinct member.member_id)::integer
    from member
    where member.top_id = found.group_id
      and member.is_group
      and member.member_id <> found.group_id
  ) as groups_within,
  exists (
    select
    from opted_out_group
    where opted_out_group.tenant_id = $1
      and opted_out_group.group_id = found.group_id
      and opted_out_group.is_opted_out
  ) as is_opted_out
from found
order by found.name collate "C", found.group_id collate "C"`;
