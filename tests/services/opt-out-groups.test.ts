import { beforeEach, expect, test } from '@jest/globals';
import { eraseAll } from '../../src/jobs/erase.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeOptOutGroups } from '../../src/services/change-opt-out-groups.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { listAudit } from '../../src/services/list-audit.ts';
import { listOptOutGroups } from '../../src/services/list-opt-out-groups.ts';
import { listOwnReceipts } from '../../src/services/list-own-receipts.ts';
import { readSharing } from '../../src/services/read-sharing.ts';
import { writeColleagues } from '../../src/store/directory.ts';
import { applyGroupOptOuts, type DirectoryGroup, writeDirectoryGroups } from '../../src/store/groups.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { countKept } from '../support/kept.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

type Who = keyof World['contoso']['colleagues'];

describeOnEachDatabase('an opted-out group', (database) => {
  const deps = depsOf(database);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
    await directory(NESTED);
  });
  const as = (who: Who, role: Caller['role'] = 'colleague'): Caller => ({
    tenantId: world.contoso.tenantId,
    role,
    colleagueId: world.contoso.colleagues[who],
    objectId: PEOPLE[who].objectId,
  });
  const administrator = () => as('tove', 'administrator');
  const change = (add: readonly string[], remove: readonly string[] = [], isPreview = false) =>
    changeOptOutGroups(deps, administrator(), { add, remove, isPreview });
  const introducers = async () => {
    const { introducers } = await findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne });
    return introducers.map((one) => one.person.name);
  };
  const directory = (groups: readonly DirectoryGroup[]) =>
    database.asOwner(async (transaction) => {
      await writeDirectoryGroups(transaction, world.contoso.tenantId, groups);
      return applyGroupOptOuts(transaction.query, world.contoso.tenantId, NOW);
    });

  test('is changed by an administrator alone, and only by the id of a group', async () => {
    for (const role of ['colleague', 'guest'] as const) {
      const input = { add: ['finance'], remove: [], isPreview: false };
      await expect(changeOptOutGroups(deps, as('tove', role), input)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(listOptOutGroups(deps, as('tove', role))).rejects.toMatchObject({ code: 'forbidden' });
    }
    for (const groupId of ['', 'not an id', 'x'.repeat(65), 'drop table day;']) {
      await expect(change([groupId])).rejects.toMatchObject({ code: 'invalid_input' });
    }
    expect(await introducers()).toEqual(['Priya Nair', 'Omar Haddad']);
  });

  test('given twice in one change, in whatever case, is opted out once', async () => {
    expect(await change(['board', ' Board '])).toMatchObject({ groups: [{ groupId: 'board' }], leftOut: 1 });
    const { entries } = await listAudit(deps, administrator(), { limit: 10 });
    expect(entries.filter((entry) => entry.action === 'group opted out')).toHaveLength(1);
    expect(await change([], ['board', 'BOARD'])).toMatchObject({ groups: [], backIn: 1 });
  });

  test('both opted out and no longer in one change is refused, and nothing changes', async () => {
    await expect(change(['Board'], ['board'])).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ field: 'remove' }],
    });
    expect(await listOptOutGroups(deps, administrator())).toEqual([]);
  });

  test('leaves its members out on the next request, those of groups within it too, and deletes what was read', async () => {
    const answer = await change(['Board']);
    expect(answer).toMatchObject({ leftOut: 1, groups: [{ groupId: 'board', name: 'Board', people: 1 }] });
    expect(await introducers()).toEqual(['Omar Haddad']);
    expect((await readSharing(deps, as('priya'))).leftOutBy).toBe('opted_out_group');
    await eraseAll(deps);
    expect(await countKept(database, world.contoso.tenantId, world.contoso.colleagues.priya)).toEqual({});
    expect(await listOwnReceipts(deps, as('priya'))).toMatchObject([{ reason: 'opted-out group', goneFromAppAt: NOW }]);
    const { entries } = await listAudit(deps, administrator(), { limit: 5 });
    expect(entries.map((entry) => [entry.action, entry.subject])).toEqual([
      ['mailbox erased', PEOPLE.priya.objectId],
      ['group opted out', 'board'],
    ]);
  });

  test('that goes round in circles ends all the same', async () => {
    await directory([
      { groupId: 'a', name: undefined, members: [{ memberId: 'b', isGroup: true }] },
      {
        groupId: 'b',
        name: undefined,
        members: [
          { memberId: 'a', isGroup: true },
          { memberId: PEOPLE.omar.objectId, isGroup: false },
        ],
      },
    ]);
    expect((await change(['a'])).leftOut).toBe(1);
    expect(await introducers()).toEqual(['Priya Nair']);
  });

  test('counts whoever joins it later, and lets go whoever leaves it', async () => {
    await change(['board']);
    await eraseAll(deps);
    const changed = await directory([group('board', PEOPLE.omar.objectId)]);
    expect([changed.leftOut, changed.backIn]).toEqual([
      [world.contoso.colleagues.omar],
      [world.contoso.colleagues.priya],
    ]);
    await eraseAll(deps);
    expect(await introducers()).toEqual([]);
    expect(await readSharing(deps, as('priya'))).toMatchObject({ leftOutBy: null, mailbox: { state: 'waiting' } });
    expect(await readSharing(deps, as('omar'))).toMatchObject({ leftOutBy: 'opted_out_group' });
  });

  test('leaves the own choice alone: who is in none any more but turned sharing off stays out', async () => {
    await change(['board']);
    await changeSharing(deps, as('priya'), { choice: 'off' });
    await change([], ['board']);
    await eraseAll(deps);
    expect(await readSharing(deps, as('priya'))).toMatchObject({ choice: 'off', mailbox: { state: 'not_read' } });
    await change(['board']);
    await changeSharing(deps, as('priya'), { choice: 'on' });
    await eraseAll(deps);
    // Turning sharing on does not lift what the group decides.
    expect(await readSharing(deps, as('priya'))).toMatchObject({
      choice: 'on',
      leftOutBy: 'opted_out_group',
      mailbox: { state: 'not_read' },
    });
  });

  test('holds for somebody whom the directory brings later', async () => {
    await directory([group('board', 'newcomer-id')]);
    await change(['board']);
    await database.asOwner((transaction) =>
      writeColleagues(
        transaction,
        world.contoso.tenantId,
        [
          {
            objectId: 'newcomer-id',
            address: 'new@contoso.example',
            addresses: ['new@contoso.example'],
            name: 'Nele Newcomer',
            department: undefined,
            title: undefined,
            isGuest: false,
            isEnabled: true,
            isSharedMailbox: undefined,
          },
        ],
        NOW,
      ),
    );
    const rows = await database.read(
      world.contoso.tenantId,
      `select reason from directory_reading where tenant_id = $1 and object_id = 'newcomer-id'`,
      [world.contoso.tenantId],
    );
    expect(rows).toEqual([{ reason: 'opted_out_group' }]);
  });

  test('can be looked at before: a preview tells who would be left out and changes nothing', async () => {
    const before = await database.asOwner(({ query }) =>
      query('select * from sharing order by tenant_id, colleague_id'),
    );
    expect(await change(['board'], [], true)).toMatchObject({ leftOut: 1, backIn: 0, groups: [{ groupId: 'board' }] });
    expect(await listOptOutGroups(deps, administrator())).toEqual([]);
    expect(await introducers()).toEqual(['Priya Nair', 'Omar Haddad']);
    expect(
      await database.asOwner(({ query }) => query('select * from sharing order by tenant_id, colleague_id')),
    ).toEqual(before);
    expect((await listAudit(deps, administrator(), { limit: 5 })).entries).toEqual([]);
  });

  test('of one tenant leaves nobody of another out, though the same person works in both', async () => {
    await change(['board']);
    const [row] = await database.read(
      world.fabrikam.tenantId,
      'select is_in_opted_out_group from held_sharing where tenant_id = $1',
      [world.fabrikam.tenantId],
    );
    expect(row).toEqual({ is_in_opted_out_group: false });
  });
});

function group(groupId: string, ...members: readonly string[]): DirectoryGroup {
  return { groupId, name: groupId, members: members.map((memberId) => ({ memberId, isGroup: false })) };
}

/** Priya is in the board's secretariat, a group within a group within the board. */
const NESTED: readonly DirectoryGroup[] = [
  { groupId: 'board', name: 'Board', members: [{ memberId: 'office', isGroup: true }] },
  { groupId: 'office', name: 'Office', members: [{ memberId: 'secretariat', isGroup: true }] },
  group('secretariat', PEOPLE.priya.objectId),
];
