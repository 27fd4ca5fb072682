import { beforeEach, expect, test } from '@jest/globals';
import { describeOnEachDatabase } from './database.ts';

describeOnEachDatabase('a database for tests', (database) => {
  beforeEach(async () => {
    await database.asOwner(({ query }) => query("insert into tenant (name) values ('Contoso')"));
  });

  test.each(['first', 'second'])('holds nothing of another test (%s)', async () => {
    const tenants = await database.asOwner(({ query }) => query('select tenant_id, name from tenant order by name'));
    expect(tenants).toEqual([{ tenant_id: 1, name: 'Contoso' }]);
  });

  test('is of the kind the suite is told', async () => {
    const [row] = await database.asOwner(({ query }) => query<{ version: string }>('select version() as version'));
    const isWebAssembly = row?.version.includes('emscripten') ?? false;
    expect(database.kind).toBe(isWebAssembly ? 'pglite' : 'postgresql');
  });
});
