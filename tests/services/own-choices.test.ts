import { beforeEach, expect, test } from '@jest/globals';
import type { ColleagueId } from '../../src/domain/ids.ts';
import { eraseAll } from '../../src/jobs/erase.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeOptOutGroups } from '../../src/services/change-opt-out-groups.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { eraseContact } from '../../src/services/erase-contact.ts';
import { eraseOwnData } from '../../src/services/erase-own-data.ts';
import { importGroups } from '../../src/services/import-groups.ts';
import { listAudit } from '../../src/services/list-audit.ts';
import { readSharing } from '../../src/services/read-sharing.ts';
import { readSync } from '../../src/services/read-sync.ts';
import { writeColleagues } from '../../src/store/directory.ts';
import { holdTenant } from '../../src/store/tenant-lock.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

type Who = keyof World['contoso']['colleagues'];

const NADJA = 'nadja@contoso.example';

describeOnEachDatabase('an own choice', (database) => {
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
  /** As it is when a request has found out who asks, and everything of the tenant is deleted before it chooses. */
  const deleteEverything = async () => {
    for (const kind of CONSENT_KINDS) {
      await changeConsent(deps, administrator(), { kind, change: 'withdraw', from: 'test' });
    }
    await eraseAll(deps);
  };
  const sharingOf = (who: Who) =>
    database.asOwner(({ query }) =>
      query(
        `select is_on, is_in_opted_out_group, forgotten_at is not null as is_forgotten
         from sharing
         join colleague using (tenant_id, colleague_id)
         where tenant_id = $1 and object_id = $2
         order by colleague_id`,
        [world.contoso.tenantId, PEOPLE[who].objectId],
      ),
    );
  const audited = async () => {
    const { entries } = await listAudit(deps, administrator(), { limit: 100 });
    return entries.map((entry) => entry.action);
  };
  const hiddenBy = (who: Who) =>
    database.asOwner(({ query }) =>
      query<{ address: string }>(
        'select address from hidden_contact where tenant_id = $1 and colleague_id = $2 order by address',
        [world.contoso.tenantId, world.contoso.colleagues[who]],
      ),
    );

  test('says as many months read as the administrator is told: an empty month between does not keep a mailbox unread for good', async () => {
    const { tenantId } = world.contoso;
    await database.asOwner(async ({ query }) => {
      await query('delete from batch');
      for (const month of ['2026-06-01', '2025-07-01']) {
        await query(
          `insert into batch (tenant_id, colleague_id, month, kind, items, received, sent, imported_at)
           values ($1, $2, $3, 'mail', 1, 0, 1, $4)`,
          [tenantId, world.contoso.colleagues.tove, month, new Date(NOW)],
        );
      }
    });
    expect((await readSharing(deps, as('tove'))).mailbox).toEqual({ state: 'read', months: 12 });
    const { months } = await readSync(deps, administrator());
    expect(months.map(({ mailboxesRead }) => mailboxesRead)).toEqual(months.map(() => 1));
  });

  test('is kept although everything of the tenant is deleted before it', async () => {
    await deleteEverything();
    const { colleagueId } = await changeSharing(deps, as('tove'), { choice: 'off' });
    expect(await sharingOf('tove')).toEqual([{ is_on: false, is_in_opted_out_group: false, is_forgotten: false }]);
    expect(await readSharing(deps, { ...as('tove'), colleagueId })).toMatchObject({ choice: 'off' });
  });

  test('to be forgotten has its receipt although everything of the tenant is deleted before it', async () => {
    await deleteEverything();
    const receipt = await eraseOwnData(deps, as('tove'));
    expect(receipt).toMatchObject({ reason: 'erasure asked', objectId: PEOPLE.tove.objectId });
    expect(await sharingOf('tove')).toEqual([{ is_on: false, is_in_opted_out_group: false, is_forgotten: true }]);
  });

  test('of somebody whose entry was deleted before it does not undo a group’s', async () => {
    const members = [{ memberId: PEOPLE.tove.objectId, isGroup: false }];
    await importGroups(deps, administrator(), { groups: [{ groupId: 'board', name: 'Board', members }] });
    await changeOptOutGroups(deps, administrator(), { add: ['board'], remove: [], isPreview: false });
    await deleteEverything();
    // Opted-out groups keep their members, or a directory names them again.
    await database.asOwner(({ query }) =>
      query(
        `insert into group_membership (tenant_id, group_id, member_id, is_group)
         values ($1, 'board', $2, false)
         on conflict do nothing`,
        [world.contoso.tenantId, PEOPLE.tove.objectId],
      ),
    );
    await changeSharing(deps, as('tove'), { choice: 'on' });
    expect(await sharingOf('tove')).toEqual([{ is_on: true, is_in_opted_out_group: true, is_forgotten: false }]);
  });

  test('of somebody named by an address, who was recognised as somebody else before it, is refused and in no audit', async () => {
    const { tenantId } = world.contoso;
    const byAddress = await addNamedByAddress(tenantId);
    const named: Caller = { tenantId, role: 'colleague', colleagueId: byAddress };
    await database.asOwner((transaction) =>
      writeColleagues(
        transaction,
        tenantId,
        [
          {
            objectId: PEOPLE.priya.objectId,
            address: PEOPLE.priya.address,
            addresses: [PEOPLE.priya.address, NADJA],
            name: PEOPLE.priya.name,
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
    const before = await audited();
    await expect(changeSharing(deps, named, { choice: 'off' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(eraseOwnData(deps, named)).rejects.toMatchObject({ code: 'conflict' });
    expect(await audited()).toEqual(before);
    expect(await sharingOf('priya')).toMatchObject([{ is_on: true }]);
  });

  test('does not write the address of a contact who asked to be forgotten, not even among what is hidden', async () => {
    await changeSharing(deps, as('omar'), { hiddenContacts: [ADDRESSES.jonas] });
    await eraseContact(deps, administrator(), { address: ADDRESSES.jonas });
    await changeSharing(deps, as('omar'), { hiddenContacts: [ADDRESSES.jonas, ADDRESSES.nadia] });
    expect(await hiddenBy('omar')).toEqual([{ address: ADDRESSES.nadia }]);
    await eraseAll(deps);
    await changeSharing(deps, as('omar'), { hiddenContacts: [ADDRESSES.nadia, ADDRESSES.jonas] });
    expect(await hiddenBy('omar')).toEqual([{ address: ADDRESSES.nadia }]);
    expect(await readSharing(deps, as('omar'))).toMatchObject({ hiddenContacts: [ADDRESSES.nadia] });
  });

  test('waits for a contact who asks to be forgotten at the same moment, and writes no address then', async () => {
    const { tenantId } = world.contoso;
    const order: string[] = [];
    const chosen = await database.asOwner(async ({ query }) => {
      await holdTenant(query, tenantId, 'alone');
      const choosing = changeSharing(deps, as('omar'), { hiddenContacts: [ADDRESSES.jonas] }).then(() => {
        order.push('chosen');
      });
      await query('select pg_sleep(0.2)');
      await query('insert into erased_contact (tenant_id, contact_id, asked_at) values ($1, $2, $3)', [
        tenantId,
        world.contacts.jonas,
        new Date(NOW),
      ]);
      order.push('forgotten');
      return { choosing };
    });
    await chosen.choosing;
    expect(order).toEqual(['forgotten', 'chosen']);
    expect(await hiddenBy('omar')).toEqual([]);
  });

  async function addNamedByAddress(tenantId: World['contoso']['tenantId']): Promise<ColleagueId> {
    await database.asOwner((transaction) =>
      writeColleagues(
        transaction,
        tenantId,
        [
          {
            objectId: undefined,
            address: NADJA,
            addresses: [NADJA],
            name: undefined,
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
    const [made] = await database.asOwner(({ query }) =>
      query<{ colleague_id: ColleagueId }>(
        'select colleague_id from colleague where tenant_id = $1 and address = $2 order by colleague_id',
        [tenantId, NADJA],
      ),
    );
    if (made === undefined) throw new Error('nobody was made');
    return made.colleague_id;
  }
});
