import { describe, expect, test } from '@jest/globals';
import { addressId } from '../../src/store/address-id.ts';
import { emptyTables } from '../support/empty-tables.ts';
import { dumpKept } from './dump.ts';
import { type Given, importBytes, importLines, rowsOf } from './importing.ts';
import { describeOnOneDatabase } from './one-database.ts';

const TSV: Given = { format: 'tsv' };
const MAY = Date.UTC(2024, 4, 6, 9) / 1000;

function line(id: string, from: string, to: readonly string[], seconds: number | string = MAY): string {
  return [id, seconds, from, to.join(',')].join('\t');
}

describeOnOneDatabase('a TSV file', (database) => {
  const days = () =>
    rowsOf<{ who: string; contact: string; day: string; mails_in: number; mails_out: number; mass: number }>(
      database,
      `select colleague.address as who, contact.address as contact, day.day, mails_in, mails_out, mass_in + mass_out as mass
       from day
       join colleague using (tenant_id, colleague_id)
       join contact using (tenant_id, contact_id)
       order by who, contact, day`,
    );

  test('lies in the mailbox of every inside address on a line', async () => {
    const report = await importLines(
      database,
      [line('m1', 'yvonne@fourthcoffee.com', ['priya@contoso.example', 'omar@mail.contoso.example', 'x@other.com'])],
      TSV,
    );
    expect(report).toMatchObject({ lines: 1, items: 2, mailboxes: 2, batches: 2, months: 1, bad: { count: 0 } });
    expect(await days()).toEqual(
      ['omar@mail.contoso.example', 'priya@contoso.example'].map((who) => ({
        ...{ who, contact: 'yvonne@fourthcoffee.com', day: '2024-05-06', mails_in: 1, mails_out: 0, mass: 0 },
      })),
    );
  });

  test('counts a mail to outsiders once for each of them, in the sender’s mailbox', async () => {
    await importLines(database, [line('m1', 'Priya@contoso.example', ['a@one.com', 'b@two.com', 'A@One.com'])], TSV);
    expect((await days()).map((row) => [row.contact, row.mails_out])).toEqual([
      ['a@one.com', 1],
      ['b@two.com', 1],
    ]);
  });

  test('writes internal mail into nothing but how well two colleagues know each other', async () => {
    await importLines(database, [line('m1', 'priya@contoso.example', ['omar@contoso.example'])], TSV);
    expect(await days()).toEqual([]);
    const known = await rowsOf<{ who: string; peer_id: string; days: number }>(
      database,
      `select colleague.address as who, peer_id, days
       from familiarity
       join colleague using (tenant_id, colleague_id)
       order by who`,
    );
    expect(known).toEqual([
      { who: 'omar@contoso.example', peer_id: addressId('priya@contoso.example'), days: 1 },
      { who: 'priya@contoso.example', peer_id: addressId('omar@contoso.example'), days: 1 },
    ]);
    expect(await rowsOf(database, 'select contact_id from contact union select contact_id from connection')).toEqual(
      [],
    );
  });

  test('leaves out, and counts, mail with nobody inside', async () => {
    const report = await importLines(
      database,
      [line('m1', 'a@one.com', ['b@two.com']), line('m2', 'a@one.com', ['priya@contoso.example'])],
      TSV,
    );
    expect(report.leftOut).toEqual({ 'no mailbox': 1 });
    expect(report.items).toBe(1);
  });

  test('takes a mail to 200 for mass mail, and one to 10 for a mail', async () => {
    const crowd = (size: number) => Array.from({ length: size }, (_, index) => `guest${index}@one.com`);
    await importLines(
      database,
      [line('m1', 'priya@contoso.example', crowd(200)), line('m2', 'omar@contoso.example', crowd(10))],
      TSV,
    );
    const rows = await days();
    expect(rows.filter((row) => row.who.startsWith('priya')).map((row) => [row.mails_out, row.mass])).toEqual(
      Array(200).fill([1, 1]),
    );
    expect(rows.filter((row) => row.who.startsWith('omar')).map((row) => [row.mails_out, row.mass])).toEqual(
      Array(10).fill([1, 0]),
    );
  });

  test('counts a repeated message once', async () => {
    const again = line('m1', 'yvonne@fourthcoffee.com', ['priya@contoso.example']);
    const report = await importLines(database, [again, again, again], TSV);
    expect(report.leftOut).toEqual({ repeated: 2 });
    expect((await days()).map((row) => row.mails_in)).toEqual([1]);
  });

  test('names every bad line by number and reason, and keeps the rest', async () => {
    const good = line('ok', 'yvonne@fourthcoffee.com', ['priya@contoso.example']);
    const bad = (seconds: string | number) => line('x', 'yvonne@fourthcoffee.com', ['priya@contoso.example'], seconds);
    const report = await importLines(
      database,
      [
        ...Array.from({ length: 12 }, (_, index) => good.replace('ok', `ok${index}`)),
        bad(MAY * 1000),
        bad(-5),
        bad(MAY + 366 * 86_400),
        bad('yesterday'),
        bad(''),
        bad('1e9'),
        bad('99999999999999999999'),
        line('', 'yvonne@fourthcoffee.com', ['priya@contoso.example']),
        line('x', 'Yvonne', ['priya@contoso.example']),
        line('x', 'yvonne@fourthcoffee.com', []),
        'x\t1\ty@fourthcoffee.com',
        `${good}\tmore`,
      ],
      TSV,
    );
    expect(report).toMatchObject({ lines: 24, items: 12, bad: { count: 12 } });
    expect(report.bad.first).toEqual([
      { line: 13, reason: 'the time lies in the future' },
      { line: 14, reason: 'the time lies before 1980' },
      { line: 15, reason: 'the time lies in the future' },
      { line: 16, reason: 'the time is not a whole number of Unix seconds' },
      { line: 17, reason: 'the time is not a whole number of Unix seconds' },
      { line: 18, reason: 'the time is not a whole number of Unix seconds' },
      { line: 19, reason: 'the time is not a whole number of Unix seconds' },
      { line: 20, reason: 'the message id is empty' },
      { line: 21, reason: 'the sender is not a mail address' },
      { line: 22, reason: 'no recipient is a mail address' },
      { line: 23, reason: '4 fields separated by tabs are expected, 3 found' },
      { line: 24, reason: '4 fields separated by tabs are expected, 5 found' },
    ]);
  });

  test('is the same with a byte order mark, CRLF, blank lines and no end of line at the end', async () => {
    const lines = [1, 2, 3].map((day) =>
      line(`m${day}`, 'yvonne@fourthcoffee.com', ['priya@contoso.example'], MAY + day * 86_400),
    );
    const plain = await importLines(database, lines, TSV);
    const before = await dumpKept(database);
    await emptyTables(database);
    const spoilt = await importBytes(database, `\ufeff${lines.join('\r\n\r\n   \r\n')}`, TSV);
    expect(spoilt).toMatchObject({ items: plain.items, bad: { count: 0, first: [] }, lines: 7 });
    expect(await dumpKept(database)).toBe(before);
  });

  test('counts lines to the end of a large file: the first twenty bad ones with their numbers in the file', async () => {
    // Lines of very different lengths, so that pieces of 1 MB end anywhere in them.
    const numbers = Array.from({ length: 30_000 }, (_, index) => index + 1);
    const isBad = (number: number) => number % 1_001 === 0;
    const lines = numbers.map((number) => {
      const padding = 'p'.repeat((number * 7_919) % 211);
      return isBad(number)
        ? `bad ${padding}`
        : line(`id-${padding}-${number}`, 'yvonne@fourthcoffee.com', ['priya@contoso.example'], MAY + number);
    });
    for (const gzip of [false, true]) {
      const report = await importBytes(database, lines.join('\n'), { ...TSV, gzip });
      expect(report).toMatchObject({ lines: 30_000, items: 30_000 - 29, bad: { count: 29 } });
      expect(report.bad.first.map((bad) => bad.line)).toEqual(numbers.filter(isBad).slice(0, 20));
    }
  });

  test('says of a line that is not UTF-8 just that', async () => {
    const good = line('m1', 'yvonne@fourthcoffee.com', ['priya@contoso.example']);
    const bytes = Buffer.concat([Buffer.from(`${good}\nzo\xeb\t`, 'latin1'), Buffer.from(`\n${good}\n`)]);
    expect((await importBytes(database, bytes, TSV)).bad).toEqual({
      count: 1,
      first: [{ line: 2, reason: 'the line is not UTF-8 text' }],
    });
  });

  test('understands domains as people type them', async () => {
    await importLines(database, [line('m1', 'yvonne@fourthcoffee.com', ['priya@contoso.example'])], {
      ...TSV,
      domains: ['@Contoso.Example.'],
    });
    expect((await days()).map((row) => row.who)).toEqual(['priya@contoso.example']);
  });
});

describe('domains that are none', () => {
  test('are refused', async () => {
    const database = { asOwner: () => Promise.reject(new Error('the store was asked')) };
    await expect(
      importLines(database as never, ['x'], { ...TSV, tenantId: 1 as never, domains: ['not a domain'] }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
