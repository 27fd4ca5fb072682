import { expect, test } from '@jest/globals';
import { lookAgain } from '../../src/store/statistics.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { addTenant } from '../support/rows.ts';

describeOnEachDatabase('what the database knows of its sizes', (database) => {
  test('follows a table that grows, each time it has doubled, and is left alone otherwise', async () => {
    const tenantId = await database.asOwner((transaction) =>
      addTenant(transaction, {
        name: 'Contoso',
        entraTenantId: '33333333-3333-4333-8333-333333333333',
        domain: 'contoso.com',
        granted: [],
      }),
    );
    const write = (from: number, to: number) =>
      database.asOwner(async (transaction) => {
        await transaction.query(
          `insert into contact (tenant_id, contact_id, address, domain, account_domain, account_id, is_machine)
           select $1::integer, n, 'person.' || n || '@litware.com', 'litware.com', 'litware.com', 1, false
           from generate_series($2::integer, $3::integer) as n`,
          [tenantId, from, to],
        );
        await lookAgain(transaction, tenantId, new Map());
      });
    const known = async () => {
      const [row] = await database.asOwner(({ query }) =>
        query<{ pages: number; size: number }>(
          `select relpages as pages, (pg_relation_size(oid) / current_setting('block_size')::integer)::integer as size
           from pg_class where oid = 'contact'::regclass`,
        ),
      );
      return row ?? { pages: Number.NaN, size: Number.NaN };
    };
    await database.asOwner(({ script }) => script('analyze contact'));
    await write(1, 3_000);
    const { pages, size } = await known();
    expect(pages).toBe(size);
    await write(3_001, 4_000);
    expect(await known()).toMatchObject({ pages });
    await write(4_001, 8_000);
    expect((await known()).pages).toBeGreaterThan(2 * pages);
  });
});
