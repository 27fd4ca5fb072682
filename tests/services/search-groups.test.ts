import { beforeEach, expect, test } from '@jest/globals';
import type { Caller } from '../../src/services/caller.ts';
import { changeOptOutGroups } from '../../src/services/change-opt-out-groups.ts';
import { listNames } from '../../src/services/list-names.ts';
import { searchGroups } from '../../src/services/search-groups.ts';
import { type DirectoryGroup, writeDirectoryGroups } from '../../src/store/groups.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { buildWorld, PEOPLE, type World } from '../support/world.ts';

const person = (who: keyof typeof PEOPLE) => ({ memberId: PEOPLE[who].objectId, isGroup: false });
const group = (memberId: string) => ({ memberId, isGroup: true });

/** The board has the works council in it, which has itself the board in it: a circle, as directories have them. */
const GROUPS: readonly DirectoryGroup[] = [
  { groupId: 'board', name: 'Board of Directors', members: [person('priya'), group('council')] },
  { groupId: 'council', name: 'Works council', members: [person('omar'), group('board')] },
  { groupId: 'directory', name: 'Directory readers', members: [{ memberId: 'a stranger', isGroup: false }] },
  { groupId: 'unnamed', name: undefined, members: [] },
];

describeOnEachDatabase('the search for security groups', (database) => {
  const deps = depsOf(database);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
    await database.asOwner((transaction) => writeDirectoryGroups(transaction, world.contoso.tenantId, GROUPS));
  });
  const as = (role: Caller['role'], tenant: 'contoso' | 'fabrikam' = 'contoso'): Caller => ({
    tenantId: world[tenant].tenantId,
    role,
    colleagueId: undefined,
  });
  const found = async (q: string) => (await searchGroups(deps, as('administrator'), { q, limit: 10 })).groups;

  test('is an administrator’s, as are the names of ids', async () => {
    for (const role of ['colleague', 'guest'] as const) {
      await expect(searchGroups(deps, as(role), { q: '', limit: 5 })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(listNames(deps, as(role), { ids: ['board'] })).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  test('finds by all words of the name, and counts people of groups within, circles included', async () => {
    expect(await found('DIRECT board')).toEqual([
      { groupId: 'board', name: 'Board of Directors', people: 2, groupsWithin: 1, isOptedOut: false },
    ]);
    expect((await found('direct')).map(({ name }) => name)).toEqual(['Board of Directors', 'Directory readers']);
    expect(await found('%')).toEqual([]);
    await changeOptOutGroups(deps, as('administrator'), { add: ['board'], remove: [], isPreview: false });
    expect(await found('board')).toMatchObject([{ isOptedOut: true }]);
  });

  test('goes on page by page', async () => {
    const seen: string[] = [];
    let after: { readonly name: string; readonly groupId: string } | undefined;
    do {
      const page = await searchGroups(deps, as('administrator'), { q: '', limit: 1, after });
      seen.push(...page.groups.map(({ groupId }) => groupId));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(['unnamed', 'board', 'directory', 'council']);
  });

  test('gives ids their names, of this tenant only', async () => {
    const ids = ['council', PEOPLE.omar.objectId, 'nobody'];
    expect(await listNames(deps, as('administrator'), { ids })).toEqual([
      { id: PEOPLE.omar.objectId, kind: 'person', name: 'Omar Haddad' },
      { id: 'council', kind: 'group', name: 'Works council' },
    ]);
    expect(await listNames(deps, as('administrator', 'fabrikam'), { ids })).toEqual([]);
    expect((await searchGroups(deps, as('administrator', 'fabrikam'), { q: '', limit: 5 })).groups).toEqual([]);
  });
});
