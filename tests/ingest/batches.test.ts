import { expect, test } from '@jest/globals';
import type { Month } from '../../src/domain/calendar.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { emptyTables } from '../support/empty-tables.ts';
import { dumpKept } from './dump.ts';
import { event, mail } from './graph-lines.ts';
import { importLines, rowsOf } from './importing.ts';

const OMAR = 'omar@contoso.example';
const YVONNE = 'yvonne@fourthcoffee.com';

const APRIL = [mail({ id: 'a1', at: '2024-04-10T09:00:00Z' }), mail({ id: 'a2', at: '2024-04-30T23:59:59Z' })];
const MAY = [mail({ id: 'm1', at: '2024-05-01T00:00:00Z' }), mail({ id: 'm2', at: '2024-05-20T09:00:00Z' })];
const MEETINGS = [
  event({ id: 'e1', at: '2024-04-30T23:30:00', until: '2024-05-01T00:30:00' }),
  event({ id: 'e2', at: '2024-05-01T00:00:00', until: '2024-05-01T00:30:00' }),
];
const OTHER = [mail({ id: 'o1', mailbox: OMAR, to: [OMAR], at: '2024-05-02T09:00:00Z' })];

describeOnEachDatabase('a file that corrects a month', (database) => {
  const days = () =>
    rowsOf<{ row: string }>(
      database,
      `select concat_ws(' ', colleague.address, contact.address, day, mails_in, mails_out) as row
       from day join colleague using (tenant_id, colleague_id) join contact using (tenant_id, contact_id)
       order by row`,
    ).then((rows) => rows.map(({ row }) => row));
  const meetings = () =>
    rowsOf<{ starts_at: Date }>(database, 'select starts_at from meeting order by starts_at').then((rows) =>
      rows.map(({ starts_at }) => starts_at.toISOString()),
    );

  test('replaces that month of that mailbox and that kind, and nothing else', async () => {
    await importLines(database, [...APRIL, ...MAY, ...MEETINGS, ...OTHER]);
    await importLines(database, [mail({ id: 'm3', at: '2024-05-31T23:59:59Z' })]);
    expect(await days()).toEqual([
      `${OMAR} ${YVONNE} 2024-05-02 1 0`,
      `priya@contoso.example ${YVONNE} 2024-04-10 1 0`,
      `priya@contoso.example ${YVONNE} 2024-04-30 1 0`,
      `priya@contoso.example ${YVONNE} 2024-05-31 1 0`,
    ]);
    expect(await meetings()).toEqual(['2024-04-30T23:30:00.000Z', '2024-05-01T00:00:00.000Z']);
  });

  test('leaves the mail of a month when it brings only its meetings', async () => {
    await importLines(database, [...MAY, ...MEETINGS]);
    const before = await days();
    await importLines(database, [event({ id: 'e3', at: '2024-05-31T23:59:00', until: '2024-06-01T00:30:00' })]);
    expect(await days()).toEqual(before);
    expect(await meetings()).toEqual(['2024-04-30T23:30:00.000Z', '2024-05-31T23:59:00.000Z']);
  });

  test('leaves what it would have left, had it come alone', async () => {
    const corrected = [...APRIL.slice(1), ...MEETINGS.slice(0, 1), ...OTHER];
    await importLines(database, corrected);
    const expected = await dumpKept(database);
    await emptyTables(database);
    await importLines(database, [...APRIL, ...MEETINGS.slice(0, 1), ...OTHER]);
    await importLines(database, corrected);
    expect(await dumpKept(database)).toBe(expected);
  });

  test.each([
    ['cancelled', { isCancelled: true }],
    ['made private', { sensitivity: 'private' }],
    ['declined', { responseStatus: { response: 'declined' } }],
  ])('takes back a meeting that was %s since, also when nothing else is left of its month', async (_why, more) => {
    await importLines(database, MEETINGS);
    const [first] = MEETINGS;
    const report = await importLines(database, [{ ...first, ...more }]);
    expect(await meetings()).toEqual(['2024-05-01T00:00:00.000Z']);
    expect(await rowsOf(database, 'select month, items from batch order by month')).toEqual([
      { month: '2024-05-01', items: 1 },
    ]);
    expect(report).toMatchObject({ items: 0, batches: 0 });
  });

  test('that holds everything since a month reads the empty ones too, of the kinds each mailbox has, and replaces what was there', async () => {
    await importLines(database, [...APRIL, ...MEETINGS]);
    const since = '2024-03-01' as Month;
    await importLines(database, [...MAY, ...OTHER], { since, now: Date.UTC(2024, 5, 3) });
    const ledger = await rowsOf<{ row: string }>(
      database,
      `select concat_ws(' ', colleague.address, month, kind, items) as row
       from batch join colleague using (tenant_id, colleague_id)
       order by colleague.address, kind desc, month`,
    );
    expect(ledger.map(({ row }) => row)).toEqual([
      `${OMAR} 2024-03-01 mail 0`,
      `${OMAR} 2024-04-01 mail 0`,
      `${OMAR} 2024-05-01 mail 1`,
      `${OMAR} 2024-06-01 mail 0`,
      'priya@contoso.example 2024-03-01 mail 0',
      'priya@contoso.example 2024-04-01 mail 0',
      'priya@contoso.example 2024-05-01 mail 2',
      'priya@contoso.example 2024-06-01 mail 0',
      'priya@contoso.example 2024-04-01 calendar 1',
      'priya@contoso.example 2024-05-01 calendar 1',
    ]);
    expect((await days()).filter((row) => row.includes('2024-04'))).toEqual([]);
    expect(await meetings()).toHaveLength(2);
  });

  test('takes back a mail that turned out to be a machine’s', async () => {
    await importLines(database, [...APRIL, ...MAY.slice(1)]);
    await importLines(database, [
      mail({ id: 'm2', at: '2024-05-20T09:00:00Z', headers: { 'Auto-Submitted': 'auto-generated' } }),
    ]);
    expect(await days()).toHaveLength(2);
    expect(await rowsOf(database, 'select mails_in, last_on from connection')).toEqual([
      { mails_in: 2, last_on: '2024-04-30' },
    ]);
  });
});

describeOnEachDatabase('an item that counts for nothing', (database) => {
  test('makes nobody a colleague', async () => {
    await importLines(database, [mail({ more: { isDraft: true } }), mail({ mailbox: OMAR, to: [OMAR] })]);
    expect(await rowsOf(database, 'select address from colleague')).toEqual([{ address: OMAR }]);
  });
});
