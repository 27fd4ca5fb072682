import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { importFile } from '../../src/ingest/import-file.ts';
import type { Database } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { emptyTables } from '../support/empty-tables.ts';
import { dumpKept } from './dump.ts';
import { contoso, type Given, importLines, NOW, UNWATCHED, withFile } from './importing.ts';
import { LARGE_FILE, LINES, OMAR, PRIYA } from './two-mailboxes.ts';

const USERS = [PRIYA, OMAR].map((mail, index) => ({ id: `00000000-0000-4000-8000-00000000000${index}`, mail }));

async function dumpOf(database: Database, lines: readonly object[], given: Given = {}): Promise<string> {
  await emptyTables(database);
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
    await emptyTables(database);
    const tenantId = await contoso(database);
    const phases: string[] = [];
    const report = await withFile(LARGE_FILE, (file) =>
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
    await emptyTables(database);
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
