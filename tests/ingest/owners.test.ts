import { expect, test } from '@jest/globals';
import { readUsersFile } from '../../src/ingest/users-file.ts';
import type { Database } from '../../src/store/database.ts';
import { writeColleagues } from '../../src/store/directory.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { emptyTables } from '../support/empty-tables.ts';
import { dumpKept } from './dump.ts';
import { event, mail } from './graph-lines.ts';
import { asLines, contoso, importLines, NOW, rowsOf, withFile } from './importing.ts';
import { describeOnOneDatabase } from './one-database.ts';

const ID = '0a0a0a0a-0000-4000-8000-000000000001';
const OTHER_ID = '0a0a0a0a-0000-4000-8000-000000000002';
const PRIYA = 'priya@contoso.example';
const OMAR = 'omar@contoso.example';
const YVONNE = 'yvonne@fourthcoffee.com';

/** A line of Data Connect's `User_v1`. */
const USER = {
  id: ID.toUpperCase(),
  displayName: 'Priya Nair',
  mail: 'Priya@Contoso.Example',
  userPrincipalName: 'priya@contoso.example',
  proxyAddresses: [
    'SMTP:Priya@contoso.example',
    'smtp:p.nair@contoso.example',
    'X500:/o=Contoso/cn=priya',
    'SIP:priya@x.y',
  ],
  otherMails: ['priya.nair@gmail.com'],
  department: 'Sales',
  jobTitle: '',
  userType: 'Member',
  accountEnabled: true,
  aboutMe: 'dropped',
};
const OTHER_USER = { id: OTHER_ID, displayName: 'Omar Haddad', mail: OMAR, otherMails: ['priya.nair@gmail.com'] };

function colleagues(database: Database) {
  return rowsOf<{ object_id: string | null; address: string | null; name: string | null; addresses: string }>(
    database,
    `select object_id, address, name, department, title,
       (select string_agg(address, ' ' order by address) from colleague_address
        where colleague_address.colleague_id = colleague.colleague_id) as addresses
     from colleague
     order by colleague_id`,
  );
}

function tallies(database: Database) {
  return rowsOf<{ row: string }>(
    database,
    `select concat_ws(' ', coalesce(colleague.name, colleague.object_id, colleague.address), contact.address, day, mails_in, mails_out) as row
     from day join colleague using (tenant_id, colleague_id) join contact using (tenant_id, contact_id)
     order by row`,
  ).then((rows) => rows.map(({ row }) => row));
}

const NAMED = {
  ...{ object_id: ID, address: PRIYA, name: 'Priya Nair', department: 'Sales', title: null },
  addresses: 'p.nair@contoso.example priya.nair@gmail.com priya@contoso.example',
};

describeOnOneDatabase('the owner of a mailbox', (database) => {
  test('is one colleague under the object id and under any address of the directory', async () => {
    const report = await importLines(
      database,
      [
        mail({ id: '1', mailbox: ID }),
        mail({ id: '2', mailbox: 'P.Nair@Contoso.Example', to: ['p.nair@contoso.example'] }),
        mail({ id: '3', mailbox: 'unused', more: { mailbox: undefined, puser: ID.toUpperCase() } }),
      ],
      { users: [USER] },
    );
    expect(report.mailboxes).toBe(1);
    expect(await colleagues(database)).toEqual([NAMED]);
    expect(await tallies(database)).toEqual([`Priya Nair ${YVONNE} 2024-05-06 3 0`]);
  });

  test('has no dealings with the own other addresses', async () => {
    const own = 'priya.nair@gmail.com';
    await importLines(
      database,
      [
        mail({ id: '1', from: PRIYA, to: [own, YVONNE] }),
        mail({ id: '2', from: own, to: [PRIYA] }),
        mail({ id: '3', from: own, to: [YVONNE], cc: [PRIYA] }),
        event({ organizer: own, attendees: [PRIYA, YVONNE, 'p.nair@contoso.example'] }),
      ],
      { users: [USER] },
    );
    expect(await tallies(database)).toEqual([`Priya Nair ${YVONNE} 2024-05-06 0 2`]);
    expect(await rowsOf(database, 'select is_ours, our_attendees from meeting')).toEqual([
      { is_ours: true, our_attendees: 1 },
    ]);
    expect(await rowsOf(database, 'select from familiarity')).toEqual([]);
  });

  test('is kept under an unknown id, and named by the next import with a directory', async () => {
    const lines = [
      mail({ id: '1', mailbox: ID }),
      mail({ id: '2', mailbox: ID, from: PRIYA, to: [YVONNE] }),
      mail({ id: '3', mailbox: ID, from: OMAR, to: [YVONNE], cc: [PRIYA] }),
    ];
    await importLines(database, lines);
    expect(await colleagues(database)).toEqual([
      { object_id: ID, address: null, name: null, department: null, title: null, addresses: null },
    ]);
    expect(await tallies(database)).toEqual([`${ID} ${YVONNE} 2024-05-06 1 1`]);
    await importLines(database, lines, { users: [USER] });
    expect(await colleagues(database)).toEqual([NAMED]);
    const named = await dumpKept(database);
    await emptyTables(database);
    await importLines(database, lines, { users: [USER] });
    expect(await dumpKept(database)).toBe(named);
  });

  test('is not taken for somebody else while only an id is known', async () => {
    // One mail between two colleagues says of neither that the mailbox is hers; a month with more would.
    await importLines(database, [
      mail({ id: '1', mailbox: ID, from: 'abe@contoso.example', to: [PRIYA], at: '2024-04-06T09:00:00Z' }),
      ...['2', '3'].map((id) => mail({ id, mailbox: ID, from: PRIYA, to: [YVONNE] })),
    ]);
    expect(await tallies(database)).toEqual([`${ID} ${YVONNE} 2024-05-06 0 2`]);
    expect(await rowsOf(database, 'select month, days from familiarity')).toEqual([{ month: '2024-04-01', days: 1 }]);
    await emptyTables(database);
    await importLines(database, [mail({ mailbox: ID, from: 'abe@contoso.example', to: [PRIYA, YVONNE] })]);
    expect(await tallies(database)).toEqual([]);
  });

  test('may be met again after the directory, under the id or the address', async () => {
    await importLines(database, [mail({ id: '1', mailbox: ID })], { users: [USER] });
    await importLines(database, [mail({ id: '2', at: '2024-04-06T09:00:00Z' })]);
    await importLines(database, [mail({ id: '3', mailbox: ID, at: '2024-03-06T09:00:00Z' })]);
    expect(await colleagues(database)).toEqual([NAMED]);
    expect((await tallies(database)).length).toBe(3);
  });

  test('is two people when two object ids list the same private address', async () => {
    const lines = [mail({ id: '1', mailbox: ID }), mail({ id: '2', mailbox: OTHER_ID, to: [OMAR] })];
    for (const users of [
      [USER, OTHER_USER],
      [OTHER_USER, USER],
    ]) {
      await importLines(database, lines, { users });
      const rows = await colleagues(database);
      expect(rows.map(({ object_id, address }) => [object_id, address]).sort()).toEqual([
        [ID, PRIYA],
        [OTHER_ID, OMAR],
      ]);
      expect(await tallies(database)).toEqual([
        `Omar Haddad ${YVONNE} 2024-05-06 1 0`,
        `Priya Nair ${YVONNE} 2024-05-06 1 0`,
      ]);
    }
  });

  test('gets the address that the directory now calls the main one, also when somebody had it before', async () => {
    await importLines(database, [mail({ id: '1', mailbox: OTHER_ID })], {
      users: [{ ...OTHER_USER, otherMails: [PRIYA] }],
    });
    await importLines(database, [mail({ id: '2', mailbox: PRIYA })], { users: [USER] });
    expect(await tallies(database)).toEqual([
      `Omar Haddad ${YVONNE} 2024-05-06 1 0`,
      `Priya Nair ${YVONNE} 2024-05-06 1 0`,
    ]);
  });

  test('does not start to share for want of a decision', async () => {
    await importLines(database, [mail()], { users: [USER] });
    await database.asOwner(({ query }) => query('delete from sharing'));
    const report = await importLines(database, [mail()], { users: [USER] });
    expect(report).toMatchObject({ items: 0, leftOut: { 'not sharing': 1 } });
    expect(await rowsOf(database, 'select from sharing')).toEqual([]);
  });
});

describeOnEachDatabase('two colleagues who turn out to be one person', (database) => {
  const BY_ID = mail({ id: 'by id', mailbox: ID, at: '2024-03-06T09:00:00Z', to: [PRIYA] });
  const BY_ADDRESS = mail({ id: 'by address', mailbox: PRIYA, at: '2024-04-06T09:00:00Z' });
  /** Brings the directory, and with it the news that the two are one. */
  const directory = async () => {
    const tenantId = await contoso(database);
    const people = await withFile(asLines([USER, OTHER_USER]), readUsersFile);
    await database.asOwner((transaction) => writeColleagues(transaction, tenantId, people, NOW + 60_000));
  };
  const ofPriya = async () => (await tallies(database)).filter((row) => !row.startsWith('Omar'));

  test('become one who has all that both had', async () => {
    await importLines(database, [BY_ID, BY_ADDRESS, event({ mailbox: ID }), event({ id: '2', mailbox: PRIYA })]);
    expect(await colleagues(database)).toHaveLength(2);
    await directory();
    expect((await colleagues(database)).filter(({ name }) => name === 'Priya Nair')).toEqual([NAMED]);
    expect(await colleagues(database)).toHaveLength(2);
    expect(await ofPriya()).toEqual([`Priya Nair ${YVONNE} 2024-03-06 1 0`, `Priya Nair ${YVONNE} 2024-04-06 1 0`]);
    const [row] = await rowsOf(
      database,
      `select mails_in, meetings, first_on, last_on, received
       from connection
       join mailbox using (tenant_id, colleague_id)
       join colleague using (tenant_id, colleague_id)
       where colleague.name = 'Priya Nair'`,
    );
    expect(row).toEqual({ mails_in: 2, meetings: 2, first_on: '2024-03-06', last_on: '2024-05-07', received: 2 });
  });

  test('end as if they had been known to be one from the start', async () => {
    const first = [BY_ID, mail({ id: 'x', mailbox: ID, at: '2024-04-06T09:00:00Z', from: 'old@one.example' })];
    const second = [BY_ADDRESS, event({ mailbox: PRIYA }), mail({ id: 'y', from: OMAR, at: '2024-04-07T09:00:00Z' })];
    await importLines(database, first, { users: [USER], now: NOW });
    await importLines(database, second, { now: NOW + 1000 });
    await directory();
    const expected = await dumpKept(database);
    await emptyTables(database);
    await importLines(database, first, { now: NOW });
    await importLines(database, second, { now: NOW + 1000 });
    await directory();
    expect(await dumpKept(database)).toBe(expected);
  });

  test('count the same mail once, whichever import came first', async () => {
    for (const [first, second] of [
      [ID, PRIYA],
      [PRIYA, ID],
    ] as const) {
      await emptyTables(database);
      await importLines(database, [mail({ mailbox: first })], { now: NOW });
      await importLines(database, [mail({ mailbox: second })], { now: NOW + 1000 });
      await directory();
      expect(await ofPriya()).toEqual([`Priya Nair ${YVONNE} 2024-05-06 1 0`]);
    }
  });

  test('have their mail of one file added up', async () => {
    await importLines(database, [
      mail({ id: '1', mailbox: ID, to: [PRIYA] }),
      mail({ id: '2', mailbox: PRIYA }),
      event({ mailbox: ID }),
      event({ mailbox: PRIYA }),
    ]);
    await directory();
    expect(await ofPriya()).toEqual([`Priya Nair ${YVONNE} 2024-05-06 2 0`]);
    expect(await rowsOf(database, 'select from meeting')).toHaveLength(1);
  });

  test('may be three, each with a name for the same contact', async () => {
    const named = (name: string) => ({ name, address: YVONNE });
    await importLines(database, [
      mail({ id: '1', mailbox: ID, from: named('Yvonne of May'), at: '2024-05-08T09:00:00Z', to: [PRIYA] }),
      mail({ id: '2', mailbox: PRIYA, from: named('Yvonne of April'), at: '2024-04-08T09:00:00Z' }),
      mail({ id: '3', mailbox: 'p.nair@contoso.example', from: named('Yvonne of June'), at: '2024-06-08T09:00:00Z' }),
    ]);
    await directory();
    expect(await colleagues(database)).toHaveLength(2);
    const names = await rowsOf(database, 'select name, mails_in from connection order by mails_in');
    expect(names).toEqual([{ name: 'Yvonne of June', mails_in: 3 }]);
  });

  test('are one in the very import that brings the directory, also for their lines', async () => {
    await importLines(database, [BY_ID, BY_ADDRESS]);
    const report = await importLines(
      database,
      [mail({ id: '1', mailbox: ID }), mail({ id: '2', mailbox: PRIYA }), mail({ id: '2', mailbox: ID })],
      { users: [USER] },
    );
    expect(report).toMatchObject({ mailboxes: 1, leftOut: { repeated: 1 } });
    expect(await ofPriya()).toHaveLength(3);
  });

  test.each([ID, PRIYA])('do not share when %s does not, and are not read', async (who) => {
    await importLines(database, [BY_ID, BY_ADDRESS]);
    await turnOff(who);
    const report = await importLines(database, [mail({ mailbox: ID }), mail({ id: '2', mailbox: PRIYA })], {
      users: [USER],
    });
    expect(report).toMatchObject({ items: 0, mailboxes: 0, leftOut: { 'not sharing': 2 } });
    expect(await rowsOf(database, 'select is_on from sharing')).toEqual([{ is_on: false }]);
  });

  test('keep hidden what either of them hid, and are paused as long as either was', async () => {
    await importLines(database, [BY_ID, BY_ADDRESS]);
    await database.asOwner(async ({ query }) => {
      await query(
        'insert into hidden_contact select tenant_id, colleague_id, 11 from colleague where object_id is null',
      );
      await query(
        'insert into hidden_contact select tenant_id, colleague_id, 11 from colleague where object_id is not null',
      );
      await query(
        'insert into hidden_contact select tenant_id, colleague_id, 12 from colleague where object_id is null',
      );
      await query(
        "insert into hidden_domain select tenant_id, colleague_id, 'a.example' from colleague where object_id is null",
      );
      await query(
        `update sharing set paused_until = '2030-01-01T00:00:00Z'
         where colleague_id = (select colleague_id from colleague where object_id is null)`,
      );
    });
    await directory();
    const who = "where colleague_id = (select colleague_id from colleague where name = 'Priya Nair')";
    expect(await rowsOf(database, `select contact_id from hidden_contact ${who} order by contact_id`)).toEqual([
      { contact_id: '11' },
      { contact_id: '12' },
    ]);
    expect(await rowsOf(database, `select domain from hidden_domain ${who}`)).toEqual([{ domain: 'a.example' }]);
    expect(await rowsOf(database, `select is_on, paused_until from sharing ${who}`)).toEqual([
      { is_on: true, paused_until: new Date('2030-01-01T00:00:00Z') },
    ]);
  });

  test('leave nothing behind under the name that is gone', async () => {
    await importLines(database, [BY_ID, BY_ADDRESS, event({ mailbox: ID }), event({ mailbox: PRIYA })]);
    await database.asOwner(async ({ query }) => {
      await query(
        `insert into view_log (tenant_id, colleague_id, at, viewer_id, viewer_role, contact_id)
         select tenant_id, colleague_id, now(), colleague_id, 'colleague', 1 from colleague`,
      );
      await query(
        `insert into receipt (
           tenant_id, receipt_id, subject, colleague_id, reason, asked_at, stopped_serving_at, gone_from_app_at, gone_from_backups_by
         )
         select tenant_id, gen_random_uuid(), 'mailbox', colleague_id, 'sharing off', now(), now(), now(), now() from colleague`,
      );
      await query(
        `insert into introduction (
           tenant_id, introduction_id, asker_id, introducer_id, contact_id, contact_address, state, why, blurb, is_delivered, asked_at,
           changed_at, tell_asker_at, expires_at
         )
         select
           asker.tenant_id, gen_random_uuid(), asker.colleague_id, introducer.colleague_id, 1, 'a@b.example', 'asked', 'why', '', true, now(),
           now(), now(), now()
         from colleague as asker
         join colleague as introducer on introducer.colleague_id <> asker.colleague_id`,
      );
      await query(
        `insert into notice (tenant_id, notice_id, colleague_id, introduction_id, kind, state, due_at)
         select tenant_id, gen_random_uuid(), introducer_id, introduction_id, 'asked', 'waiting', now() from introduction`,
      );
      await query(
        `insert into introducer_wish (tenant_id, colleague_id, contact_id, kind, asker_id, set_at, shows_at)
         select tenant_id, colleague_id, 0, 'notAtAll', 0, now(), now() from colleague`,
      );
      await query(
        `insert into conversation (
           tenant_id, colleague_id, conversation_id, service_url, user_channel_id, bot_channel_id, noted_at
         )
         select tenant_id, colleague_id, 'c', 'https://channel.example', 'u', 'b', now() + colleague_id * interval '1 day' from colleague`,
      );
    });
    await directory();
    const tables = await rowsOf<{ name: string }>(
      database,
      `select table_name as name from information_schema.columns
       join information_schema.tables using (table_schema, table_name)
       where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'colleague_id'
       order by name`,
    );
    // A table that is added here needs its part in src/store/merge-colleagues.ts.
    expect(tables.map(({ name }) => name)).toEqual([
      ...[
        'batch',
        'colleague',
        'colleague_address',
        'colleague_correction',
        'connection',
        'conversation',
        'day',
        'familiarity',
        'hidden_contact',
      ],
      ...['hidden_domain', 'introducer_wish', 'mailbox', 'meeting', 'notice', 'peer', 'receipt', 'sharing', 'view_log'],
    ]);
    for (const { name } of tables) {
      const left = await rowsOf(
        database,
        `select from ${name} as kept where not exists (
           select from colleague where colleague.colleague_id = kept.colleague_id)`,
      );
      expect({ name, left }).toEqual({ name, left: [] });
    }
  });

  async function turnOff(who: string): Promise<void> {
    await contoso(database);
    await database.asOwner(({ query }) =>
      query(
        `update sharing set is_on = false
         where colleague_id = (select colleague_id from colleague where coalesce(object_id, address) = $1)`,
        [who],
      ),
    );
  }
});
