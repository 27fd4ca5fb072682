import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { runEvery } from '../../src/jobs/run-every.ts';

describe('an interval job', () => {
  test('runs at once and again and again until it is stopped', async () => {
    const third = Promise.withResolvers<void>();
    let runs = 0;
    const job = runEvery({
      everyMs: 1,
      work: async () => {
        runs += 1;
        if (runs === 3) third.resolve();
      },
      onFailure: () => undefined,
    });
    await third.promise;
    await job.stop();
    const after = runs;
    await wait(20);
    expect(runs).toBe(after);
  });

  test('is woken out of its sleep, and runs once more when it was woken while it ran', async () => {
    const runs: (() => void)[] = [];
    const job = runEvery({
      everyMs: 3_600_000,
      work: () => new Promise<void>((resolve) => void runs.push(resolve)),
      onFailure: () => undefined,
    });
    const reach = async (count: number) => {
      while (runs.length < count) await wait(1);
    };
    await reach(1);
    job.wake();
    job.wake();
    runs[0]?.();
    await reach(2);
    runs[1]?.();
    await wait(20);
    expect(runs).toHaveLength(2);
    job.wake();
    await reach(3);
    runs[2]?.();
    await job.stop();
  });

  test('tells of a run that failed and goes on', async () => {
    const again = Promise.withResolvers<void>();
    const failures: unknown[] = [];
    const broken = new Error('broken');
    const job = runEvery({
      everyMs: 1,
      work: async () => {
        if (failures.length === 0) throw broken;
        again.resolve();
      },
      onFailure: (error) => failures.push(error),
    });
    await again.promise;
    await job.stop();
    expect(failures).toEqual([broken]);
  });

  test('never runs twice at the same time, and stopping waits for the run under way', async () => {
    const entered = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    let running = 0;
    let most = 0;
    const job = runEvery({
      everyMs: 0,
      work: async () => {
        running += 1;
        most = Math.max(most, running);
        entered.resolve();
        await release.promise;
        running -= 1;
      },
      onFailure: () => undefined,
    });
    await entered.promise;
    let isStopped = false;
    const stopped = job.stop().then(() => {
      isStopped = true;
    });
    await wait(10);
    expect(isStopped).toBe(false);
    release.resolve();
    await stopped;
    expect({ running, most }).toEqual({ running: 0, most: 1 });
  });
});
