import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { importFile } from '../../src/ingest/import-file.ts';
import type { Database } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { dumpKept, emptyStore } from './dump.ts';
import { event, mail } from './graph-lines.ts';
import { asLines, contoso, type Given, importLines, NOW, UNWATCHED, withFile } from './importing.ts';

const PRIYA = 'priya@contoso.example';
const OMAR = 'omar@contoso.example';
const YVONNE = 'yvonne@fourthcoffee.com';
const JONAS = 'jonas@fourthcoffee.com';

/** Two mailboxes over three months: replies, copies, meetings, names, mass mail, mail at the same second. */
const LINES: readonly object[] = [
  ...[PRIYA, OMAR].flatMap((mailbox) =>
    ['2024-03-31', '2024-04-01', '2024-04-30', '2024-05-01', '2024-05-02'].flatMap((day, index) => [
      mail({ mailbox, id: `${day} in`, conversation: 'c', at: `${day}T09:00:00Z`, to: [PRIYA, OMAR] }),
      mail({
        ...{ mailbox, id: `${day} out`, conversation: 'c', at: `${day}T09:00:00Z`, from: mailbox, to: [YVONNE, JONAS] },
        headers: { 'In-Reply-To': `<${day} in@mail.example>` },
      }),
      mail({
        mailbox,
        id: `${day} name`,
        at: `${day}T09:00:00Z`,
        from: { name: `Jonas ${index}`, address: JONAS },
        to: [mailbox],
      }),
      mail({
        mailbox,
        id: `${day} other`,
        at: `${day}T09:00:00Z`,
        from: { name: `Jon ${index}`, address: JONAS },
        to: [mailbox],
      }),
      event({ mailbox, id: `${day} met`, at: `${day}T12:00:00`, until: `${day}T12:45:00`, attendees: [YVONNE, OMAR] }),
      mail({ mailbox, id: `${day} inside`, at: `${day}T15:00:00Z`, from: PRIYA, to: [OMAR] }),
    ]),
  ),
  // Two copies of one mail that do not agree: which one counts must not depend on which one comes first.
  mail({ id: 'copy', at: '2024-05-03T09:00:00Z', from: PRIYA, to: [YVONNE] }),
  mail({ id: 'copy', at: '2024-05-03T09:00:00Z', from: PRIYA, to: [YVONNE, 'blind@copy.example'] }),
  mail({ id: 'copy', at: '2024-05-03T09:00:00Z', from: PRIYA, to: [YVONNE], headers: { 'List-Id': '<l>' } }),
];

const USERS = [PRIYA, OMAR].map((mail, index) => ({ id: `00000000-0000-4000-8000-00000000000${index}`, mail }));

async function dumpOf(database: Database, lines: readonly object[], given: Given = {}): Promise<string> {
  await emptyStore(database);
  await importLines(database, lines, given);
  return dumpKept(database);
}

describeOnEachDatabase('the store after an import', (database) => {
  test('is the same for any order of lines, and for a compressed file', async () => {
    const expected = await dumpOf(database, LINES);
    expect(expected.split('\n').length).toBeGreaterThan(40);
    expect(await dumpOf(database, LINES, { gzip: true })).toBe(expected);
    expect(await dumpOf(database, [...LINES].reverse())).toBe(expected);
    const orders = fc.sample(fc.shuffledSubarray([...LINES], { minLength: LINES.length }), 4);
    for (const lines of orders) expect(await dumpOf(database, lines)).toBe(expected);
  });

  test('is the same however many threads and parts it takes', async () => {
    const expected = await dumpOf(database, LINES);
    // Blank lines of a megabyte make the file large enough for several threads and parts.
    const blanks = LINES.map((line) => `${JSON.stringify(line)}\n${' '.repeat(1024 * 1024)}`);
    await emptyStore(database);
    const tenantId = await contoso(database);
    const phases: string[] = [];
    const report = await withFile(asLines(blanks), (file) =>
      importFile(
        { db: database, now: () => NOW },
        {
          ...{ file, format: 'graph', tenantId, domains: ['contoso.example'] },
          progress: { ...UNWATCHED, phase: (_name, done, total) => phases.push(`${done}/${total}`) },
        },
      ),
    );
    expect(report.lines).toBe(LINES.length * 2);
    expect(phases).toEqual(['1/2', '2/2']);
    expect(await dumpKept(database)).toBe(expected);
  });

  test('is the same when two import the file at once', async () => {
    const once = await dumpOf(database, LINES, { users: USERS });
    await emptyStore(database);
    const tenantId = await contoso(database);
    await Promise.all([1, 2].map(() => importLines(database, LINES, { tenantId, users: USERS })));
    expect(await dumpKept(database)).toBe(once);
  });

  test('does not change when the file is imported again', async () => {
    const once = await dumpOf(database, LINES);
    const report = await importLines(database, LINES);
    expect(await dumpKept(database)).toBe(once);
    expect(report).toMatchObject({ mailboxes: 2, batches: 12, months: 3 });
  });
});
