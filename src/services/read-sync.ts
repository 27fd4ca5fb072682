import { firstMonthToRead, MONTHS_TO_READ, type MonthProgress, readingProgressOf } from '../domain/reading-progress.ts';
import { isShownTo } from '../policy/consent-in-force.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { countMailboxesByOldestMonth, listDoneBatches, readPace } from '../store/reading-ledger.ts';
import { readLeastColleagues } from '../store/tenant-settings.ts';
import { type Caller, requireAdministrator } from './caller.ts';
import type { Deps } from './deps.ts';

/** How far reading the mailboxes of the tenant is. Only those count whose owners share: of others nothing is told. */
export type Sync = {
  /**
   * Nothing is read without a consent; nothing is left to read when all mailboxes are done; idle when something is left and the last run
   * is over or too short to have a pace.
   */
  readonly state: 'consent_required' | 'reading' | 'idle' | 'complete';
  /** Mailboxes whose owners share, and have not paused, of which something is read or waits to be. */
  readonly mailboxes: number;
  /** The newest first. */
  readonly months: readonly MonthProgress[];
  /** When a batch was finished last, in milliseconds since 1970; null when none was. */
  readonly lastReadAt: number | null;
  /** Mailbox-months a minute in the last run; null when it is over or too short to tell. */
  readonly perMinute: number | null;
  /** How long the rest takes at that pace; null when there is no pace. */
  readonly minutesLeft: number | null;
};

/** Batches within this of the last one are the last run. */
const RUN_MS = 60 * 60_000;
/** A run that ended longer ago is over. */
const OVER_MS = 15 * 60_000;
const LEAST_RUN_MS = 60_000;
const MINUTE_MS = 60_000;

/**
 * Says how far reading the last twelve months is, from the ledger of batches.
 *
 * @throws AppError `forbidden` unless the caller is an administrator.
 */
export async function readSync(deps: Deps, caller: Caller): Promise<Sync> {
  requireAdministrator(caller);
  const { tenantId } = caller;
  const now = deps.now();
  const [consents, groups, done, pace, leastColleagues] = await Promise.all([
    listGrantedConsents(deps.db, tenantId),
    countMailboxesByOldestMonth(deps.db, tenantId, firstMonthToRead(now)),
    listDoneBatches(deps.db, tenantId, firstMonthToRead(now)),
    readPace(deps.db, tenantId, RUN_MS),
    readLeastColleagues(deps.db, tenantId),
  ]);
  const batches = done.map(({ colleagueId, month, items }) => ({ mailbox: String(colleagueId), month, items }));
  const isCounted = isShownTo(caller.role, 'aggregatedInsights', consents);
  const months = readingProgressOf(batches, now, leastColleagues).map((month) =>
    isCounted ? month : { ...month, items: null },
  );
  const mailboxes = groups.reduce((sum, group) => sum + group.mailboxes, 0);
  const left = mailboxes * MONTHS_TO_READ - months.reduce((sum, { mailboxesRead }) => sum + mailboxesRead, 0);
  const perMinute = pace === undefined || now - pace.lastAt > OVER_MS ? null : perMinuteOf(pace);
  return {
    state:
      consents.length === 0
        ? 'consent_required'
        : left <= 0 && mailboxes > 0
          ? 'complete'
          : perMinute === null
            ? 'idle'
            : 'reading',
    mailboxes,
    months,
    lastReadAt: pace?.lastAt ?? null,
    perMinute,
    minutesLeft: perMinute === null ? null : Math.ceil(left / perMinute),
  };
}

function perMinuteOf({
  batches,
  firstAt,
  lastAt,
}: {
  readonly batches: number;
  readonly firstAt: number;
  readonly lastAt: number;
}): number | null {
  const took = lastAt - firstAt;
  return took < LEAST_RUN_MS ? null : Math.max(1, Math.round((batches * MINUTE_MS) / took));
}
