import { beforeEach, expect, test } from '@jest/globals';
import { eraseAll } from '../../src/jobs/erase.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeOptOutGroups } from '../../src/services/change-opt-out-groups.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { importGroups } from '../../src/services/import-groups.ts';
import { listAudit } from '../../src/services/list-audit.ts';
import { listReceipts } from '../../src/services/list-receipts.ts';
import { readSharing } from '../../src/services/read-sharing.ts';
import type { DirectoryGroup } from '../../src/store/groups.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

type Who = keyof World['contoso']['colleagues'];

describeOnEachDatabase('reading the groups of a directory', (database) => {
  const deps = depsOf(database);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
    await importGroups(deps, administrator(), { groups: [group('legal', ['omar']), group('board', [], ['legal'])] });
    await changeOptOutGroups(deps, administrator(), { add: ['board'], remove: [], isPreview: false });
    await eraseAll(deps);
  });
  const as = (who: Who, role: Caller['role'] = 'colleague'): Caller => ({
    tenantId: world.contoso.tenantId,
    role,
    colleagueId: world.contoso.colleagues[who],
    objectId: PEOPLE[who].objectId,
  });
  const administrator = () => as('tove', 'administrator');
  const read = (...groups: readonly DirectoryGroup[]) => importGroups(deps, administrator(), { groups });
  const introducers = async () => {
    const answer = await findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne });
    return answer.introducers.map((one) => one.person.name);
  };
  const known = () =>
    database.read(world.contoso.tenantId, 'select * from group_membership where tenant_id = $1 order by 2, 3', [
      world.contoso.tenantId,
    ]);

  test('is an administrator’s alone, and changes nothing for anybody else', async () => {
    const before = await known();
    for (const role of ['colleague', 'guest'] as const) {
      await expect(importGroups(deps, as('tove', role), { groups: [] })).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await known()).toEqual(before);
    expect(before).toHaveLength(2);
  });

  test('leaves out at once who joined an opted-out group, a group within it too, and has the mailbox deleted', async () => {
    expect(await introducers()).toEqual(['Priya Nair']);
    const answer = await read(
      group('legal', ['omar']),
      group('sales', ['priya']),
      group('board', [], ['legal', 'sales']),
    );
    expect(answer).toEqual({ groups: 3, members: 4, leftOut: 1, backIn: 0, missing: [] });
    expect(await introducers()).toEqual([]);
    await eraseAll(deps);
    const { receipts } = await listReceipts(deps, administrator(), { limit: 5 });
    expect(receipts.map((receipt) => [receipt.objectId, receipt.reason, receipt.goneFromAppAt]).sort()).toEqual([
      [PEOPLE.priya.objectId, 'opted-out group', NOW],
      [PEOPLE.omar.objectId, 'opted-out group', NOW],
    ]);
  });

  test('lets back in who left, unless the own choice says no', async () => {
    expect(await read(group('legal'), group('board', [], ['legal']))).toMatchObject({ leftOut: 0, backIn: 1 });
    expect(await readSharing(deps, as('omar'))).toMatchObject({ leftOutBy: null, mailbox: { state: 'waiting' } });
    await read(group('legal', ['omar']), group('board', [], ['legal']));
    await changeSharing(deps, as('omar'), { choice: 'off' });
    await read(group('legal'), group('board', [], ['legal']));
    await eraseAll(deps);
    expect(await readSharing(deps, as('omar'))).toMatchObject({ choice: 'off', mailbox: { state: 'not_read' } });
  });

  test('names groups that matter and were never read, since nobody is left out by them', async () => {
    const { missing } = await read(
      group('legal', ['omar']),
      group('board', ['omar'], ['legal', 'gone']),
      group('gone', [], ['further']),
    );
    expect(missing).toEqual(['further']);
  });

  test('refuses a file without a group that leaves somebody out, and changes nothing', async () => {
    const before = await known();
    for (const groups of [[group('sales', ['priya'])], [group('board', ['priya'], ['legal'])]]) {
      await expect(read(...groups)).rejects.toMatchObject({ code: 'conflict' });
    }
    await expect(read(group('sales'))).rejects.toMatchObject({
      fields: [{ field: 'groups', problem: 'board is missing' }],
    });
    expect(await known()).toEqual(before);
    expect(await readSharing(deps, as('omar'))).toMatchObject({ leftOutBy: 'opted_out_group' });
    await changeOptOutGroups(deps, administrator(), { add: [], remove: ['board'], isPreview: false });
    expect(await read(group('sales', ['priya']))).toMatchObject({ missing: [] });
  });

  test('puts a group together that comes in two pieces', async () => {
    const answer = await read(group('board', ['priya']), group('board', ['omar']));
    expect(answer).toMatchObject({ groups: 1, members: 2, leftOut: 1, backIn: 0 });
    expect(await introducers()).toEqual([]);
  });

  test('changes nothing of another tenant, and is in the audit with counts and no names', async () => {
    await read(group('board', ['priya', 'omar']));
    const [elsewhere] = await database.read(
      world.fabrikam.tenantId,
      'select is_in_opted_out_group from held_sharing where tenant_id = $1',
      [world.fabrikam.tenantId],
    );
    expect(elsewhere).toEqual({ is_in_opted_out_group: false });
    const { entries } = await listAudit(deps, administrator(), { limit: 1 });
    expect(entries).toMatchObject([
      {
        action: 'group members read',
        actor: PEOPLE.tove.objectId,
        detail: { groups: 1, members: 2, leftOut: 1, backIn: 0 },
      },
    ]);
    expect(deps.erasings()).toBeGreaterThan(0);
  });
});

function group(groupId: string, people: readonly Who[] = [], groups: readonly string[] = []): DirectoryGroup {
  return {
    groupId,
    name: groupId,
    members: [
      ...people.map((who) => ({ memberId: PEOPLE[who].objectId, isGroup: false })),
      ...groups.map((memberId) => ({ memberId, isGroup: true })),
    ],
  };
}
