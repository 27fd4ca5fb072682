import { beforeEach, expect, test } from '@jest/globals';
import type { TenantId } from '../../src/domain/ids.ts';
import { eraseAll } from '../../src/jobs/erase.ts';
import { readAgain } from '../../src/jobs/read-again.ts';
import { startJobs } from '../../src/jobs/start-jobs.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { readSharing } from '../../src/services/read-sharing.ts';
import { writeMailboxes } from '../../src/store/mailbox-batches.ts';
import { monthOfMail } from '../support/batches.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

describeOnEachDatabase('a mailbox that waits to be read again', (database) => {
  const deps = depsOf(database);
  let world: World;
  let reads: TenantId[];
  beforeEach(async () => {
    world = await buildWorld(database);
    reads = [];
  });
  const priya = (): Caller => ({
    tenantId: world.contoso.tenantId,
    role: 'colleague',
    colleagueId: world.contoso.colleagues.priya,
    objectId: PEOPLE.priya.objectId,
  });
  /** A source that has a mail of Priya's; it reads whatever it is asked for. */
  const source = async (tenantId: TenantId) => {
    reads.push(tenantId);
    const rows = monthOfMail(world.contoso.colleagues.priya, tenantId, [ADDRESSES.yvonne], { now: NOW, daysAgo: 3 });
    await database.asOwner((transaction) => writeMailboxes(transaction, tenantId, rows, NOW));
  };

  test('is read, in the tenant that has any and in no other, and then serves again', async () => {
    await changeSharing(deps, priya(), { choice: 'off' });
    await eraseAll(deps);
    await changeSharing(deps, priya(), { choice: 'on' });
    expect(await readAgain({ ...deps, readAgain: source })).toBe(1);
    expect(reads).toEqual([world.contoso.tenantId]);
    expect((await readSharing(deps, priya())).mailbox).toEqual({ state: 'read', months: 1 });
    const { introducers } = await findIntroducers(
      deps,
      { ...priya(), colleagueId: undefined },
      { address: ADDRESSES.yvonne },
    );
    expect(introducers.map((one) => one.person.name)).toContain('Priya Nair');
    expect(await readAgain({ ...deps, readAgain: source })).toBe(0);
  });

  test('in which nothing is found waits no longer', async () => {
    await changeSharing(deps, priya(), { choice: 'off' });
    await eraseAll(deps);
    await changeSharing(deps, priya(), { choice: 'on' });
    await readAgain({ ...deps, readAgain: async () => undefined });
    expect((await readSharing(deps, priya())).mailbox).toEqual({ state: 'not_read' });
  });

  const startReading = () =>
    startJobs({
      ...deps,
      onFailure: (error) => {
        throw error;
      },
      isRetentionOn: false,
      readAgain: source,
    });

  test('is read by the running jobs as soon as the old data is gone, without waiting for their hour', async () => {
    const jobs = await startReading();
    try {
      await changeSharing({ ...deps, wakeJobs: jobs.wakeJobs }, priya(), { choice: 'off' });
      await changeSharing({ ...deps, wakeJobs: jobs.wakeJobs }, priya(), { choice: 'on' });
      const until = Date.now() + 20_000;
      while ((await readSharing(deps, priya())).mailbox.state !== 'read' && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect((await readSharing(deps, priya())).mailbox).toEqual({ state: 'read', months: 1 });
    } finally {
      await jobs.stop();
    }
  });

  test('is read by the running jobs at once also where everything was deleted long before', async () => {
    const jobs = await startReading();
    const becomes = async (state: string): Promise<boolean> => {
      for (let tries = 0; tries < 500; tries += 1) {
        if ((await readSharing(deps, priya())).mailbox.state === state) return true;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return false;
    };
    try {
      await changeSharing({ ...deps, wakeJobs: jobs.wakeJobs }, priya(), { choice: 'off' });
      expect(await becomes('not_read')).toBe(true);
      // The jobs have looked once more after the deleting, and sleep.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await changeSharing({ ...deps, wakeJobs: jobs.wakeJobs }, priya(), { choice: 'on' });
      expect(await becomes('read')).toBe(true);
    } finally {
      await jobs.stop();
    }
  });
});
