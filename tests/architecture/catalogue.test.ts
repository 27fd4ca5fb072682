import { expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../support/database.ts';

/** Which migrations ran, and which installation this is: the only tables that belong to no tenant. */
const OWN_TABLES = ['migration', 'installation'];

describeOnEachDatabase('the schema', (database) => {
  function rows<Row>(text: string): Promise<readonly Row[]> {
    return database.asOwner(({ query }) => query<Row>(text, [OWN_TABLES]));
  }

  test('begins the primary key of every table with the tenant', async () => {
    const tables = await rows<{ name: string; first: string | null }>(
      `select pg_class.relname as name, pg_attribute.attname as first
       from pg_class
       left join pg_constraint on pg_constraint.conrelid = pg_class.oid and pg_constraint.contype = 'p'
       left join pg_attribute on pg_attribute.attrelid = pg_class.oid and pg_attribute.attnum = pg_constraint.conkey[1]
       where pg_class.relnamespace = 'public'::regnamespace
         and pg_class.relkind in ('r', 'p')
         and pg_class.relname <> all($1::text[])
       order by name`,
    );
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter(({ first }) => first !== 'tenant_id')).toEqual([]);
  });

  test('begins every index with the tenant too', async () => {
    const indexes = await rows<{ name: string; first: string | null }>(
      `select index_class.relname as name, pg_attribute.attname as first
       from pg_index
       join pg_class as index_class on index_class.oid = pg_index.indexrelid
       join pg_class as table_class on table_class.oid = pg_index.indrelid
       left join pg_attribute on pg_attribute.attrelid = table_class.oid and pg_attribute.attnum = pg_index.indkey[0]
       where table_class.relnamespace = 'public'::regnamespace
         and table_class.relname <> all($1::text[])
       order by name`,
    );
    // How a tenant is found in the first place: by its name, and by the tenant of a verified token.
    const finders = ['tenant_entra_tenant_id_key', 'tenant_name_key'];
    expect(indexes.filter(({ name, first }) => first !== 'tenant_id' && !finders.includes(name))).toEqual([]);
  });

  test('walls every table in with row-level security on the tenant', async () => {
    const tables = await rows<{ name: string; walled: boolean; rule: string | null }>(
      `select pg_class.relname as name, relrowsecurity as walled, pg_get_expr(pg_policy.polqual, pg_class.oid) as rule
       from pg_class
       left join pg_policy on pg_policy.polrelid = pg_class.oid
       where pg_class.relnamespace = 'public'::regnamespace
         and pg_class.relkind in ('r', 'p')
         and pg_class.relname <> all($1::text[])
       order by name`,
    );
    expect(tables.filter(({ walled, rule }) => !walled || !rule?.includes('acquaint.tenant_id'))).toEqual([]);
  });

  test('keeps that wall in every view, whoever asks', async () => {
    const views = await rows<{ name: string }>(
      `select relname as name
       from pg_class
       where relnamespace = 'public'::regnamespace
         and relkind in ('v', 'm')
         and relname <> all($1::text[])
         and not coalesce(reloptions, '{}') @> array['security_invoker=true']
       order by name`,
    );
    expect(views).toEqual([]);
  });

  test('lets the role that answers requests write only what people and administrators decide', async () => {
    const writable = await rows<{ name: string }>(
      `select distinct table_name as name
       from information_schema.role_table_grants
       where grantee = 'acquaint_app'
         and privilege_type <> 'SELECT'
         and table_name <> all($1::text[])
       order by name`,
    );
    expect(writable.map(({ name }) => name)).toEqual([
      'audit_entry',
      // Somebody who chooses before any directory has named them; and a contact who asked to be forgotten.
      'colleague',
      'colleague_correction',
      'consent',
      'contact',
      'contact_correction',
      'conversation',
      'erased_contact',
      'hidden_contact',
      'hidden_domain',
      'introducer_wish',
      'introduction',
      'notice',
      'opted_out_group',
      'receipt',
      'sharing',
      'tenant_setting',
      'view_log',
    ]);
  });
});
