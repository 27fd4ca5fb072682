import { expect, test } from '@jest/globals';
import { describeOnEachDatabase } from './database.ts';
import { buildWorld } from './world.ts';

describeOnEachDatabase('the hostile world', (database) => {
  test('lets nobody but those who share be seen with Yvonne', async () => {
    const { contoso, contacts } = await buildWorld(database);
    const rows = await database.read<{ colleague_name: string; is_shared_mailbox: boolean }>(
      contoso.tenantId,
      `select colleague_name, is_shared_mailbox
       from shared_connection
       where tenant_id = $1
         and contact_id = $2
       order by colleague_name`,
      [contoso.tenantId, contacts.yvonne],
    );
    expect(rows).toEqual([
      { colleague_name: 'Omar Haddad', is_shared_mailbox: false },
      { colleague_name: 'Priya Nair', is_shared_mailbox: false },
      { colleague_name: 'Sales', is_shared_mailbox: true },
    ]);
  });

  test('shows nothing of a tenant that withdrew', async () => {
    const { northwind } = await buildWorld(database);
    const rows = await database.read(
      northwind.tenantId,
      'select colleague_id from shared_connection where tenant_id = $1 order by colleague_id',
      [northwind.tenantId],
    );
    expect(rows).toEqual([]);
  });
});
