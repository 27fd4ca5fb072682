import { expect, test } from '@jest/globals';
import type { TenantId } from '../../src/domain/ids.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { readCrowdPart } from '../../src/services/crowd-part.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { addColleague, addContact, addMail, addTenant } from '../support/rows.ts';
import { NOW } from '../support/world.ts';

describeOnEachDatabase('the part of a crowd that is looked at', (database) => {
  const deps = depsOf(database);

  test('loses who leaves and gains nobody, where the directory is just above a hundred', async () => {
    const tenantId = await makeTenant(101);
    const before = await readCrowdPart(deps, tenantId);
    expect(before.length).toBeLessThan(80);
    const [leaving] = before;
    if (leaving === undefined) throw new Error('There is nobody.');
    await changeSharing(deps, { tenantId, role: 'colleague', colleagueId: leaving }, { choice: 'off' });
    expect(await readCrowdPart(deps, tenantId)).toEqual(before.slice(1));
  });

  async function makeTenant(people: number): Promise<TenantId> {
    return database.asOwner(async (transaction) => {
      const tenantId = await addTenant(transaction, {
        name: 'Contoso',
        entraTenantId: '11111111-1111-4111-8111-111111111111',
        domain: 'contoso.example',
        granted: CONSENT_KINDS,
      });
      const contactId = await addContact(transaction, tenantId, 'c@many.example');
      const made = [];
      for (let person = 0; person < people; person += 1) {
        const address = `p${person}@own.example`;
        const colleagueId = await addColleague(transaction, tenantId, {
          objectId: `p${person}`,
          name: address,
          address,
        });
        made.push(colleagueId);
        await addMail(transaction, { tenantId, colleagueId, contactId, now: NOW }, [
          { daysAgo: 9, mailsIn: 1, mailsOut: 1 },
        ]);
      }
      await rebuildConnections(transaction, tenantId, made, NOW);
      return tenantId;
    });
  }
});
