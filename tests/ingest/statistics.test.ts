import { expect, test } from '@jest/globals';
import type { TenantId } from '../../src/domain/ids.ts';
import type { Database } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { importLines, rowsOf } from './importing.ts';

const MAY = Date.UTC(2024, 4, 6, 9) / 1000;

function lines(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `m${index}\t${MAY}\tsomebody${index}@account${index % 500}.example\tpriya@contoso.example`,
  );
}

describeOnEachDatabase('what the database knows of its sizes', (database) => {
  /** How many rows it expects of a tenant at the moment when connections are made from days. */
  async function importAndAsk(tenantId: TenantId, count: number): Promise<number> {
    let expected = 0;
    const asking: Database = {
      ...database,
      asOwner: (work) =>
        database.asOwner((transaction) =>
          work({
            ...transaction,
            query: async (text, values) => {
              if (text.includes('insert into connection')) {
                const [row] = await transaction.query<{ 'QUERY PLAN': readonly [{ Plan: { 'Plan Rows': number } }] }>(
                  `explain (format json) select from day where tenant_id = ${tenantId}`,
                );
                expected = row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
              }
              return transaction.query(text, values);
            },
          }),
        ),
    };
    await importLines(asking, lines(count), { format: 'tsv', tenantId });
    return expected;
  }

  const newTenant = async (name: string) =>
    (
      await rowsOf<{ tenant_id: TenantId }>(
        database,
        `insert into tenant (name) values ('${name}') returning tenant_id`,
      )
    )[0]?.tenant_id as TenantId;

  test('is true for a tenant that comes after another one: it does not compare each row with each', async () => {
    // Having seen one tenant only, it would take any other to have a single row.
    await importAndAsk(await newTenant('First'), 50);
    expect(await importAndAsk(await newTenant('Second'), 4000)).toBeGreaterThan(2000);
  });
});
