import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { OwnerTransaction, Query } from './database.ts';
import { startMailboxErasures } from './receipts.ts';

/** A security group as the directory has it. */
export type DirectoryGroup = {
  /** In lower case. */
  readonly groupId: string;
  readonly name: string | undefined;
  /** Object ids in lower case. */
  readonly members: readonly { readonly memberId: string; readonly isGroup: boolean }[];
};

/** A group whose members are left out. */
export type OptedOutGroup = {
  readonly groupId: string;
  /** Null when the directory has not named it. */
  readonly name: string | null;
  /** People in it, nested groups included, who are in our directory. */
  readonly people: number;
  /** Milliseconds since 1970. */
  readonly since: number;
};

/** Any number but those of the migrations, the directory and the audit; the tenant's number goes with it. */
const ADVISORY_LOCK = 77_003;

/** People in opted-out groups; nested groups count. `$1` is the tenant. */
const MEMBERS = `
with recursive member as (
  select
    membership.group_id as top_id,
    membership.member_id,
    membership.is_group
  from opted_out_group
  join group_membership as membership
    on membership.tenant_id = opted_out_group.tenant_id
    and membership.group_id = opted_out_group.group_id
  where opted_out_group.tenant_id = $1
    and opted_out_group.is_opted_out
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
)`;

/** The groups that are opted out, by id. */
export async function listOptedOutGroups(query: Query, tenantId: TenantId): Promise<readonly OptedOutGroup[]> {
  const rows = await query<{ group_id: string; name: string | null; people: number; changed_at: Date }>(
    `${MEMBERS}
     select
       opted_out_group.group_id,
       directory_group.name,
       opted_out_group.changed_at,
       (
         select count(distinct member.member_id)::integer
         from member
         join directory_colleague as colleague
           on colleague.tenant_id = $1
           and colleague.object_id = member.member_id
         where member.top_id = opted_out_group.group_id
           and not member.is_group
       ) as people
     from opted_out_group
     left join directory_group
       on directory_group.tenant_id = opted_out_group.tenant_id
       and directory_group.group_id = opted_out_group.group_id
     where opted_out_group.tenant_id = $1
       and opted_out_group.is_opted_out
     order by opted_out_group.group_id`,
    [tenantId],
  );
  return rows.map((row) => ({
    groupId: row.group_id,
    name: row.name,
    people: row.people,
    since: row.changed_at.getTime(),
  }));
}

/** Which of some groups are known to have members, by id. */
export async function findGroupsWithMembers(
  query: Query,
  tenantId: TenantId,
  groupIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await query<{ group_id: string }>(
    `select distinct group_id
     from group_membership
     where tenant_id = $1
       and group_id = any($2::text[])
     order by group_id`,
    [tenantId, groupIds],
  );
  return rows.map((row) => row.group_id);
}

/** Opts groups out, or no longer. Who is in them follows with {@link applyGroupOptOuts} in the same transaction. */
export async function writeOptedOutGroups(
  query: Query,
  tenantId: TenantId,
  groups: readonly { readonly groupId: string; readonly isOptedOut: boolean }[],
  { by, at }: { readonly by: string; readonly at: number },
): Promise<void> {
  await query(
    `insert into opted_out_group (tenant_id, group_id, is_opted_out, changed_at, changed_by)
     select $1::integer, group_id, is_opted_out, $4::timestamptz, $5::text
     from unnest($2::text[], $3::boolean[]) as given (group_id, is_opted_out)
     on conflict (tenant_id, group_id) do update
     set
       is_opted_out = excluded.is_opted_out,
       changed_at = greatest(excluded.changed_at, opted_out_group.changed_at + interval '1 millisecond'),
       changed_by = excluded.changed_by
     where opted_out_group.is_opted_out <> excluded.is_opted_out`,
    [tenantId, groups.map((group) => group.groupId), groups.map((group) => String(group.isOptedOut)), new Date(at), by],
  );
}

/** Replaces what is known of the groups of a directory: groups that are not given are gone. */
export async function writeDirectoryGroups(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  groups: readonly DirectoryGroup[],
): Promise<void> {
  await transaction.query('delete from group_membership where tenant_id = $1', [tenantId]);
  await transaction.query('delete from directory_group where tenant_id = $1', [tenantId]);
  await transaction.query(
    `insert into directory_group (tenant_id, group_id, name)
     select $1::integer, group_id, name
     from unnest($2::text[], $3::text[]) as given (group_id, name)
     on conflict do nothing`,
    [tenantId, groups.map((group) => group.groupId), groups.map((group) => group.name ?? '')],
  );
  const members = groups.flatMap((group) => group.members.map((member) => ({ groupId: group.groupId, ...member })));
  await transaction.query(
    `insert into group_membership (tenant_id, group_id, member_id, is_group)
     select $1::integer, group_id, member_id, is_group
     from unnest($2::text[], $3::text[], $4::boolean[]) as given (group_id, member_id, is_group)
     on conflict do nothing`,
    [
      tenantId,
      members.map((member) => member.groupId),
      members.map((member) => member.memberId),
      members.map((member) => String(member.isGroup)),
    ],
  );
}

/** What {@link applyGroupOptOuts} changed. */
export type GroupChanges = { readonly leftOut: readonly ColleagueId[]; readonly backIn: readonly ColleagueId[] };

/**
 * Makes everybody's sharing agree with the opted-out groups: who is in one now is left out at once and what is kept of the
 * mailbox deleted; who is in none any more shares again, unless the own choice says no, and is read again.
 */
export async function applyGroupOptOuts(query: Query, tenantId: TenantId, at: number): Promise<GroupChanges> {
  await query('select pg_advisory_xact_lock($1::integer, $2::integer)', [ADVISORY_LOCK, tenantId]);
  // Locked in order, as an import does.
  const changed = await query<{ colleague_id: ColleagueId; is_member: boolean }>(
    `${MEMBERS}
     select
       sharing.colleague_id,
       not sharing.is_in_opted_out_group as is_member
     from sharing
     join colleague
       on colleague.tenant_id = sharing.tenant_id
       and colleague.colleague_id = sharing.colleague_id
     where sharing.tenant_id = $1
       and sharing.is_in_opted_out_group <> (coalesce(colleague.object_id, '') in (select member_id from member where not is_group))
     order by sharing.colleague_id
     for update of sharing`,
    [tenantId],
  );
  const leftOut = changed.filter((row) => row.is_member).map((row) => row.colleague_id);
  const backIn = changed.filter((row) => !row.is_member).map((row) => row.colleague_id);
  await query(
    `update sharing
     set
       is_in_opted_out_group = not is_in_opted_out_group,
       changed_at = greatest($3::timestamptz, changed_at + interval '1 millisecond'),
       reading_due_since = case when is_in_opted_out_group and is_on and erasing_since is null then $3 else reading_due_since end
     where tenant_id = $1
       and colleague_id = any($2::integer[])`,
    [tenantId, changed.map((row) => row.colleague_id), new Date(at)],
  );
  if (leftOut.length > 0) await startMailboxErasures(query, tenantId, leftOut, { reason: 'opted-out group', at });
  return { leftOut, backIn };
}
