import { beforeEach, describe, expect, test } from '@jest/globals';
import { eraseAll, eraseStep } from '../../src/jobs/erase.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeOptOutGroups } from '../../src/services/change-opt-out-groups.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { eraseContact } from '../../src/services/erase-contact.ts';
import { eraseOwnData } from '../../src/services/erase-own-data.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { importGroups } from '../../src/services/import-groups.ts';
import { listOwnReceipts } from '../../src/services/list-own-receipts.ts';
import { listReceipts } from '../../src/services/list-receipts.ts';
import { listViews } from '../../src/services/list-views.ts';
import { readSharing } from '../../src/services/read-sharing.ts';
import { addressId } from '../../src/store/address-id.ts';
import type { Database, OwnerTransaction } from '../../src/store/database.ts';
import { writeMailboxes } from '../../src/store/mailbox-batches.ts';
import { monthOfMail } from '../support/batches.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { countKept } from '../support/kept.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

describeOnEachDatabase('deleting', (database) => {
  const deps = depsOf(database);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });
  const as = (who: keyof World['contoso']['colleagues']): Caller => ({
    tenantId: world.contoso.tenantId,
    role: 'colleague',
    colleagueId: world.contoso.colleagues[who],
    objectId: PEOPLE[who].objectId,
  });
  const administrator = (): Caller => ({ ...as('tove'), role: 'administrator' });
  const contacts = async () => {
    const rows = await database.asOwner(({ query }) =>
      query<{ address: string }>('select address from contact where tenant_id = $1 order by address', [
        world.contoso.tenantId,
      ]),
    );
    return rows.map((row) => row.address);
  };

  const memberships = async () => {
    const rows = await database.asOwner(({ query }) =>
      query<{ group_id: string; member_id: string }>(
        'select group_id, member_id from group_membership where tenant_id = $1 order by group_id, member_id',
        [world.contoso.tenantId],
      ),
    );
    return rows.map((row) => `${row.group_id} ${row.member_id}`);
  };

  describe('a mailbox', () => {
    test('leaves no row of it in any table, touches no other mailbox, and closes the receipt with what went', async () => {
      const { tenantId, colleagues } = world.contoso;
      const before = await countKept(database, tenantId, colleagues.hugo);
      const others = await countKept(database, tenantId, colleagues.priya);
      expect(before).toMatchObject({ day: expect.any(Number), connection: 4, mailbox: 1 });
      await changeSharing(deps, as('hugo'), { choice: 'off' });
      expect(await countKept(database, tenantId, colleagues.hugo)).toEqual(before);

      await eraseAll(depsOf(database, NOW + 5_000));
      expect(await countKept(database, tenantId, colleagues.hugo)).toEqual({});
      expect(await countKept(database, tenantId, colleagues.priya)).toEqual(others);
      const [receipt, ...older] = await listOwnReceipts(deps, as('hugo'));
      expect(older).toEqual([]);
      expect(receipt).toMatchObject({
        subject: 'mailbox',
        reason: 'sharing off',
        objectId: PEOPLE.hugo.objectId,
        askedAt: NOW,
        stoppedServingAt: NOW,
        goneFromAppAt: NOW + 5_000,
        goneFromBackupsBy: NOW + 30 * 86_400_000,
        rowsDeleted: before,
      });
    });

    test('takes contacts along that nobody else knows, and leaves those that somebody does', async () => {
      await changeSharing(deps, as('hugo'), { choice: 'off' });
      await eraseAll(deps);
      const left = await contacts();
      expect(left).not.toContain(ADDRESSES.doctor);
      expect(left).not.toContain(ADDRESSES.nadia);
      expect(left).toContain(ADDRESSES.yvonne);
    });

    test('happens once: another run finds nothing to do, and the receipt stays as it was', async () => {
      await changeSharing(deps, as('priya'), { choice: 'off' });
      expect(await eraseAll(deps)).toBe(1);
      const receipts = await listOwnReceipts(deps, as('priya'));
      expect(await eraseAll(depsOf(database, NOW + 60_000))).toBe(0);
      expect(await listOwnReceipts(deps, as('priya'))).toEqual(receipts);
    });

    test.each([1, 3, 5, 8, 11, 12])(
      'that is killed at its statement %i goes on later and ends the same',
      async (at) => {
        const { tenantId, colleagues } = world.contoso;
        const before = await countKept(database, tenantId, colleagues.hugo);
        await changeSharing(deps, as('hugo'), { choice: 'off' });
        await expect(eraseStep({ db: breakingAt(database, at), now: () => NOW })).rejects.toThrow('killed');
        const [open] = await listOwnReceipts(deps, as('hugo'));
        expect(open).toMatchObject({ goneFromAppAt: null });
        expect(await countKept(database, tenantId, colleagues.hugo)).toEqual(before);
        await eraseAll(deps);
        expect(await countKept(database, tenantId, colleagues.hugo)).toEqual({});
        const [receipt] = await listOwnReceipts(deps, as('hugo'));
        expect(receipt?.rowsDeleted).toMatchObject(before);
      },
    );

    test('whose owner turns sharing on again meanwhile ends first; then the mailbox waits to be read again', async () => {
      await changeSharing(deps, as('priya'), { choice: 'off' });
      await changeSharing(deps, as('priya'), { choice: 'on' });
      expect((await readSharing(deps, as('priya'))).mailbox).toMatchObject({ state: 'erasing' });
      await eraseAll(deps);
      const { tenantId, colleagues } = world.contoso;
      expect(await countKept(database, tenantId, colleagues.priya)).toEqual({});
      expect((await readSharing(deps, as('priya'))).mailbox).toMatchObject({ state: 'waiting' });
      await database.asOwner((transaction) =>
        writeMailboxes(transaction, tenantId, mailOf('priya', [ADDRESSES.yvonne]), NOW),
      );
      expect((await readSharing(deps, as('priya'))).mailbox).toEqual({ state: 'read', months: 1 });
    });

    test('asked for by DELETE takes along what was hidden and who was shown it; a mere opt-out does not', async () => {
      await findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne });
      await changeSharing(deps, as('priya'), { choice: 'off', hiddenDomains: ['clinic.example'] });
      await eraseAll(deps);
      expect((await listViews(deps, as('priya'), { limit: 10 })).views).toHaveLength(1);
      expect((await readSharing(deps, as('priya'))).hiddenDomains).toEqual(['clinic.example']);

      const receipt = await eraseOwnData(deps, as('priya'));
      expect(receipt).toMatchObject({ reason: 'erasure asked', goneFromAppAt: null });
      await eraseAll(deps);
      expect((await listViews(deps, as('priya'), { limit: 10 })).views).toEqual([]);
      expect(await readSharing(deps, as('priya'))).toMatchObject({ choice: 'off', hiddenDomains: [] });
    });
  });

  describe('a contact', () => {
    test('is out of sight with the choice itself, gone from every mailbox afterwards, and never written again', async () => {
      const { tenantId } = world.contoso;
      const receipt = await eraseContact(deps, administrator(), { address: ADDRESSES.yvonne });
      expect(receipt).toMatchObject({ subject: 'contact', rowsDeleted: { contact: 1 }, goneFromAppAt: null });
      const asked = await findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne });
      expect(asked).toMatchObject({ state: 'nothing_known', ownTie: { state: 'unknown' } });
      await eraseAll(deps);
      expect(await rowsAbout(ADDRESSES.yvonne)).toEqual([]);
      await database.asOwner((transaction) =>
        writeMailboxes(transaction, tenantId, mailOf('omar', [ADDRESSES.yvonne, ADDRESSES.jonas]), NOW),
      );
      expect(await rowsAbout(ADDRESSES.yvonne)).toEqual([]);
      expect(await contacts()).not.toContain(ADDRESSES.yvonne);
      const [closed] = (await listReceipts(deps, administrator(), { limit: 1 })).receipts;
      expect(closed).toMatchObject({ subject: 'contact', goneFromAppAt: NOW });
      expect(closed?.rowsDeleted['day']).toBeGreaterThan(50);
    });

    test('leaves what mailboxes add up to as if it had never been in them', async () => {
      const { tenantId, colleagues } = world.contoso;
      await eraseContact(deps, administrator(), { address: ADDRESSES.yvonne });
      await eraseAll(deps);
      const [row] = await database.asOwner(({ query }) =>
        query('select traffic_sum from mailbox where tenant_id = $1 and colleague_id = $2', [
          tenantId,
          colleagues.paul,
        ]),
      );
      // Paul wrote to her alone, but for a sender nobody answers.
      const [expected] = await database.asOwner(({ query }) =>
        query(
          `select sum(mails_in * power(2::float8, (day - date '2020-01-01')::float8 / 30::float8) order by day) as traffic_sum
           from day
           where tenant_id = $1 and colleague_id = $2`,
          [tenantId, colleagues.paul],
        ),
      );
      expect(row).toEqual(expected);
    });
  });

  describe('a tenant', () => {
    const withdrawAll = async () => {
      for (const kind of CONSENT_KINDS) {
        await changeConsent(deps, administrator(), { kind, change: 'withdraw', from: 'test' });
      }
    };

    test('keeps that consent existed and ended, receipts, audit and choices, and nothing else of anybody', async () => {
      const { tenantId } = world.contoso;
      await changeSharing(deps, as('omar'), { hiddenDomains: ['clinic.example'] });
      const groups = [group('board', [], ['legal']), group('legal', ['tove']), group('self-help', ['tove'])];
      await importGroups(deps, administrator(), { groups });
      await changeOptOutGroups(deps, administrator(), { add: ['board'], remove: [], isPreview: false });
      await withdrawAll();
      expect(await eraseAll(deps)).toBeGreaterThan(1);
      const needed = ['board legal', `legal ${PEOPLE.tove.objectId}`];
      expect(await memberships()).toEqual(needed);
      await importGroups(deps, administrator(), { groups });
      expect(await memberships()).toEqual(needed);
      expect(await countKept(database, tenantId)).toEqual({});
      expect(await contacts()).toEqual([]);
      const people = await database.asOwner(({ query }) =>
        query('select object_id, name, department, title from colleague where tenant_id = $1 order by object_id', [
          tenantId,
        ]),
      );
      // Lena had turned sharing off, Paul has paused it, Hugo and Omar hide something.
      expect(people).toEqual(
        (['omar', 'lena', 'paul', 'hugo'] as const).map((who) => ({
          object_id: PEOPLE[who].objectId,
          name: null,
          department: null,
          title: null,
        })),
      );
      const [receipt] = await listOwnReceipts(deps, as('priya'));
      expect(receipt).toMatchObject({ subject: 'tenant', reason: 'consent withdrawn', goneFromAppAt: NOW });
    });

    test('keeps nobody for a pause that is over, and everybody whose pause is not', async () => {
      const { tenantId } = world.contoso;
      const pause = (who: 'omar' | 'priya', days: number) =>
        changeSharing(deps, as(who), { choice: 'paused', pausedUntil: NOW + days * 86_400_000 });
      await pause('omar', 1);
      await pause('priya', 31);
      await withdrawAll();
      await eraseAll(depsOf(database, NOW + 30 * 86_400_000));
      const people = await database.asOwner(({ query }) =>
        query<{ address: string }>(
          `select colleague_address.address
           from colleague_address
           where tenant_id = $1
           order by address`,
          [tenantId],
        ),
      );
      const addresses = people.map((row) => row.address);
      expect(addresses).toContain(PEOPLE.priya.address);
      expect(addresses).not.toContain(PEOPLE.omar.address);
    });

    test('deletes nothing of another tenant', async () => {
      const before = await countKept(database, world.fabrikam.tenantId);
      await withdrawAll();
      await eraseAll(deps);
      expect(await countKept(database, world.fabrikam.tenantId)).toEqual(before);
    });

    test('cannot consent again until it is done, and then has nothing old', async () => {
      await withdrawAll();
      const again = { kind: 'identifiableInsights', change: 'grant', from: 'test', wording: WORDING } as const;
      await expect(changeConsent(deps, administrator(), again)).rejects.toMatchObject({ code: 'conflict' });
      await eraseAll(deps);
      await changeConsent(deps, administrator(), again);
      const asked = await findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne });
      expect(asked.state).toBe('nothing_known');
    });

    test('that loses only one of several kinds loses no data', async () => {
      const before = await countKept(database, world.contoso.tenantId);
      await changeConsent(deps, administrator(), { kind: 'identifiableInsights', change: 'withdraw', from: 'test' });
      expect(await eraseAll(deps)).toBe(0);
      expect(await countKept(database, world.contoso.tenantId)).toEqual(before);
    });
  });

  function mailOf(who: keyof World['contoso']['colleagues'], addresses: readonly string[]) {
    const { tenantId, colleagues } = world.contoso;
    return monthOfMail(colleagues[who], tenantId, addresses, { now: NOW, daysAgo: 3 });
  }

  async function rowsAbout(address: string): Promise<readonly unknown[]> {
    return database.asOwner(({ query }) =>
      query(
        `select 'day' as kept from day where tenant_id = $1 and contact_id = $2
         union all select 'meeting' from meeting where tenant_id = $1 and contact_id = $2
         union all select 'connection' from connection where tenant_id = $1 and contact_id = $2
         union all select 'hidden' from hidden_contact where tenant_id = $1 and contact_id = $2
         union all select 'view' from view_log where tenant_id = $1 and contact_id = $2`,
        [world.contoso.tenantId, addressId(address)],
      ),
    );
  }
});

/** A database whose owner's transaction dies before its n-th statement, as when the process is killed there. */
function breakingAt(database: Database, statement: number): Database {
  return {
    ...database,
    asOwner: (work) =>
      database.asOwner((transaction) => {
        let count = 0;
        const query: OwnerTransaction['query'] = (text, values) => {
          count += 1;
          if (count === statement) throw new Error('killed');
          return transaction.query(text, values);
        };
        return work({ ...transaction, query });
      }),
  };
}

function group(
  groupId: string,
  people: readonly (keyof World['contoso']['colleagues'])[],
  groups: readonly string[] = [],
) {
  return {
    groupId,
    name: groupId,
    members: [
      ...people.map((who) => ({ memberId: PEOPLE[who].objectId, isGroup: false })),
      ...groups.map((memberId) => ({ memberId, isGroup: true })),
    ],
  };
}
