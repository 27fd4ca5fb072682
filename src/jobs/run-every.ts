import { setTimeout as wait } from 'node:timers/promises';

/** Something to do again and again. */
export type IntervalJob = {
  /** Milliseconds between the end of one run and the start of the next. */
  readonly everyMs: number;
  readonly work: () => Promise<void>;
  /** Told of a run that failed; the next run comes at its time all the same. */
  readonly onFailure: (error: unknown) => void;
};

/** A job that runs until it is stopped. */
export type RunningJob = {
  /** Comes back when the run under way, if any, has ended; no other one begins. */
  readonly stop: () => Promise<void>;
  /** Has the next run begin now, or right after the one under way. */
  readonly wake: () => void;
};

/**
 * Runs a job at once and then again and again, never twice at the same time. It does not keep the process alive.
 */
export function runEvery(job: IntervalJob): RunningJob {
  const ending = new AbortController();
  const sleep: { wake: (() => void) | undefined; isWoken: boolean } = { wake: undefined, isWoken: false };
  const runs = repeat(job, ending.signal, sleep);
  return {
    stop: async () => {
      ending.abort();
      await runs;
    },
    wake: () => {
      sleep.isWoken = true;
      sleep.wake?.();
    },
  };
}

async function repeat(
  job: IntervalJob,
  ending: AbortSignal,
  sleep: { wake: (() => void) | undefined; isWoken: boolean },
): Promise<void> {
  while (!ending.aborted) {
    sleep.isWoken = false;
    try {
      await job.work();
    } catch (error) {
      job.onFailure(error);
    }
    if (sleep.isWoken) continue;
    const waking = new AbortController();
    sleep.wake = () => waking.abort();
    const signal = AbortSignal.any([ending, waking.signal]);
    await wait(job.everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    sleep.wake = undefined;
  }
}
