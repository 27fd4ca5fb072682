import { beforeEach, expect, test } from '@jest/globals';
import type { ColleagueId } from '../../src/domain/ids.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { listOwnAccounts } from '../../src/services/list-own-accounts.ts';
import { readHealth } from '../../src/services/read-health.ts';
import { readOwnAccount } from '../../src/services/read-own-account.ts';
import { readOwnRelationship } from '../../src/services/read-own-relationship.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, type World } from '../support/world.ts';

describeOnEachDatabase('one own relationship', (db) => {
  const deps = depsOf(db);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(db);
  });
  const as = (colleagueId: ColleagueId | undefined): Caller => ({
    tenantId: world.contoso.tenantId,
    role: 'colleague',
    colleagueId,
  });

  test('is refused where the tenant withdrew, without a mailbox, and to whoever is not known by it', async () => {
    const withdrawn = { ...as(world.northwind.colleagues.priya), tenantId: world.northwind.tenantId };
    const address = ADDRESSES.yvonne;
    const domain = 'fourthcoffee.com';
    await expect(readOwnRelationship(deps, withdrawn, { address })).rejects.toMatchObject({ code: 'consent_required' });
    await expect(readOwnAccount(deps, withdrawn, { domain })).rejects.toMatchObject({ code: 'consent_required' });
    await expect(readOwnRelationship(deps, as(undefined), { address })).rejects.toMatchObject({ code: 'not_found' });
    await expect(readOwnAccount(deps, as(undefined), { domain })).rejects.toMatchObject({ code: 'not_found' });
    // Tove knows Jonas at that account, and not Yvonne, whom colleagues know well.
    const tove = as(world.contoso.colleagues.tove);
    await expect(readOwnRelationship(deps, tove, { address })).rejects.toMatchObject({ code: 'not_found' });
    await expect(readOwnAccount(deps, tove, { domain: 'litware.com' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is gone from the request after the caller stops sharing', async () => {
    const hugo = as(world.contoso.colleagues.hugo);
    await expect(readOwnRelationship(deps, hugo, { address: ADDRESSES.doctor })).resolves.toBeDefined();
    await changeSharing(deps, hugo, { choice: 'off' });
    await expect(readOwnRelationship(deps, hugo, { address: ADDRESSES.doctor })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(readOwnAccount(deps, hugo, { domain: 'clinic.example' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('says the same as the health of the contact says of the own one', async () => {
    const priya = as(world.contoso.colleagues.priya);
    const { relationship } = await readOwnRelationship(deps, priya, { address: ADDRESSES.yvonne });
    const { own } = await readHealth(deps, priya, { address: ADDRESSES.yvonne });
    expect(own).toEqual({ state: 'known', relationship });
  });

  test('with an account takes the own contacts there together, like the list', async () => {
    const omar = as(world.contoso.colleagues.omar);
    const read = await readOwnAccount(deps, omar, { domain: 'fourthcoffee.com' });
    const { accounts } = await listOwnAccounts(deps, omar, { sort: 'name', limit: 5 });
    expect(read).toMatchObject({ account: 'fourthcoffee.com', contacts: 2 });
    expect(read.relationship.strength).toEqual(accounts[0]?.strength);
    expect(read.relationship.milestones).toEqual(accounts[0]?.milestones);
    expect(read.relationship.figures365.mailsReceived).toBe(accounts[0]?.evidence?.mailsIn);
  });
});
