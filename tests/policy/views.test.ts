import { expect, test } from '@jest/globals';
import { rebuildConnections } from '../../src/store/connections.ts';
import type { Database } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { addColleague, addContact, addMail, addTenant, hide } from '../support/rows.ts';

const NOW = Date.parse('2026-06-15T09:00:00Z');

describeOnEachDatabase('a hidden domain', (database) => {
  test('hides everybody at it and below it, and nobody beside it', async () => {
    expect(await visibleWith(database, 'eu.fourthcoffee.example')).toEqual([
      'a@fourthcoffee.example',
      'd@noteu.fourthcoffee.example',
    ]);
  });

  test('hides the whole account where it is one', async () => {
    expect(await visibleWith(database, 'fourthcoffee.example')).toEqual([]);
  });
});

/** The contacts that others see of a colleague who hides a domain. */
async function visibleWith(database: Database, domain: string): Promise<readonly string[]> {
  const tenantId = await database.asOwner(async (transaction) => {
    const tenantId = await addTenant(transaction, {
      name: 'Contoso',
      entraTenantId: '11111111-1111-4111-8111-111111111111',
      domain: 'contoso.example',
      granted: ['identifiableInsights'],
    });
    const hugo = { objectId: 'hugo', name: 'Hugo Brandt', address: 'hugo@contoso.example' };
    const colleagueId = await addColleague(transaction, tenantId, hugo);
    for (const address of [
      'a@fourthcoffee.example',
      'b@eu.fourthcoffee.example',
      'c@mail.eu.fourthcoffee.example',
      'd@noteu.fourthcoffee.example',
    ]) {
      const contactId = await addContact(transaction, tenantId, address);
      await addMail(transaction, { tenantId, colleagueId, contactId, now: NOW }, [{ daysAgo: 3, mailsIn: 1 }]);
    }
    await rebuildConnections(transaction, tenantId, [colleagueId], NOW);
    await hide(transaction, tenantId, colleagueId, { domain });
    return tenantId;
  });
  const rows = await database.read<{ contact_address: string }>(
    tenantId,
    'select contact_address from shared_connection where tenant_id = $1 order by contact_address',
    [tenantId],
  );
  return rows.map((row) => row.contact_address);
}
