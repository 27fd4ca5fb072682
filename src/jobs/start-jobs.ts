import type { Database } from '../store/database.ts';
import { absorbMeetings } from './absorb-meetings.ts';
import { type RunningJob, runEvery } from './run-every.ts';

/** What jobs work with. */
export type JobDeps = {
  readonly db: Database;
  readonly now: () => number;
  readonly onFailure: (error: unknown) => void;
};

const ABSORB_EVERY_MS = 10 * 60_000;

/** Starts everything that goes on beside answering requests. */
export function startJobs(deps: JobDeps): readonly RunningJob[] {
  return [
    runEvery({
      everyMs: ABSORB_EVERY_MS,
      work: async () => {
        await absorbMeetings(deps);
      },
      onFailure: deps.onFailure,
    }),
  ];
}
