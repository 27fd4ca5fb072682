import { expect, test } from '@jest/globals';
import type { TenantId } from '../../src/domain/ids.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import { grantConsent, withdrawConsent } from '../../src/store/consent.ts';
import type { Database } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { dumpKept } from './dump.ts';
import { event, mail } from './graph-lines.ts';
import { contoso, importLines, NOW, rowsOf } from './importing.ts';

const OMAR = 'omar@contoso.example';
const PRIYA = 'priya@contoso.example';
const SECRET = 'secret@tailspintoys.com';
const LINES = [
  mail({ from: SECRET }),
  event({ attendees: [SECRET, OMAR] }),
  mail({ id: '2', from: OMAR }),
  mail({ id: '3', mailbox: OMAR, to: [OMAR] }),
];

/** The database as an import sees it, with something happening before the n-th transaction. */
function interrupted(database: Database, before: number, happens: () => Promise<unknown>): Database {
  let transactions = 0;
  return {
    ...database,
    asOwner: async (work) => {
      transactions += 1;
      if (transactions === before) await happens();
      return database.asOwner(work);
    },
  };
}

describeOnEachDatabase('a colleague who does not share', (database) => {
  const turnOff = (address: string) =>
    database.asOwner(({ query }) =>
      query(
        'update sharing set is_on = false where colleague_id = (select colleague_id from colleague where address = $1)',
        [address],
      ),
    );
  const keptOf = (address: string) =>
    rowsOf<{ kept: string }>(
      database,
      `select kept from (
         select 'day' as kept, colleague_id from day
         union all select 'meeting', colleague_id from meeting
         union all select 'familiarity', colleague_id from familiarity
         union all select 'batch', colleague_id from batch
         union all select 'connection', colleague_id from connection
         union all select 'mailbox', colleague_id from mailbox
       ) as everything
       where colleague_id = (select colleague_id from colleague where address = '${address}')
       order by kept`,
    ).then((rows) => rows.map(({ kept }) => kept));
  const isContact = async (address: string) =>
    (await rowsOf(database, `select from contact where address = '${address}'`)).length > 0;

  test('is not read: no row comes of the mailbox, not even that of a contact', async () => {
    await importLines(database, [mail({ at: '2023-05-06T09:00:00Z', more: { id: 'first' }, from: OMAR })]);
    await database.asOwner(({ script }) => script('truncate familiarity, peer, batch, mailbox'));
    await turnOff(PRIYA);
    const report = await importLines(database, LINES);
    expect(report).toMatchObject({ items: 1, leftOut: { 'not sharing': 3 }, mailboxes: 1 });
    expect(await keptOf(PRIYA)).toEqual([]);
    expect(await isContact(SECRET)).toBe(false);
    expect(await keptOf(OMAR)).toEqual(['batch', 'connection', 'day', 'mailbox']);
  });

  test.each([1, 2, 3])('is not read when the choice falls before transaction %i of the import', async (moment) => {
    await importLines(database, [mail({ from: OMAR }), mail({ mailbox: OMAR, from: PRIYA, to: [OMAR] })]);
    await database.asOwner(({ script }) => script('truncate familiarity, peer, batch, mailbox'));
    const report = await importLines(
      interrupted(database, moment, () => turnOff(PRIYA)),
      LINES,
      { tenantId: await contoso(database) },
    );
    expect(await keptOf(PRIYA)).toEqual([]);
    expect(await isContact(SECRET)).toBe(false);
    expect(await keptOf(OMAR)).toEqual(['batch', 'connection', 'day', 'mailbox']);
    expect(report.batches).toBe(1);
  });

  test('is read again after turning sharing on', async () => {
    await importLines(database, LINES);
    const before = await dumpKept(database);
    await turnOff(PRIYA);
    await importLines(database, LINES);
    await database.asOwner(({ query }) => query('update sharing set is_on = true'));
    await importLines(database, LINES);
    expect(await dumpKept(database)).toBe(before);
  });
});

describeOnEachDatabase('a tenant whose administrator', (database) => {
  const by = { by: 'admin', from: 'test', at: NOW };
  const withdraw = (tenantId: TenantId, kinds = CONSENT_KINDS) =>
    Promise.all(kinds.map((kind) => database.write(tenantId, (query) => withdrawConsent(query, tenantId, kind, by))));
  const grant = (tenantId: TenantId, kind = CONSENT_KINDS[0] ?? 'userInsights') =>
    database.write(tenantId, (query) =>
      grantConsent(query, tenantId, { kind, wording: WORDING, guestsMaySee: undefined }, by),
    );

  test('has not decided yet may import', async () => {
    expect((await importLines(database, LINES)).items).toBe(4);
  });

  test('grants one kind of three may import', async () => {
    const tenantId = await contoso(database);
    await withdraw(tenantId);
    await grant(tenantId);
    expect((await importLines(database, LINES)).items).toBe(4);
  });

  test.each([CONSENT_KINDS, CONSENT_KINDS.slice(1, 2)])(
    'withdrew all there was gets nothing read',
    async (...kinds) => {
      const tenantId = await contoso(database);
      await withdraw(tenantId, kinds);
      const before = await dumpKept(database);
      await expect(importLines(database, LINES)).rejects.toMatchObject({ code: 'consent_required' });
      expect(await dumpKept(database)).toBe(before);
    },
  );

  test.each([2, 3])('withdraws before transaction %i of an import gets nothing written', async (moment) => {
    const tenantId = await contoso(database);
    await grant(tenantId);
    const interruptedNow = interrupted(database, moment, () => withdraw(tenantId));
    await expect(importLines(interruptedNow, LINES, { tenantId })).rejects.toMatchObject({ code: 'consent_required' });
    for (const table of ['day', 'meeting', 'connection', 'familiarity', 'contact', 'batch', 'mailbox']) {
      expect(await rowsOf(database, `select from ${table}`)).toEqual([]);
    }
  });

  test('withdrew does not stand in another tenant’s way', async () => {
    await withdraw(await contoso(database));
    const [row] = await rowsOf<{ tenant_id: TenantId }>(
      database,
      "insert into tenant (name) values ('Fabrikam') returning tenant_id",
    );
    expect((await importLines(database, LINES, { tenantId: row?.tenant_id as TenantId })).items).toBe(4);
  });
});
