import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { writeCursor } from '../../src/contract/cursor.ts';
import { viewsAfter } from '../../src/contract/views.ts';
import { addDays, dayOf } from '../../src/domain/calendar.ts';
import { asSomebodyElse, type Caller } from '../../src/services/caller.ts';
import { findAccountIntroducers } from '../../src/services/find-account-introducers.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { listViews } from '../../src/services/list-views.ts';
import { readHealth } from '../../src/services/read-health.ts';
import { searchContacts } from '../../src/services/search-contacts.ts';
import type { Database } from '../../src/store/database.ts';
import { deleteOldViews, type View, writeViews } from '../../src/store/view-log.ts';
import { openViewQueue } from '../../src/store/view-queue.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

/** The latest moment that a cursor may name. */
const LATEST = viewsAfter(writeCursor({ order: 'views', after: `${'9'.repeat(14)} ${'9'.repeat(18)}` }));

type Who = keyof World['contoso']['colleagues'];

describeOnEachDatabase('the log of views', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });
  const as = (who: Who, role: Caller['role'] = 'colleague'): Caller => ({
    tenantId: world.contoso.tenantId,
    role,
    colleagueId: world.contoso.colleagues[who],
    objectId: PEOPLE[who].objectId,
  });
  const viewsOf = async (who: Who, deps = depsOf(database)) =>
    (await listViews(deps, as(who), { limit: 100 })).views.map((view) => ({
      by: view.viewerName,
      role: view.viewerRole,
      about: view.contactAddress ?? view.account,
    }));

  test('tells a colleague who was shown the own connection, about which contact, and tells the viewer nothing', async () => {
    const deps = depsOf(database);
    await findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne });
    expect(await viewsOf('priya', deps)).toEqual([{ by: 'Tove Lind', role: 'colleague', about: ADDRESSES.yvonne }]);
    expect(await viewsOf('omar')).toEqual([{ by: 'Tove Lind', role: 'colleague', about: ADDRESSES.yvonne }]);
    expect(await viewsOf('tove')).toEqual([]);
  });

  test('has an entry for every way a connection is shown, and each time', async () => {
    const deps = depsOf(database);
    await findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne });
    await findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne, at: addDays(dayOf(NOW), 1) });
    await readHealth(deps, as('tove'), { address: ADDRESSES.yvonne });
    await findAccountIntroducers(deps, as('tove'), { domain: 'fourthcoffee.com' });
    const about = (await viewsOf('priya', deps)).map((view) => view.about);
    expect(about.sort()).toEqual(['fourthcoffee.com', ...Array(4).fill(ADDRESSES.yvonne)]);
  });

  test('has administrators, guests, strangers and the command line too', async () => {
    const deps = depsOf(database);
    const { tenantId } = world.contoso;
    await database.asOwner(({ query }) =>
      query('update consent set guests_may_see = true where tenant_id = $1', [tenantId]),
    );
    const stranger = { tenantId, role: 'guest', colleagueId: undefined, objectId: 'somebody-new' } as const;
    const commandLine = { tenantId, role: 'administrator', colleagueId: undefined } as const;
    for (const caller of [as('omar', 'administrator'), as('gina', 'guest'), stranger, commandLine]) {
      await findIntroducers(deps, caller, { address: ADDRESSES.yvonne });
    }
    const { views } = await listViews(deps, as('priya'), { limit: 10 });
    expect(views.map((view) => [view.viewerName, view.viewerObjectId, view.viewerRole]).sort()).toEqual(
      [
        ['Gina Guest', PEOPLE.gina.objectId, 'guest'],
        ['Omar Haddad', PEOPLE.omar.objectId, 'administrator'],
        [null, 'somebody-new', 'guest'],
        [null, null, 'administrator'],
      ].sort(),
    );
  });

  test('has no entry for who is not shown: opted out, paused, hidden, and lists that name nobody', async () => {
    const deps = depsOf(database);
    await findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne });
    await searchContacts(deps, as('tove'), { q: 'fourth', limit: 10 });
    await deps.flushViews();
    const owners = await database.asOwner(({ query }) =>
      query<{ colleague_id: number }>('select distinct colleague_id from view_log order by colleague_id'),
    );
    const { priya, omar } = world.contoso.colleagues;
    expect(owners.map((row) => row.colleague_id).sort()).toEqual([priya, omar].sort());
  });

  test('has who really looked where somebody looks at what colleagues see', async () => {
    const deps = depsOf(database);
    await findIntroducers(deps, asSomebodyElse(as('priya')), { address: ADDRESSES.yvonne });
    expect(await viewsOf('omar', deps)).toEqual([{ by: 'Priya Nair', role: 'colleague', about: ADDRESSES.yvonne }]);
    expect(await viewsOf('priya')).toEqual([]);
  });

  test('pages without losing or repeating anything, also where many were in one moment', async () => {
    await writeViews(
      database,
      world.contoso.tenantId,
      Array.from({ length: 25 }, () => view('priya', NOW)),
    );
    const seen: string[] = [];
    let after: Awaited<ReturnType<typeof listViews>>['next'] | undefined;
    do {
      const page = await listViews(depsOf(database), as('priya'), { limit: 10, after });
      seen.push(...page.views.map((one) => one.viewId));
      after = page.next;
    } while (after !== null);
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });

  test('goes on from any moment that a cursor may name', async () => {
    const { views } = await listViews(depsOf(database), as('priya'), { limit: 10, after: LATEST });
    expect(views).toEqual([]);
  });

  test('goes back a year and no further', async () => {
    const day = 86_400_000;
    await writeViews(database, world.contoso.tenantId, [
      view('priya', NOW - 364 * day),
      view('priya', NOW - 367 * day),
    ]);
    expect(await viewsOf('priya')).toHaveLength(1);
    expect(await deleteOldViews(database, addDays(dayOf(NOW), -365))).toBe(1);
    expect(await viewsOf('priya')).toHaveLength(1);
  });

  describe('on its way', () => {
    test('is written soon without anybody waiting for it, and at the end', async () => {
      const queue = openViewQueue(database, () => undefined);
      queue.note([view('priya', NOW)]);
      expect(await viewsOf('priya')).toHaveLength(0);
      await wait(600);
      expect(await viewsOf('priya')).toHaveLength(1);
      queue.note([view('priya', NOW)]);
      await queue.close();
      expect(await viewsOf('priya')).toHaveLength(2);
    });

    test('is kept and tried again when the database takes nothing, and nothing is written twice', async () => {
      let failures = 2;
      const failed: unknown[] = [];
      const shaky: Database = {
        ...database,
        write: (tenantId, work) => {
          failures -= 1;
          return failures >= 0 ? Promise.reject(new Error('no')) : database.write(tenantId, work);
        },
      };
      const queue = openViewQueue(shaky, (error) => failed.push(error));
      queue.note([
        view('priya', NOW),
        { ...view('priya', NOW), tenantId: world.fabrikam.tenantId, colleagueId: world.fabrikam.colleagues.priya },
      ]);
      await wait(1_200);
      await queue.close();
      expect(failed.length).toBe(2);
      expect(await viewsOf('priya')).toHaveLength(1);
    });

    test('beyond what can wait stops what would be shown: nothing is shown that cannot be logged', async () => {
      const stuck: Database = { ...database, write: () => Promise.reject(new Error('no')) };
      const queue = openViewQueue(stuck, () => undefined);
      queue.note(Array.from({ length: 100_001 }, () => view('priya', NOW)));
      const deps = { ...depsOf(database), noteViews: queue.note };
      await expect(findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne })).rejects.toThrow('logged');
    });
  });

  function view(who: Who, at: number): View {
    const { tenantId, colleagues } = world.contoso;
    const viewer = { colleagueId: colleagues.tove, objectId: PEOPLE.tove.objectId, role: 'colleague' } as const;
    return { tenantId, colleagueId: colleagues[who], about: { contactId: world.contacts.yvonne }, viewer, at };
  }
});
