import { dayOf } from '../src/domain/calendar.ts';
import type { ColleagueId, TenantId } from '../src/domain/ids.ts';
import { rebuildConnections } from '../src/store/connections.ts';
import type { Database } from '../src/store/database.ts';
import { ensureTenant } from '../src/store/tenants.ts';

/** The size of a made-up year. */
export type YearOptions = { readonly dayRows: number; readonly now: number };

const ROWS_A_CONNECTION = 8;
const CONNECTIONS_A_COLLEAGUE = 125;
const PEERS_A_COLLEAGUE = 100;
const REBUILT_AT_ONCE = 250;

/**
 * Fills an empty store with a year of day rows: every colleague knows 125 contacts, taken from a heavy tail, so that the best-known
 * contact is known by most; about 8 days each. Connections are made by the product's own code.
 */
export async function fillYear(database: Database, options: YearOptions): Promise<TenantId> {
  const tenantId = await ensureTenant(database, { name: 'Bench', domains: ['contoso.example'] });
  const connections = Math.ceil(options.dayRows / ROWS_A_CONNECTION);
  const colleagues = Math.ceil(connections / CONNECTIONS_A_COLLEAGUE);
  const contacts = Math.ceil(connections / 2);
  await database.asOwner(async (transaction) => {
    await transaction.query('select setseed(0.42)');
    await transaction.script(NUMBER_OF_CONTACT);
    for (const statement of STATEMENTS)
      await transaction.query(statement.text, statement.values(tenantId, colleagues, contacts, dayOf(options.now)));
  });
  const ids = await database.asOwner((transaction) =>
    transaction.query<{ colleague_id: ColleagueId }>(
      'select colleague_id from colleague where tenant_id = $1 order by colleague_id',
      [tenantId],
    ),
  );
  for (let start = 0; start < ids.length; start += REBUILT_AT_ONCE) {
    const some = ids.slice(start, start + REBUILT_AT_ONCE).map((row) => row.colleague_id);
    await database.asOwner((transaction) => rebuildConnections(transaction, tenantId, some, options.now));
  }
  await database.asOwner((transaction) => transaction.script('analyze'));
  return tenantId;
}

// The same number that src/store/address-id.ts computes.
const NUMBER_OF_CONTACT = `
create function pg_temp.number_of(n bigint) returns bigint language sql immutable as $$
  select ('x' || encode(substr(sha256(convert_to('contact.' || n || '@company-' || n % 20000 || '.example', 'UTF8')), 1, 8), 'hex'))
    ::bit(64)::bigint & 9223372036854775807
$$`;

const STATEMENTS = [
  {
    text: `insert into colleague (tenant_id, object_id, address, name)
      select $1::integer, 'object-' || n, 'colleague.' || n || '@contoso.example', 'Colleague ' || n
      from generate_series(1, $2::integer) as n`,
    values: (tenantId: TenantId, colleagues: number) => [tenantId, colleagues],
  },
  {
    text: `insert into sharing (tenant_id, colleague_id, is_on)
      select tenant_id, colleague_id, true from colleague where tenant_id = $1`,
    values: (tenantId: TenantId) => [tenantId],
  },
  {
    text: `insert into colleague_address (tenant_id, address_id, address, colleague_id)
      select tenant_id, colleague_id, address, colleague_id from colleague where tenant_id = $1`,
    values: (tenantId: TenantId) => [tenantId],
  },
  {
    text: `insert into familiarity (tenant_id, colleague_id, peer_id, month, kind, days, familiarity_sum)
      select
        tenant_id,
        colleague_id,
        1 + (colleague_id + floor(${PEERS_A_COLLEAGUE} * power(random(), 2))::integer) % $2::integer,
        date_trunc('month', $3::date)::date - 31 * n % 12,
        'mail',
        4,
        4 * power(2::float8, ($3::date - date '2020-01-01')::float8 / 120::float8)
      from colleague
      cross join generate_series(1, ${PEERS_A_COLLEAGUE}) as n
      where tenant_id = $1
      on conflict do nothing`,
    values: (tenantId: TenantId, colleagues: number, _contacts: number, today: string) => [tenantId, colleagues, today],
  },
  {
    text: `insert into consent (tenant_id, kind, granted_at, granted_by)
      select $1::integer, kind, now(), 'bench'
      from unnest(array['userInsights', 'aggregatedInsights', 'identifiableInsights']) as kind`,
    values: (tenantId: TenantId) => [tenantId],
  },
  {
    text: `insert into contact (tenant_id, contact_id, address, domain, account_domain, account_id, is_machine)
      select $1::integer, pg_temp.number_of(n), 'contact.' || n || '@company-' || n % 20000 || '.example', 'company-' || n % 20000 || '.example',
        'company-' || n % 20000 || '.example', n % 20000, false
      from generate_series(0, $2::integer) as n`,
    values: (tenantId: TenantId, _colleagues: number, contacts: number) => [tenantId, contacts],
  },
  {
    text: `insert into day (tenant_id, colleague_id, contact_id, day, mails_in, mails_out, mass_in, mass_out)
      select
        $1::integer,
        colleague_id,
        contact_id,
        $3::date - 1 - floor(365 * random())::integer,
        floor(2 * random())::integer,
        1,
        0,
        0
      from (
        select colleague_id, pg_temp.number_of(floor($2::integer * power(random(), 4))::bigint) as contact_id
        from colleague
        cross join generate_series(1, ${CONNECTIONS_A_COLLEAGUE})
        where tenant_id = $1
      ) as known
      cross join generate_series(1, ${ROWS_A_CONNECTION})
      on conflict do nothing`,
    values: (tenantId: TenantId, _colleagues: number, contacts: number, today: string) => [tenantId, contacts, today],
  },
] as const;
