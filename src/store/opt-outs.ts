import type { ColleagueId, TenantId } from '../domain/ids.ts';
import { addressId } from './address-id.ts';
import type { OwnerTransaction } from './database.ts';

/** Groups and people that an earlier consent form left out. */
export type OptOutList = {
  /** In lower case. */
  readonly groupIds: readonly string[];
  /** Object ids of people, in lower case. */
  readonly objectIds: readonly string[];
  /** Normalised addresses of people. */
  readonly addresses: readonly string[];
};

/** What {@link writePeopleOptedOut} changed. */
export type PeopleOptedOut = {
  /** Who shared until then: what is kept of them is to be deleted. */
  readonly stopped: readonly ColleagueId[];
  /** People nobody had named before. */
  readonly made: number;
};

/**
 * Turns sharing off for people, as if they had done it themselves. Whom the directory has not named yet becomes a colleague, so that
 * the no is there before the mailbox is. To be called by whoever holds the tenant alone, or two imports make somebody twice.
 *
 * @param at milliseconds since 1970
 */
export async function writePeopleOptedOut(
  { query }: Pick<OwnerTransaction, 'query'>,
  tenantId: TenantId,
  { objectIds, addresses }: Pick<OptOutList, 'objectIds' | 'addresses'>,
  at: number,
): Promise<PeopleOptedOut> {
  const addressIds = addresses.map(addressId);
  const byId = await query(MAKE_BY_OBJECT_ID, [tenantId, objectIds]);
  const byAddress = await query(MAKE_BY_ADDRESS, [tenantId, addressIds, addresses]);
  // Looked for last: somebody who chooses at this moment may have been made in between.
  const found = await query<{ colleague_id: ColleagueId }>(FIND, [tenantId, objectIds, addressIds]);
  const everybody = found.map((row) => row.colleague_id);
  // Locked in order, as an import does.
  const sharing = await query<{ colleague_id: ColleagueId }>(LOCK_SHARING, [tenantId, everybody]);
  await query(TURN_OFF, [tenantId, everybody, new Date(at)]);
  return { stopped: sharing.map((row) => row.colleague_id), made: byId.length + byAddress.length };
}

const FIND = `
select colleague_id
from colleague
where tenant_id = $1
  and object_id = any($2::text[])
union
select colleague_id
from colleague_address
where tenant_id = $1
  and address_id = any($3::bigint[])
order by colleague_id`;

const MAKE_BY_OBJECT_ID = `
insert into colleague (tenant_id, object_id)
select $1::integer, object_id
from unnest($2::text[]) as given (object_id)
on conflict (tenant_id, object_id) do nothing
returning colleague_id`;

const MAKE_BY_ADDRESS = `
with given as (
  select distinct address_id, address
  from unnest($2::bigint[], $3::text[]) as listed (address_id, address)
  where not exists (
    select
    from colleague_address
    where colleague_address.tenant_id = $1
      and colleague_address.address_id = listed.address_id
  )
), made as (
  insert into colleague (tenant_id, address)
  select $1::integer, address
  from given
  returning colleague_id, address
)
insert into colleague_address (tenant_id, address_id, address, colleague_id)
select $1::integer, given.address_id, given.address, made.colleague_id
from made
join given on given.address = made.address
returning colleague_id`;

const LOCK_SHARING = `
select colleague_id
from sharing
where tenant_id = $1
  and colleague_id = any($2::integer[])
  and is_on
order by colleague_id
for update`;

const TURN_OFF = `
insert into sharing (tenant_id, colleague_id, is_on, changed_at)
select $1::integer, colleague_id, false, $3::timestamptz
from unnest($2::integer[]) as given (colleague_id)
on conflict (tenant_id, colleague_id) do update set
  is_on = false,
  paused_until = null,
  changed_at = greatest(excluded.changed_at, sharing.changed_at + interval '1 millisecond')
where sharing.is_on`;
