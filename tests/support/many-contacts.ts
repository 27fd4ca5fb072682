import { dayOf } from '../../src/domain/calendar.ts';
import type { ColleagueId, TenantId } from '../../src/domain/ids.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import type { Database } from '../../src/store/database.ts';

/**
 * Adds a year with so many contacts at a fifth as many accounts to a colleague's mailbox, each with three days of mail: for pages that
 * have to stand long lists. Connections are made by the product's own code.
 */
export async function addManyContacts(
  db: Database,
  { address, count, now }: { readonly address: string; readonly count: number; readonly now: number },
): Promise<void> {
  const [owner] = await db.asOwner(({ query }) =>
    query<{ tenant_id: TenantId; colleague_id: ColleagueId }>(
      'select tenant_id, colleague_id from colleague where address = $1 order by tenant_id',
      [address],
    ),
  );
  if (owner === undefined) throw new Error(`Nobody has the address ${address}.`);
  const { tenant_id: tenantId, colleague_id: colleagueId } = owner;
  await db.asOwner(async (transaction) => {
    await transaction.query(CONTACTS, [tenantId, count]);
    await transaction.query(DAYS, [tenantId, count, colleagueId, dayOf(now)]);
    await rebuildConnections(transaction, tenantId, [colleagueId], now);
  });
}

/** Numbers of contacts that no address of the made-up tenant comes near. */
const FIRST_NUMBER = 1_000;

const CONTACTS = `
insert into contact (tenant_id, contact_id, address, domain, account_domain, account_id, is_machine)
select
  $1::integer,
  ${FIRST_NUMBER} + n,
  'person.' || n || '@company-' || n % ($2::integer / 5) || '.example',
  'company-' || n % ($2::integer / 5) || '.example',
  'company-' || n % ($2::integer / 5) || '.example',
  ${FIRST_NUMBER} + n % ($2::integer / 5),
  false
from generate_series(1, $2::integer) as n`;

const DAYS = `
insert into day (tenant_id, colleague_id, contact_id, day, mails_in, mails_out, mass_in, mass_out)
select $1::integer, $3::integer, ${FIRST_NUMBER} + n, $4::date - 1 - (n * 7 + k * 31) % 360, n % 3, 1 + k, 0, 0
from generate_series(1, $2::integer) as n
cross join generate_series(0, 2) as k`;
