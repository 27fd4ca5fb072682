import { beforeEach, expect, test } from '@jest/globals';
import { eraseAll } from '../../src/jobs/erase.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeOptOutGroups } from '../../src/services/change-opt-out-groups.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { eraseOwnData } from '../../src/services/erase-own-data.ts';
import { importOptOuts } from '../../src/services/import-opt-outs.ts';
import type { ChoiceRecord } from '../../src/store/choice-journal.ts';
import type { Database } from '../../src/store/database.ts';
import { applyGroupOptOuts, writeDirectoryGroups } from '../../src/store/groups.ts';
import { type OpenJournal, openChoiceKeeper } from '../../src/store/keep-choices.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

/** A moment later by a clock that is ahead, or as another process reads it before it has to wait. */
const AHEAD = NOW + 5_000;

describeOnEachDatabase('a choice made later', (database) => {
  const deps = depsOf(database);
  const ahead = depsOf(database, AHEAD);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });
  const priya = (): Caller => ({
    tenantId: world.contoso.tenantId,
    role: 'colleague',
    colleagueId: world.contoso.colleagues.priya,
    objectId: PEOPLE.priya.objectId,
  });
  const administrator = (): Caller => ({
    tenantId: world.contoso.tenantId,
    role: 'administrator',
    colleagueId: world.contoso.colleagues.tove,
    objectId: PEOPLE.tove.objectId,
  });
  const changedAt = async () => {
    const [row] = await database.asOwner(({ query }) =>
      query<{ changed_at: Date; is_on: boolean }>(
        `select changed_at, is_on
         from sharing
         where tenant_id = $1 and colleague_id = $2
         order by colleague_id`,
        [world.contoso.tenantId, world.contoso.colleagues.priya],
      ),
    );
    return row?.changed_at.getTime() ?? 0;
  };

  test.each<readonly [string, () => Promise<unknown>]>([
    ['turning sharing off', () => changeSharing(deps, priya(), { choice: 'off' })],
    ['hiding something', () => changeSharing(deps, priya(), { hiddenDomains: ['clinic.example'] })],
    ['asking to be forgotten', () => eraseOwnData(deps, priya())],
    [
      'an old list of opt-outs',
      () => importOptOuts(deps, administrator(), { groupIds: [], objectIds: [PEOPLE.priya.objectId], addresses: [] }),
    ],
    [
      'a group',
      async () => {
        await readBoard(database, world);
        await changeOptOutGroups(deps, administrator(), { add: ['board'], remove: [], isPreview: false });
      },
    ],
  ])('never has an earlier moment, whatever clocks say: %s', async (_choice, choose) => {
    await changeSharing(ahead, priya(), { choice: 'on' });
    const before = await changedAt();
    expect(before).toBeGreaterThanOrEqual(AHEAD);
    await choose();
    const after = await changedAt();
    expect(after).toBeGreaterThan(before);
    await eraseAll(deps);
    expect(await changedAt()).toBeGreaterThanOrEqual(after);
  });

  test('never has an earlier moment, whatever clocks say: of an administrator', async () => {
    const moments = async () => {
      const [row] = await database.asOwner(({ query }) =>
        query<{ consent: Date; board: Date }>(
          `select consent.changed_at as consent, opted_out_group.changed_at as board
           from consent
           join opted_out_group using (tenant_id)
           where tenant_id = $1 and kind = 'aggregatedInsights'
           order by group_id`,
          [world.contoso.tenantId],
        ),
      );
      return { consent: row?.consent.getTime() ?? 0, board: row?.board.getTime() ?? 0 };
    };
    const grant = { kind: 'aggregatedInsights', change: 'grant', from: 'test', wording: WORDING } as const;
    const withdraw = { kind: 'aggregatedInsights', change: 'withdraw', from: 'test' } as const;
    await changeOptOutGroups(ahead, administrator(), { add: ['board'], remove: [], isPreview: false });
    await changeConsent(ahead, administrator(), grant);
    const first = await moments();
    await changeOptOutGroups(deps, administrator(), { add: [], remove: ['board'], isPreview: false });
    await changeConsent(deps, administrator(), withdraw);
    const second = await moments();
    expect(second.consent).toBeGreaterThan(first.consent);
    expect(second.board).toBeGreaterThan(first.board);
    await changeConsent(deps, administrator(), grant);
    expect((await moments()).consent).toBeGreaterThan(second.consent);
  });

  test('holds after a restore, also when the clock that wrote it was behind the one that wrote the backup', async () => {
    const { tenantId, colleagues } = world.contoso;
    const openJournal = openJournalInMemory();
    const keep = await openChoiceKeeper(database, openJournal, () => NOW);
    await changeSharing(ahead, priya(), { choice: 'on' });
    await keep();
    const inBackup = new Date(await changedAt());
    await changeSharing(deps, priya(), { choice: 'off' });
    await keep();
    await database.asOwner(async ({ query }) => {
      await query(
        `update sharing
         set is_on = true, erasing_since = null, changed_at = $3
         where tenant_id = $1 and colleague_id = $2`,
        [tenantId, colleagues.priya, inBackup],
      );
      await query('delete from receipt where tenant_id = $1 and colleague_id = $2', [tenantId, colleagues.priya]);
    });
    await openChoiceKeeper(database, openJournal, () => NOW + 60_000);
    const rows = await database.asOwner(({ query }) =>
      query('select is_on from sharing where tenant_id = $1 and colleague_id = $2 order by colleague_id', [
        tenantId,
        colleagues.priya,
      ]),
    );
    expect(rows).toEqual([{ is_on: false }]);
  });
});

async function readBoard(database: Database, { contoso }: World): Promise<void> {
  const members = [{ memberId: PEOPLE.priya.objectId, isGroup: false }];
  await database.asOwner(async (transaction) => {
    await writeDirectoryGroups(transaction, contoso.tenantId, [{ groupId: 'board', name: 'Board', members }]);
    await applyGroupOptOuts(transaction.query, contoso.tenantId, NOW);
  });
}

/** A journal that outlives the keeper, as a file does. */
function openJournalInMemory(): OpenJournal {
  const lines: ChoiceRecord[] = [];
  return () => {
    const place = { read: 0 };
    return {
      read: async () => {
        const since = lines.slice(place.read);
        place.read = lines.length;
        return since;
      },
      append: async (records) => {
        lines.push(...records);
      },
      rewrite: async (records) => {
        lines.splice(0, lines.length, ...records);
        place.read = lines.length;
      },
    };
  };
}
