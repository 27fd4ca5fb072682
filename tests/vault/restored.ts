import type { ColleagueId, TenantId } from '../../src/domain/ids.ts';
import type { Caller } from '../../src/services/caller.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { searchContacts } from '../../src/services/search-contacts.ts';
import type { Database } from '../../src/store/database.ts';
import { listReceipts } from '../../src/store/receipts.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES } from '../support/world.ts';
import { asColleague, type OldWorld, WANDA } from './lost-choices.ts';

/** What a restored database lets colleagues of Contoso see of others. */
export type Seen = {
  /** Who can introduce somebody to Yvonne, Jonas and Wanda. */
  readonly introducers: Readonly<Record<'yvonne' | 'jonas' | 'wanda', readonly (string | null)[]>>;
  /** Contacts that are found. */
  readonly found: readonly string[];
};

/** Tables that tell of a choice, or are the directory's, and not of what was read from a mailbox. */
const NOT_READ_FROM_MAILBOXES = [
  'colleague',
  'colleague_address',
  'sharing',
  'hidden_contact',
  'hidden_domain',
  'introducer_wish',
  'receipt',
];
/** Tables of a tenant that stay when everything was withdrawn. */
const STAY = [
  ...NOT_READ_FROM_MAILBOXES,
  'tenant',
  'tenant_domain',
  'tenant_setting',
  'consent',
  'directory_group',
  'group_membership',
  'opted_out_group',
  'erased_contact',
  'audit_entry',
];

/** Asks as Kim about people that are known through others, and as Tove about somebody Kim knows. */
export async function look(db: Database, world: OldWorld): Promise<Seen> {
  const deps = depsOf(db);
  const { tenantId, colleagues } = world.contoso;
  const kim = asColleague(tenantId, world.kim);
  const tove = asColleague(tenantId, colleagues.tove);
  const names = async (caller: Caller, address: string) =>
    (await findIntroducers(deps, caller, { address })).introducers.map(({ person }) => person.name).sort();
  return {
    introducers: {
      yvonne: await names(kim, ADDRESSES.yvonne),
      jonas: await names(kim, ADDRESSES.jonas),
      wanda: await names(tove, WANDA),
    },
    found: (await searchContacts(deps, kim, { q: '', limit: 50 })).contacts.map(({ address }) => address),
  };
}

/** What is kept of what was read from some mailboxes, or shown of them: rows by table, tables without any left out. */
export function rowsOfMailboxes(db: Database, tenantId: TenantId, colleagueIds: readonly ColleagueId[]) {
  return countRows(db, 'colleague_id', NOT_READ_FROM_MAILBOXES, (table) => ({
    text: `select count(*)::integer as rows from ${table} where tenant_id = $1 and colleague_id = any($2::integer[])`,
    values: [tenantId, colleagueIds],
  }));
}

/** The same of a contact. */
export function rowsOfContact(db: Database, tenantId: TenantId, contactId: string) {
  return countRows(db, 'contact_id', ['receipt', 'erased_contact'], (table) => ({
    text: `select count(*)::integer as rows from ${table} where tenant_id = $1 and contact_id = $2`,
    values: [tenantId, contactId],
  }));
}

/** The same of a whole tenant. */
export function rowsOfTenant(db: Database, tenantId: TenantId) {
  return countRows(db, 'tenant_id', STAY, (table) => ({
    text: `select count(*)::integer as rows from ${table} where tenant_id = $1`,
    values: [tenantId],
  }));
}

async function countRows(
  db: Database,
  column: string,
  but: readonly string[],
  question: (table: string) => { readonly text: string; readonly values: Parameters<Database['read']>[2] },
): Promise<Readonly<Record<string, number>>> {
  return db.asOwner(async ({ query }) => {
    const tables = await query<{ name: string }>(
      `select tables.table_name as name
       from information_schema.tables
       join information_schema.columns using (table_schema, table_name)
       where table_schema = 'public'
         and table_type = 'BASE TABLE'
         and column_name = $1
       order by name`,
      [column],
    );
    const counted: Record<string, number> = {};
    for (const { name } of tables.filter((table) => !but.includes(table.name))) {
      const { text, values } = question(name);
      const [row] = await query<{ rows: number }>(text, values);
      if ((row?.rows ?? 0) > 0) counted[name] = row?.rows ?? 0;
    }
    return counted;
  });
}

/** The receipts of a tenant: subject, whose, reason and whether rows went, in a settled order. */
export async function receiptsOf(db: Database, tenantId: TenantId): Promise<readonly string[]> {
  const receipts = await listReceipts(db, tenantId, { limit: 100, after: undefined });
  return receipts
    .map(({ subject, reason, objectId, rowsDeleted, goneFromAppAt }) => {
      const rows = Object.values(rowsDeleted).reduce((sum, count) => sum + count, 0);
      const last = objectId?.slice(-2) ?? '';
      return `${subject} ${last} ${reason}: ${goneFromAppAt === null ? 'open' : rows > 0 ? 'rows' : 'no rows'}`;
    })
    .sort();
}
