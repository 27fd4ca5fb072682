import type { Database } from '../store/database.ts';
import { absorbMeetings } from './absorb-meetings.ts';
import { dropOldMonths } from './drop-old-months.ts';
import { type RunningJob, runEvery } from './run-every.ts';

/** What jobs work with. */
export type JobDeps = {
  readonly db: Database;
  readonly now: () => number;
  readonly onFailure: (error: unknown) => void;
  /**
   * Whether months older than a year are dropped: in production always. In demo mode a store may hold old mail that somebody
   * imported to try the product on.
   */
  readonly isRetentionOn: boolean;
};

const ABSORB_EVERY_MS = 10 * 60_000;
const DROP_EVERY_MS = 24 * 60 * 60_000;

/** Starts everything that goes on beside answering requests. */
export function startJobs(deps: JobDeps): readonly RunningJob[] {
  const { onFailure } = deps;
  const absorbing = runEvery({
    everyMs: ABSORB_EVERY_MS,
    work: async () => {
      await absorbMeetings(deps);
    },
    onFailure,
  });
  if (!deps.isRetentionOn) return [absorbing];
  const dropping = runEvery({
    everyMs: DROP_EVERY_MS,
    work: async () => {
      await dropOldMonths(deps);
    },
    onFailure,
  });
  return [absorbing, dropping];
}
