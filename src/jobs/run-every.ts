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
};

/**
 * Runs a job at once and then again and again, never twice at the same time. It does not keep the process alive.
 */
export function runEvery(job: IntervalJob): RunningJob {
  const ending = new AbortController();
  const runs = repeat(job, ending.signal);
  return {
    stop: async () => {
      ending.abort();
      await runs;
    },
  };
}

async function repeat(job: IntervalJob, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    try {
      await job.work();
    } catch (error) {
      job.onFailure(error);
    }
    await wait(job.everyMs, undefined, { signal: ending, ref: false }).catch(() => undefined);
  }
}
