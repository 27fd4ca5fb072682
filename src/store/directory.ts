import type { ColleagueId, TenantId } from '../domain/ids.ts';
import { addressId } from './address-id.ts';
import type { OwnerTransaction, SqlValue } from './database.ts';
import type { DirectoryPerson, KnownColleague } from './directory-person.ts';
import { applyGroupOptOuts } from './groups.ts';
import { type DirectoryMatch, matchDirectory } from './match-directory.ts';
import { mergeColleagues } from './merge-colleagues.ts';
import { startMailboxErasures } from './receipts.ts';

/** Any number but that of the migrations (migrate.ts); the tenant's number goes with it. */
const ADVISORY_LOCK = 77_002;

/** All colleagues of a tenant with their ids, addresses and whether they share. */
export async function listKnownColleagues(
  transaction: OwnerTransaction,
  tenantId: TenantId,
): Promise<readonly KnownColleague[]> {
  const rows = await transaction.query<{
    colleague_id: ColleagueId;
    object_id: string | null;
    addresses: readonly string[];
    is_sharing: boolean;
  }>(
    `select
       colleague.colleague_id,
       colleague.object_id,
       coalesce(array_agg(colleague_address.address order by colleague_address.address)
         filter (where colleague_address.address is not null), '{}') as addresses,
       exists (
         select
         from readable_mailbox
         where readable_mailbox.tenant_id = colleague.tenant_id
           and readable_mailbox.colleague_id = colleague.colleague_id
       ) as is_sharing
     from colleague
     left join colleague_address using (tenant_id, colleague_id)
     where colleague.tenant_id = $1
     group by colleague.tenant_id, colleague.colleague_id, colleague.object_id
     order by colleague.colleague_id`,
    [tenantId],
  );
  return rows.map((row) => ({
    colleagueId: row.colleague_id,
    objectId: row.object_id,
    addresses: row.addresses,
    isSharing: row.is_sharing,
  }));
}

/**
 * Makes the people of a directory colleagues, or updates them: found by object id, else by address. Colleagues who turn out to be
 * one person become one. Who is new shares from the start, as consent opts everybody in who has not opted out and is in no
 * opted-out group. Who has left is shown no more, and what was kept of the mailbox is deleted; who comes back is read again.
 *
 * @param now milliseconds since 1970
 */
export async function writeColleagues(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  people: readonly DirectoryPerson[],
  now: number,
): Promise<void> {
  if (people.length === 0) return;
  // Two imports at once must not both find somebody missing.
  await transaction.query('select pg_advisory_xact_lock($1::integer, $2::integer)', [ADVISORY_LOCK, tenantId]);
  const known = await listKnownColleagues(transaction, tenantId);
  for (const match of matchDirectory(known, people)) await writeColleague(transaction, tenantId, match, now);
  await applyGroupOptOuts(transaction.query, tenantId, now);
}

async function writeColleague(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  { person, colleagues: [kept, ...others], addresses }: DirectoryMatch,
  now: number,
): Promise<void> {
  const colleagueId =
    kept === undefined
      ? await insertColleague(transaction, tenantId, person, now)
      : await updateColleague(transaction, tenantId, person, kept.colleagueId, now);
  await transaction.query(
    `insert into colleague_address (tenant_id, address_id, address, colleague_id)
     select $1::integer, address_id, address, $2::integer
     from unnest($3::bigint[], $4::text[]) as given (address_id, address)
     on conflict (tenant_id, address_id) do update
     set colleague_id = excluded.colleague_id
     where colleague_address.colleague_id <> excluded.colleague_id`,
    [tenantId, colleagueId, addresses.map(addressId), addresses],
  );
  for (const { colleagueId: gone } of others) {
    await mergeColleagues(transaction, tenantId, { kept: colleagueId, gone }, now);
  }
}

async function insertColleague(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  person: DirectoryPerson,
  now: number,
): Promise<ColleagueId> {
  const [row] = await transaction.query<{ colleague_id: ColleagueId }>(INSERT_COLLEAGUE, valuesOf(tenantId, person));
  if (row === undefined) throw new Error('a colleague was not made');
  await transaction.query(
    'insert into sharing (tenant_id, colleague_id, is_on, changed_at) values ($1, $2, true, $3)',
    [tenantId, row.colleague_id, new Date(now)],
  );
  return row.colleague_id;
}

async function updateColleague(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  person: DirectoryPerson,
  colleagueId: ColleagueId,
  now: number,
): Promise<ColleagueId> {
  const [before] = await transaction.query<{ is_enabled: boolean }>(
    'select is_enabled from colleague where tenant_id = $1 and colleague_id = $2 order by colleague_id for update',
    [tenantId, colleagueId],
  );
  await transaction.query(UPDATE_COLLEAGUE, [...valuesOf(tenantId, person), colleagueId]);
  if (before?.is_enabled === true && !person.isEnabled) {
    await startMailboxErasures(transaction.query, tenantId, [colleagueId], { reason: 'left', at: now });
  }
  if (before?.is_enabled === false && person.isEnabled) {
    await transaction.query(READ_AGAIN, [tenantId, colleagueId, new Date(now)]);
  }
  return colleagueId;
}

function valuesOf(tenantId: TenantId, person: DirectoryPerson): readonly SqlValue[] {
  return [
    tenantId,
    person.objectId ?? null,
    person.address ?? null,
    person.name ?? null,
    person.department ?? null,
    person.title ?? null,
    person.isGuest,
    person.isEnabled,
    person.isSharedMailbox ?? null,
  ];
}

const INSERT_COLLEAGUE = `
insert into colleague (
  tenant_id, object_id, address, name, department, title, is_guest, is_enabled, is_shared_mailbox
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
returning colleague_id`;

const READ_AGAIN = `
update sharing
set reading_due_since = $3
where tenant_id = $1
  and colleague_id = $2
  and is_on
  and not is_in_opted_out_group
  and erasing_since is null`;

// What the directory does not say stays as it was.
const UPDATE_COLLEAGUE = `
update colleague
set
  object_id = coalesce($2, object_id),
  address = coalesce($3, address),
  name = coalesce($4, name),
  department = coalesce($5, department),
  title = coalesce($6, title),
  is_guest = $7,
  is_enabled = $8,
  is_shared_mailbox = coalesce($9, is_shared_mailbox)
where tenant_id = $1
  and colleague_id = $10`;
