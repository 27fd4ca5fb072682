import type { ColleagueId, TenantId } from '../domain/ids.ts';
import { addressId } from './address-id.ts';
import type { OwnerTransaction } from './database.ts';

/** A person or mailbox as the tenant's directory has it. */
export type DirectoryPerson = {
  /** In lower case; undefined when only an address is known. */
  readonly objectId: string | undefined;
  /** The main address. */
  readonly address: string | undefined;
  /** All addresses, the main one included, normalised. */
  readonly addresses: readonly string[];
  readonly name: string | undefined;
  readonly department: string | undefined;
  readonly title: string | undefined;
  readonly isGuest: boolean;
  readonly isEnabled: boolean;
  /** undefined when the directory does not say: then traffic decides. */
  readonly isSharedMailbox: boolean | undefined;
};

/** A colleague with everything that names the mailbox. */
export type KnownColleague = {
  readonly colleagueId: ColleagueId;
  readonly objectId: string | null;
  readonly addresses: readonly string[];
  /** Whether the mailbox may be read at all. */
  readonly isSharing: boolean;
};

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
       coalesce(bool_and(sharing.is_on), false) as is_sharing
     from colleague
     left join sharing using (tenant_id, colleague_id)
     left join colleague_address using (tenant_id, colleague_id)
     where colleague.tenant_id = $1
     group by colleague.colleague_id, colleague.object_id
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
 * Makes the people of a directory colleagues, or updates them: found by object id, else by any of their addresses. A colleague who
 * is new shares from the start, as consent opts everybody in who has not opted out.
 */
export async function writeColleagues(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  people: readonly DirectoryPerson[],
): Promise<void> {
  for (const person of people) await writeColleague(transaction, tenantId, person);
}

async function writeColleague(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  person: DirectoryPerson,
): Promise<void> {
  const found = await findColleague(transaction, tenantId, person);
  const values = [
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
  const [row] = await transaction.query<{ colleague_id: ColleagueId }>(
    found === undefined ? INSERT_COLLEAGUE : UPDATE_COLLEAGUE,
    found === undefined ? values : [...values, found],
  );
  if (row === undefined) throw new Error('a colleague was neither found nor made');
  await transaction.query(
    `insert into sharing (tenant_id, colleague_id, is_on)
     values ($1, $2, true)
     on conflict do nothing`,
    [tenantId, row.colleague_id],
  );
  await transaction.query(
    `insert into colleague_address (tenant_id, address_id, address, colleague_id)
     select $1::integer, address_id, address, $2::integer
     from unnest($3::bigint[], $4::text[]) as given (address_id, address)
     on conflict (tenant_id, address_id) do nothing`,
    [tenantId, row.colleague_id, person.addresses.map(addressId), person.addresses],
  );
}

async function findColleague(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  person: DirectoryPerson,
): Promise<ColleagueId | undefined> {
  const rows = await transaction.query<{ colleague_id: ColleagueId }>(
    `select colleague_id
     from (
       select colleague_id, 1 as preference
       from colleague
       where tenant_id = $1
         and object_id = $2
       union all
       select colleague_id, 2 as preference
       from colleague_address
       where tenant_id = $1
         and address_id = any($3::bigint[])
     ) as found
     order by preference, colleague_id
     limit 1`,
    [tenantId, person.objectId ?? null, person.addresses.map(addressId)],
  );
  return rows[0]?.colleague_id;
}

const INSERT_COLLEAGUE = `
insert into colleague (
  tenant_id, object_id, address, name, department, title, is_guest, is_enabled, is_shared_mailbox
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
returning colleague_id`;

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
  and colleague_id = $10
returning colleague_id`;
