import { addDays, dayOf } from '../domain/calendar.ts';
import type { TenantId } from '../domain/ids.ts';
import type { Database } from '../store/database.ts';
import { moveByClock } from '../store/introduction-clock.ts';
import { deleteOldViews } from '../store/view-log.ts';
import { absorbMeetings } from './absorb-meetings.ts';
import { dropOldMonths } from './drop-old-months.ts';
import { dropUnknownContacts } from './drop-unknown-contacts.ts';
import { eraseAll } from './erase.ts';
import { readAgain } from './read-again.ts';
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
  /** Reads what waits in a tenant; undefined where the service itself can read nothing. */
  readonly readAgain: ((tenantId: TenantId) => Promise<void>) | undefined;
  /** Destroys the keys of backups whose time is over; undefined where there is no vault (tests). */
  readonly dropBackupKeys?: (() => Promise<number>) | undefined;
};

/** Jobs that run. */
export type RunningJobs = {
  /** Has the deleting, and the reading that waits, begin now. */
  readonly wakeJobs: () => void;
  readonly stop: () => Promise<void>;
};

const ERASE_EVERY_MS = 30_000;
const READ_EVERY_MS = 60_000;
const ABSORB_EVERY_MS = 10 * 60_000;
const INTRODUCTIONS_EVERY_MS = 60_000;
const DROP_EVERY_MS = 24 * 60 * 60_000;
/** A key must go on its day, whenever on that day; once a day would drift over midnight. */
const VAULT_EVERY_MS = 60 * 60_000;
const VIEW_DAYS = 365;

/**
 * Starts everything that goes on beside answering requests. What an earlier process left to be deleted, or a backup brought back, is deleted
 * before it comes back.
 */
export async function startJobs(deps: JobDeps): Promise<RunningJobs> {
  await eraseAll(deps);
  const every = (everyMs: number, work: () => Promise<unknown>): RunningJob =>
    runEvery({
      everyMs,
      work: async () => {
        await work();
      },
      onFailure: deps.onFailure,
    });
  const again = deps.readAgain;
  const reading =
    again === undefined ? undefined : every(READ_EVERY_MS, () => readAgain({ ...deps, readAgain: again }));
  const erasing = every(ERASE_EVERY_MS, async () => {
    // Whoever turned sharing on while it was being deleted waits to be read again from then on.
    if ((await eraseAll(deps)) > 0) reading?.wake();
  });
  const jobs = [
    erasing,
    every(ABSORB_EVERY_MS, () => absorbMeetings(deps)),
    every(INTRODUCTIONS_EVERY_MS, () => moveByClock(deps.db, deps.now())),
    every(DROP_EVERY_MS, () => deleteOldViews(deps.db, addDays(dayOf(deps.now()), -VIEW_DAYS))),
    every(VAULT_EVERY_MS, async () => {
      await deps.dropBackupKeys?.();
      // Once a day it also forgets what was replaced (store/keep-choices.ts).
      await deps.db.keepChoices();
    }),
    ...(reading === undefined ? [] : [reading]),
    every(DROP_EVERY_MS, async () => {
      if (deps.isRetentionOn) await dropOldMonths(deps);
      await dropUnknownContacts(deps);
    }),
  ];
  return {
    wakeJobs: () => {
      erasing.wake();
      reading?.wake();
    },
    stop: async () => {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}
