import { beforeEach, expect, test } from '@jest/globals';
import { eraseAll } from '../../src/jobs/erase.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { importGroups } from '../../src/services/import-groups.ts';
import { importOptOuts } from '../../src/services/import-opt-outs.ts';
import { listAudit } from '../../src/services/list-audit.ts';
import { listReceipts } from '../../src/services/list-receipts.ts';
import { readSharing } from '../../src/services/read-sharing.ts';
import type { Query } from '../../src/store/database.ts';
import { writeColleagues } from '../../src/store/directory.ts';
import type { DirectoryPerson } from '../../src/store/directory-person.ts';
import { type OptOutList, writePeopleOptedOut } from '../../src/store/opt-outs.ts';
import { insertChooser } from '../../src/store/sharing.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

type Who = keyof World['contoso']['colleagues'];

const NOBODY: OptOutList = { groupIds: [], objectIds: [], addresses: [] };
const NELE = {
  objectId: 'f0000000-0000-4000-8000-000000000001',
  address: 'nele@contoso.example',
  addresses: ['nele@contoso.example', 'nele.newcomer@contoso.example'],
  name: 'Nele Newcomer',
  department: undefined,
  title: undefined,
  isGuest: false,
  isEnabled: true,
  isSharedMailbox: undefined,
} satisfies DirectoryPerson;

describeOnEachDatabase('taking over old opt-outs', (database) => {
  const deps = depsOf(database);
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
  const administrator = () => as('tove', 'administrator');
  const takeOver = (list: Partial<OptOutList>, at = NOW) =>
    importOptOuts(depsOf(database, at), administrator(), { ...NOBODY, ...list });
  const introducers = async () => {
    const answer = await findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne });
    return answer.introducers.map((one) => one.person.name);
  };
  /** Who is left out, of the tenant, and why. */
  const leftOut = () =>
    database.read<{ who: string; reason: string }>(
      world.contoso.tenantId,
      `select coalesce(object_id, address) as who, reason
       from directory_reading
       where tenant_id = $1 and reason is not null
       order by who`,
      [world.contoso.tenantId],
    );
  const everything = () =>
    database.asOwner(async ({ query }) => [
      await query('select * from colleague order by tenant_id, colleague_id'),
      await query('select * from colleague_address order by tenant_id, address_id'),
      await query('select * from sharing order by tenant_id, colleague_id'),
      await query('select * from opted_out_group order by tenant_id, group_id'),
      await query('select * from receipt order by tenant_id, receipt_id'),
      await query('select * from audit_entry order by tenant_id, seq'),
    ]);

  test('is an administrator’s alone, and does nothing for anybody else', async () => {
    const before = await everything();
    for (const role of ['colleague', 'guest'] as const) {
      const list = { ...NOBODY, addresses: [PEOPLE.priya.address] };
      await expect(importOptOuts(deps, as('tove', role), list)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await everything()).toEqual(before);
  });

  test('turns sharing off, by object id and by address, at once, and deletes with receipts', async () => {
    await changeSharing(deps, as('priya'), { choice: 'paused', pausedUntil: NOW + 1 });
    const answer = await takeOver({ objectIds: [PEOPLE.priya.objectId], addresses: [PEOPLE.omar.address] });
    expect(answer).toEqual({ groups: 0, people: 2, newGroups: 0, stopped: 2, made: 0, leftOut: 0, optedOut: [] });
    expect(await introducers()).toEqual([]);
    await eraseAll(deps);
    for (const who of ['priya', 'omar'] as const) {
      const own = await readSharing(deps, as(who));
      expect(own).toMatchObject({ choice: 'off', pausedUntil: null, mailbox: { state: 'not_read' } });
    }
    const { receipts } = await listReceipts(deps, administrator(), { limit: 5 });
    expect(receipts.map((receipt) => [receipt.objectId, receipt.reason, receipt.goneFromAppAt]).sort()).toEqual([
      [PEOPLE.priya.objectId, 'sharing off', NOW],
      [PEOPLE.omar.objectId, 'sharing off', NOW],
    ]);
  });

  test('counts whoever had turned sharing off already, and changes nothing of that', async () => {
    const before = await everything();
    const answer = await takeOver({ objectIds: [PEOPLE.lena.objectId], addresses: [PEOPLE.lena.address] });
    expect(answer).toMatchObject({ people: 2, stopped: 0, made: 0 });
    expect(await everything()).toEqual(before);
  });

  test('skips nobody who makes a first choice of the own in the middle of it', async () => {
    const { tenantId } = world.contoso;
    const list = { objectIds: [NELE.objectId], addresses: [] };
    const people = await database.asOwner(async ({ query }) => {
      const choosing = { objectId: NELE.objectId, isGuest: false, at: NOW };
      const between: Query = async (text, values) => {
        if (text.includes('insert into colleague (tenant_id, object_id)'))
          await insertChooser(query, tenantId, choosing);
        return query(text, values);
      };
      await writePeopleOptedOut({ query: between }, tenantId, list, NOW);
      return query(
        `select is_on
         from sharing
         join colleague using (tenant_id, colleague_id)
         where tenant_id = $1 and object_id = $2
         order by colleague_id`,
        [tenantId, NELE.objectId],
      );
    });
    expect(people).toEqual([{ is_on: false }]);
  });

  test('keeps the no of somebody the directory brings later, however it names that person', async () => {
    expect(await takeOver({ objectIds: [NELE.objectId], addresses: [NELE.addresses[1] ?? ''] })).toMatchObject({
      stopped: 0,
      made: 2,
    });
    await database.asOwner((transaction) => writeColleagues(transaction, world.contoso.tenantId, [NELE], NOW));
    expect(await leftOut()).toContainEqual({ who: NELE.objectId, reason: 'sharing_off' });
    expect((await leftOut()).filter(({ who }) => who.includes('nele'))).toEqual([]);
    expect((await listReceipts(deps, administrator(), { limit: 5 })).receipts).toEqual([]);
  });

  test('keeps the no of an address before the mailbox is there under that address alone', async () => {
    await takeOver({ addresses: [NELE.address] });
    const person = { ...NELE, objectId: undefined, addresses: [NELE.address] };
    await database.asOwner((transaction) => writeColleagues(transaction, world.contoso.tenantId, [person], NOW));
    expect(await leftOut()).toContainEqual({ who: NELE.address, reason: 'sharing_off' });
  });

  test('opts groups out for the members they have, and says which of them are not known yet', async () => {
    const members = [{ memberId: PEOPLE.priya.objectId, isGroup: false }];
    await importGroups(deps, administrator(), { groups: [{ groupId: 'board', name: 'Board', members }] });
    const answer = await takeOver({ groupIds: ['board', 'legal'] });
    expect(answer).toMatchObject({
      groups: 2,
      newGroups: 2,
      leftOut: 1,
      optedOut: [
        { groupId: 'board', name: 'Board', people: 1 },
        { groupId: 'legal', name: null, people: 0 },
      ],
    });
    expect(await introducers()).toEqual(['Omar Haddad']);
  });

  test('changes nothing the second time, not even the audit', async () => {
    const list = { groupIds: ['board'], objectIds: [PEOPLE.priya.objectId], addresses: ['later@contoso.example'] };
    await takeOver(list);
    await eraseAll(deps);
    const before = await everything();
    expect(await takeOver(list, NOW + 60_000)).toMatchObject({ newGroups: 0, stopped: 0, made: 0, leftOut: 0 });
    expect(await everything()).toEqual(before);
  });

  test('makes nobody twice when several administrators do it at once', async () => {
    const list = { addresses: [PEOPLE.priya.address, NELE.address] };
    const answers = await Promise.all([takeOver(list), takeOver(list), takeOver(list), takeOver(list)]);
    expect(answers.map((answer) => answer.made).sort()).toEqual([0, 0, 0, 1]);
    expect(answers.map((answer) => answer.stopped).sort()).toEqual([0, 0, 0, 1]);
  });

  test('changes nothing of another tenant, and is in the audit with counts and no names', async () => {
    await takeOver({ groupIds: ['board'], objectIds: [PEOPLE.priya.objectId], addresses: [NELE.address] });
    const [elsewhere] = await database.read(
      world.fabrikam.tenantId,
      'select is_on from held_sharing where tenant_id = $1',
      [world.fabrikam.tenantId],
    );
    expect(elsewhere).toEqual({ is_on: true });
    const { entries } = await listAudit(deps, administrator(), { limit: 5 });
    expect(entries).toMatchObject([
      {
        action: 'old opt-outs taken over',
        actor: PEOPLE.tove.objectId,
        detail: { groups: 1, people: 2, newGroups: 1, stopped: 1, made: 1, leftOut: 0 },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain('@');
  });
});
