import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { importFile } from '../../src/ingest/import-file.ts';
import { ensureTenant } from '../../src/store/tenants.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { dumpKept } from './dump.ts';
import { rowsOf, UNWATCHED } from './importing.ts';
import { describeOnOutsideFiles } from './outside-files.ts';

describeOnOutsideFiles('the W3C mail', ['eval/w3c-dev.tsv', 'eval/labels.tsv'], (holds, [file = '', labels = '']) => {
  describeOnEachDatabase(holds, (database) => {
    const importIt = async () => {
      const tenantId = await ensureTenant(database, { name: 'W3C', domains: ['w3.org'] });
      return importFile(
        { db: database, now: () => Date.UTC(2002, 0, 1) },
        { file, format: 'tsv', tenantId, domains: ['w3.org'], progress: UNWATCHED },
      );
    };

    test('is read whole, in a time to wait for, and importing it again changes nothing', async () => {
      const report = await importIt();
      expect(report).toMatchObject({ lines: 57_474, bad: { count: 18 }, leftOut: {}, months: 83 });
      expect(report.bad.first).toHaveLength(18);
      expect(report.items).toBe(countMailboxItems(report.bad.first.map(({ line }) => line)));
      const [sums] = await rowsOf<{ mails: number; items: number }>(
        database,
        `select
           (select sum(received + sent) from mailbox)::integer as mails,
           (select sum(items) from batch)::integer as items`,
      );
      expect(sums).toEqual({ mails: report.items, items: report.items });
      const once = await dumpKept(database);
      const again = await importIt();
      expect({ ...again, seconds: 0 }).toEqual({ ...report, seconds: 0 });
      expect(await dumpKept(database)).toBe(once);
      expect(await listsTakenForPeople()).toEqual([]);
    });

    /** How many mailboxes the good lines lie in, counted another way. */
    function countMailboxItems(bad: readonly number[]): number {
      return readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .filter((_line, index) => !bad.includes(index + 1))
        .map((line) => line.toLowerCase().split('\t').slice(2).join(',').split(','))
        .map((people) => new Set(people.filter((address) => /@(?:[^@]+\.)?w3\.org$/.test(address))).size)
        .reduce((sum, count) => sum + count, 0);
    }

    /** Addresses that the labels call a list, that receive much, and that were not found out. */
    async function listsTakenForPeople(): Promise<readonly string[]> {
      const lists = new Set(
        readFileSync(labels, 'utf8')
          .split('\n')
          .map((line) => line.split('\t'))
          .filter((fields) => fields.includes('list'))
          .map(([address = '']) => address),
      );
      const rows = await rowsOf<{ address: string }>(
        database,
        `select address
         from sharing_colleague
         join mailbox using (tenant_id, colleague_id)
         where not is_shared_mailbox
           and received >= 500
           and sent < 0.02 * received
         order by address`,
      );
      return rows.map(({ address }) => address).filter((address) => lists.has(address));
    }
  });
});
