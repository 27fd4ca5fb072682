import { beforeEach, describe, expect, test } from '@jest/globals';
import type { TenantId } from '../../src/domain/ids.ts';
import type { Database } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { buildWorld, type World } from '../support/world.ts';

const FORBIDDEN = [
  'delete from day',
  'update connection set strength_sum = 0',
  'delete from colleague',
  'truncate sharing',
  "insert into tenant (name) values ('Mine')",
  'update mailbox set traffic_sum = 0',
  'update batch set items = 0',
  'drop table day',
  'create table mine (id integer)',
  'alter table day disable row level security',
  'delete from migration',
  "update audit_entry set actor = 'somebody else'",
  'delete from audit_entry',
  'truncate audit_entry',
  'update receipt set gone_from_app_at = now()',
  'delete from receipt',
  'delete from view_log',
  'update view_log set viewer_id = 1',
  'delete from opted_out_group',
  'delete from erased_contact',
  'update colleague set is_enabled = true',
  'delete from group_membership',
  'delete from introduction',
  'delete from notice',
];

/** The code of PostgreSQL for what somebody has no right to. */
const DENIED = '42501';

describeOnEachDatabase('the wall around a tenant', (database) => {
  let world: World;
  let tables: readonly string[];

  beforeEach(async () => {
    world = await buildWorld(database);
    await database.asOwner(({ script }) => script(FILL_ALL));
    tables = await tablesWithTenants(database);
  });

  test('stands in the middle of a statement that somebody without it, and another tenant, ask as well', async () => {
    const texts = [
      'select count(*)::integer as rows from colleague',
      'select count(*)::integer as rows from directory_colleague',
      'select (select count(*) from connection)::integer as rows',
    ];
    for (const text of texts) {
      const asOwner = async () => (await database.asOwner(({ query }) => query<{ rows: number }>(text)))[0]?.rows ?? 0;
      const of = async (tenantId: TenantId) =>
        (await database.read<{ rows: number }>(tenantId, text))[0]?.rows ?? Number.NaN;
      const all = await asOwner();
      for (let turn = 0; turn < 8; turn += 1) {
        const [own, other] = [await of(world.contoso.tenantId), await of(world.fabrikam.tenantId)];
        expect(own).toBeGreaterThan(0);
        expect(own + other).toBeLessThanOrEqual(all);
        expect(own).toBeLessThan(all);
        expect(await asOwner()).toBe(all);
      }
    }
  });

  const count = async (tenantId: TenantId, table: string) => {
    const rows = await database.read<{ tenant_id: TenantId; rows: number }>(
      tenantId,
      `select tenant_id, count(*)::integer as rows from ${table} group by tenant_id order by tenant_id`,
    );
    return rows;
  };

  test('lets nobody see a row of another tenant in any table', async () => {
    for (const { tenantId } of [world.contoso, world.fabrikam, world.northwind]) {
      for (const table of tables) {
        const rows = await count(tenantId, table);
        expect({ table, others: rows.filter((row) => row.tenant_id !== tenantId) }).toEqual({ table, others: [] });
      }
    }
    // A table in which only one tenant has rows says nothing about the wall.
    for (const table of tables) {
      const tenants = await database.asOwner(({ query }) => query(`select distinct tenant_id from ${table}`));
      expect({ table, isShared: tenants.length > 1 }).toEqual({ table, isShared: true });
    }
  });

  test('lets nobody see a row of another tenant in any view', async () => {
    const views = await database.asOwner(({ query }) =>
      query<{ name: string }>("select viewname as name from pg_views where schemaname = 'public' order by name"),
    );
    expect(views.length).toBeGreaterThan(5);
    for (const { tenantId } of [world.contoso, world.fabrikam, world.northwind]) {
      for (const { name } of views) {
        const rows = await count(tenantId, name);
        expect({ name, others: rows.filter((row) => row.tenant_id !== tenantId) }).toEqual({ name, others: [] });
      }
    }
  });

  test('shows nothing at all where no tenant is set', async () => {
    for (const setting of ['', '0', String(2 ** 31 - 1)]) {
      const rows = await database.asOwner(async ({ query, script }) => {
        await script(`set local role acquaint_app; set local acquaint.tenant_id = '${setting}'`);
        const found: string[] = [];
        for (const table of tables) {
          const some = await query(`select from ${table} limit 1`);
          if (some.length > 0) found.push(table);
        }
        return found;
      });
      expect(rows).toEqual([]);
    }
  });

  test('stands whoever asked before, also for many who ask at once', async () => {
    const tenants = [world.contoso, world.fabrikam, world.northwind];
    const asked = Array.from({ length: 60 }, (_, index) => tenants[index % tenants.length]);
    const answers = await Promise.all(
      asked.map((tenant) =>
        database.read<{ tenant_id: TenantId }>(tenant?.tenantId as TenantId, 'select tenant_id from tenant'),
      ),
    );
    expect(answers.map((rows) => rows.map((row) => row.tenant_id))).toEqual(asked.map((tenant) => [tenant?.tenantId]));
  });

  test('stands again after a transaction of the owner, and after one that failed', async () => {
    const { tenantId } = world.fabrikam;
    const mine = () => database.read(tenantId, 'select name from tenant order by name');
    await database.asOwner(({ query }) => query('select from tenant'));
    expect(await mine()).toEqual([{ name: 'Fabrikam' }]);
    await expect(database.asOwner(({ query }) => query('select nonsense'))).rejects.toThrow();
    expect(await mine()).toEqual([{ name: 'Fabrikam' }]);
    await expect(database.write(tenantId, (query) => query('select nonsense'))).rejects.toThrow();
    expect(await mine()).toEqual([{ name: 'Fabrikam' }]);
  });

  describe('for those who write', () => {
    test('refuses what the service never does', async () => {
      for (const statement of FORBIDDEN) {
        const refused = database.write(world.contoso.tenantId, (query) => query(statement));
        await expect(refused.then(() => statement)).rejects.toMatchObject({ code: DENIED });
        const alone = database.read(world.contoso.tenantId, statement);
        await expect(alone.then(() => statement)).rejects.toMatchObject({ code: DENIED });
      }
    });

    test('refuses a row for another tenant', async () => {
      const { tenantId } = world.fabrikam;
      const [colleague] = Object.values(world.contoso.colleagues);
      const refused = database.write(tenantId, (query) =>
        query("insert into hidden_domain (tenant_id, colleague_id, domain) values ($1, $2, 'x.example')", [
          world.contoso.tenantId,
          colleague ?? null,
        ]),
      );
      await expect(refused).rejects.toMatchObject({ code: DENIED });
    });

    test('does not find the rows of another tenant', async () => {
      const changed = await database.write(world.fabrikam.tenantId, async (query) => [
        ...(await query('update sharing set is_on = false where tenant_id <> $1 returning 1', [
          world.fabrikam.tenantId,
        ])),
        ...(await query('delete from consent where tenant_id <> $1 returning 1', [world.fabrikam.tenantId])),
      ]);
      expect(changed).toEqual([]);
    });
  });
});

/** Rows in every table for every colleague of every tenant, besides those of the world. */
const FILL_ALL = `
insert into colleague (tenant_id, object_id) select tenant_id, 'somebody else' from tenant;
insert into familiarity (tenant_id, colleague_id, peer_id, month, kind, days, familiarity_sum)
select tenant_id, colleague_id, 1, '2026-01-01', 'mail', 1, 1 from colleague;
insert into peer (tenant_id, colleague_id, peer_id, familiarity_sum)
select tenant_id, colleague_id, 1, 1 from colleague;
insert into hidden_contact (tenant_id, colleague_id, contact_id)
select tenant_id, colleague_id, 1 from colleague;
insert into hidden_domain (tenant_id, colleague_id, domain)
select tenant_id, colleague_id, 'hidden.example' from colleague;
insert into tenant_setting (tenant_id) select tenant_id from tenant;
insert into directory_group (tenant_id, group_id) select tenant_id, 'g' from tenant;
insert into group_membership (tenant_id, group_id, member_id, is_group) select tenant_id, 'g', object_id, false from colleague;
insert into opted_out_group (tenant_id, group_id, is_opted_out, changed_at, changed_by)
select tenant_id, 'g', true, now(), 'test' from tenant;
insert into colleague_correction (tenant_id, colleague_id, is_shared_mailbox, changed_at, changed_by)
select tenant_id, colleague_id, true, now(), 'test' from colleague;
insert into contact_correction (tenant_id, contact_id, address, is_machine, changed_at, changed_by)
select tenant_id, 1, 'a@b.example', true, now(), 'test' from tenant;
insert into erased_contact (tenant_id, contact_id, asked_at) select tenant_id, 1, now() from tenant;
insert into receipt (tenant_id, receipt_id, subject, reason, asked_at, stopped_serving_at, gone_from_backups_by)
select tenant_id, gen_random_uuid(), 'tenant', 'left', now(), now(), now() from tenant;
insert into view_log (tenant_id, colleague_id, at, viewer_role, contact_id)
select tenant_id, colleague_id, now(), 'colleague', 1 from colleague;
insert into introduction (
  tenant_id, introduction_id, asker_id, introducer_id, contact_id, contact_address, state, why, blurb, is_delivered, asked_at, changed_at,
  tell_asker_at, expires_at
)
select tenant_id, gen_random_uuid(), max(colleague_id), min(colleague_id), 1, 'a@b.example', 'asked', 'why', '', true, now(), now(), now(), now()
from colleague group by tenant_id;
insert into introducer_wish (tenant_id, colleague_id, contact_id, kind, asker_id, set_at, shows_at)
select tenant_id, colleague_id, 0, 'notAtAll', 0, now(), now() from colleague;
insert into conversation (tenant_id, colleague_id, conversation_id, service_url, user_channel_id, bot_channel_id, noted_at)
select tenant_id, colleague_id, 'c', 'https://channel.example', 'u', 'b', now() from colleague;
insert into notice (tenant_id, notice_id, colleague_id, introduction_id, kind, state, due_at)
select tenant_id, gen_random_uuid(), introducer_id, introduction_id, 'asked', 'waiting', now() from introduction;
insert into audit_entry (tenant_id, seq, at, actor, action, detail, previous_hash, hash)
select tenant_id, 1, now(), 'test', 'test', '{}', '', '' from tenant;
insert into meeting (tenant_id, colleague_id, contact_id, starts_at, meeting_id, kind, minutes, is_ours, our_attendees)
select tenant_id, colleague_id, 1, '2026-01-01', 1, 'meeting', 1, true, 1 from colleague`;

async function tablesWithTenants(database: Database): Promise<readonly string[]> {
  const rows = await database.asOwner(({ query }) =>
    query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('migration', 'installation') order by name`,
    ),
  );
  return rows.map(({ name }) => name);
}
