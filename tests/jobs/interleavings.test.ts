import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, expect, test } from '@jest/globals';
import { absorbMeetings } from '../../src/jobs/absorb-meetings.ts';
import { dropOldMonths } from '../../src/jobs/drop-old-months.ts';
import { eraseAll, eraseStep } from '../../src/jobs/erase.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeOptOutGroups } from '../../src/services/change-opt-out-groups.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { eraseContact } from '../../src/services/erase-contact.ts';
import { eraseOwnData } from '../../src/services/erase-own-data.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { addressId } from '../../src/store/address-id.ts';
import type { Database } from '../../src/store/database.ts';
import { writeColleagues } from '../../src/store/directory.ts';
import { writeDirectoryGroups } from '../../src/store/groups.ts';
import { writeMailboxes } from '../../src/store/mailbox-batches.ts';
import { openViewQueue } from '../../src/store/view-queue.ts';
import { monthOfMail } from '../support/batches.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { emptyTables } from '../support/empty-tables.ts';
import { countKept } from '../support/kept.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

/** Ways to leave. Each resolves when the choice is recorded. */
type Leave =
  | 'turns sharing off'
  | 'asks to be forgotten'
  | 'joins an opted-out group'
  | 'leaves the company'
  | 'loses the consent';
const WAYS: readonly Leave[] = [
  'turns sharing off',
  'asks to be forgotten',
  'joins an opted-out group',
  'leaves the company',
  'loses the consent',
];
const ROUNDS = 5;

/**
 * Batches are written, one after the other, while somebody leaves at some moment among them and the deleting runs as it likes. However
 * they fall between each other: from the choice on nobody is shown anything, and once the deleting is done nothing is left or comes back.
 */
describeOnEachDatabase('while mail is being read, a colleague who', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });

  test.each(WAYS)('%s is gone from the choice on, and nothing in flight brings anything back', async (way) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round > 0) {
        await emptyTables(database);
        world = await buildWorld(database);
      }
      const { tenantId, colleagues } = world.contoso;
      const reading = readOn(database, world);
      const erasing = eraseOn(database);
      await wait(round * 3);
      await leave(way);
      const asked = await findIntroducers(depsOf(database), as('tove'), { address: ADDRESSES.yvonne }).catch(
        (error: { code: string }) => error.code,
      );
      expect(JSON.stringify(asked)).not.toContain(PEOPLE.priya.address);
      // Reading goes on after the deletion is done: what would be written then stays.
      await untilErased(database);
      await reading.turns(2);
      await reading.stop();
      await erasing.stop();
      expect(await eraseAll(depsOf(database))).toBe(0);
      expect(await countKept(database, tenantId, colleagues.priya)).toEqual({});
      const [orphans] = await database.asOwner(({ query }) =>
        query<{ rows: number }>(
          `select count(*)::integer as rows
           from contact
           where tenant_id = $1
             and contact_id = any($2::bigint[])`,
          [tenantId, ONLY_HERS.map(addressId)],
        ),
      );
      expect(orphans).toEqual({ rows: 0 });
    }
  });

  test('is asked about by others loses no connection of theirs when contacts of hers are deleted', async () => {
    const { tenantId, colleagues } = world.contoso;
    for (let round = 0; round < ROUNDS; round += 1) {
      await changeSharing(depsOf(database), as('priya'), { choice: 'off' });
      // Omar's mailbox brings the very contacts that deleting hers would take along.
      const rows = monthOfMail(colleagues.omar, tenantId, ONLY_HERS, { now: NOW, daysAgo: 3 });
      await Promise.all([
        eraseAll(depsOf(database)),
        database.asOwner((transaction) => writeMailboxes(transaction, tenantId, rows, NOW)),
      ]);
      const [known] = await database.asOwner(({ query }) =>
        query<{ rows: number }>(
          `select count(*)::integer as rows
           from connection
           join contact using (tenant_id, contact_id)
           where tenant_id = $1 and colleague_id = $2 and contact_id = any($3::bigint[])`,
          [tenantId, colleagues.omar, ONLY_HERS.map(addressId)],
        ),
      );
      expect(known).toEqual({ rows: ONLY_HERS.length });
      await changeSharing(depsOf(database), as('priya'), { choice: 'on' });
      await eraseAll(depsOf(database));
      const hers = monthOfMail(colleagues.priya, tenantId, ONLY_HERS, { now: NOW, daysAgo: 3 });
      await database.asOwner((transaction) => writeMailboxes(transaction, tenantId, hers, NOW));
    }
  });

  test('turns sharing off stays gone while planned meetings are absorbed and old months dropped', async () => {
    const { tenantId, colleagues } = world.contoso;
    const later = NOW + 10 * 86_400_000;
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round > 0) {
        await emptyTables(database);
        world = await buildWorld(database);
      }
      await changeSharing(depsOf(database), as('priya'), { choice: 'off' });
      await Promise.all([
        absorbMeetings({ db: database, now: () => later }),
        eraseAll(depsOf(database)),
        dropOldMonths({ db: database, now: () => later }),
      ]);
      expect(await countKept(database, tenantId, colleagues.priya)).toEqual({});
    }
  });

  test('is a contact asked to be forgotten stays forgotten however batches about it fall', async () => {
    const { tenantId } = world.contoso;
    const reading = readOn(database, world);
    await wait(5);
    await eraseContact(depsOf(database), administrator(), { address: ONLY_HERS[0] ?? '' });
    await reading.stop();
    await eraseAll(depsOf(database));
    const rows = await database.asOwner(({ query }) =>
      query('select contact_id from day where tenant_id = $1 and contact_id = $2', [
        tenantId,
        addressId(ONLY_HERS[0] ?? ''),
      ]),
    );
    expect(rows).toEqual([]);
  });

  test('asks to be forgotten finds no view afterwards that was on its way before', async () => {
    const { tenantId, colleagues } = world.contoso;
    const views = openViewQueue(database, () => undefined);
    const deps = { ...depsOf(database), noteViews: views.note };
    await findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne });
    await eraseOwnData(depsOf(database), as('priya'));
    await Promise.all([views.flush(), eraseAll(depsOf(database))]);
    await views.close();
    const rows = await database.asOwner(({ query }) =>
      query('select view_id from view_log where tenant_id = $1 and colleague_id = $2', [tenantId, colleagues.priya]),
    );
    expect(rows).toEqual([]);
  });

  function as(who: keyof World['contoso']['colleagues']): Caller {
    return {
      tenantId: world.contoso.tenantId,
      role: 'colleague',
      colleagueId: world.contoso.colleagues[who],
      objectId: PEOPLE[who].objectId,
    };
  }

  function administrator(): Caller {
    return { ...as('tove'), role: 'administrator' };
  }

  async function leave(way: Leave): Promise<void> {
    const deps = depsOf(database);
    const { tenantId } = world.contoso;
    switch (way) {
      case 'turns sharing off':
        await changeSharing(deps, as('priya'), { choice: 'off' });
        return;
      case 'asks to be forgotten':
        await eraseOwnData(deps, as('priya'));
        return;
      case 'joins an opted-out group': {
        const members = [{ memberId: PEOPLE.priya.objectId, isGroup: false }];
        await database.asOwner((transaction) =>
          writeDirectoryGroups(transaction, tenantId, [{ groupId: 'm-and-a', name: 'M&A', members }]),
        );
        await changeOptOutGroups(deps, administrator(), { add: ['m-and-a'], remove: [], isPreview: false });
        return;
      }
      case 'leaves the company': {
        const { objectId, address, name } = PEOPLE.priya;
        const person = { objectId, address, addresses: [address], name, isGuest: false, isEnabled: false };
        const unsaid = { department: undefined, title: undefined, isSharedMailbox: undefined };
        await database.asOwner((transaction) =>
          writeColleagues(transaction, tenantId, [{ ...person, ...unsaid }], NOW),
        );
        return;
      }
      case 'loses the consent':
        for (const kind of CONSENT_KINDS) {
          await changeConsent(deps, administrator(), { kind, change: 'withdraw', from: 'test' });
        }
    }
  }
});

/** Contacts that nobody else of the world knows. */
const ONLY_HERS = ['ada@adatum.example', 'ben@adatum.example', 'cleo@proseware.example'];

/** Reads Priya's mailbox month after month until it is stopped; refusals are what it may meet. */
function readOn(database: Database, { contoso }: World): Repeated {
  return repeated(async (turn) => {
    const rows = monthOfMail(contoso.colleagues.priya, contoso.tenantId, [...ONLY_HERS, ADDRESSES.yvonne], {
      now: NOW,
      daysAgo: 3 + 31 * (turn % 6),
    });
    await database
      .asOwner((transaction) => writeMailboxes(transaction, contoso.tenantId, rows, NOW))
      .catch((error: { code?: string }) => {
        if (error.code !== 'consent_required') throw error;
      });
  });
}

function eraseOn(database: Database): Repeated {
  return repeated(() => eraseStep(depsOf(database)));
}

/** Something done again and again, until it is stopped. */
type Repeated = {
  readonly stop: () => Promise<void>;
  /** Comes back when it was begun and done so many times more. */
  readonly turns: (count: number) => Promise<void>;
};

function repeated(work: (turn: number) => Promise<unknown>): Repeated {
  const state = { isStopping: false, turn: 0 };
  const run = async (): Promise<void> => {
    for (; !state.isStopping; state.turn += 1) {
      await work(state.turn);
      await wait(1);
    }
  };
  const running = run();
  return {
    stop: async () => {
      state.isStopping = true;
      await running;
    },
    turns: async (count) => {
      const until = state.turn + count + 1;
      while (state.turn < until) await Promise.race([wait(1), running]);
    },
  };
}

async function untilErased(database: Database): Promise<void> {
  for (;;) {
    const open = await database.asOwner(({ query }) =>
      query('select receipt_id from receipt where gone_from_app_at is null limit 1'),
    );
    if (open.length === 0) return;
    await wait(2);
  }
}
