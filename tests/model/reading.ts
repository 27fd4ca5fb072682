// How far reading is, of one mailbox and of the tenant.
import type { Month } from '../../src/domain/calendar.ts';
import {
  type MailboxesFrom,
  mailboxProgressOf,
  type ReadingProgress,
  tenantProgressOf,
} from '../../src/domain/reading-progress.ts';
import type { NotSharingReason } from '../../src/services/own-mailbox.ts';
import { mayBeRead, mayServe } from './model.ts';
import type { Asker, Colleague, Tenant } from './tenant.ts';

/** Months that are read. */
const MONTHS = 12;

/** The months of which a batch is held, each once. */
export function heldMonths({ mailbox }: Colleague): readonly Month[] {
  return [...new Set([...(mailbox?.batches.keys() ?? [])].map((batch) => `${batch.slice(0, 7)}-01` as Month))];
}

/** How far reading the asker's own mailbox is; undefined once it is done, and where there is none to read. */
export function ownReading({ colleague, role }: Asker, now: number, upTo = now): ReadingProgress | undefined {
  if (colleague === undefined || role === 'guest' || colleague.isGuest || !mayBeRead(colleague)) return undefined;
  const held = heldMonths(colleague);
  if (oldestOfYear(colleague, now) === undefined && colleague.waitsSince === undefined) return undefined;
  const progress = mailboxProgressOf(held, now, upTo);
  return progress.monthsRead < progress.monthsToRead ? progress : undefined;
}

/** How far reading the mailboxes is that may serve others. */
export function tenantReading(tenant: Tenant, now: number, upTo: number): ReadingProgress | null {
  const groups = tenant.colleagues
    .filter((colleague) => mayServe(colleague, now) && !colleague.isGuest)
    .map((colleague) => ({ colleague, oldest: oldestOfYear(colleague, now) }))
    .filter(({ colleague, oldest }) => oldest !== undefined || colleague.waitsSince !== undefined)
    .map(({ oldest }): MailboxesFrom => ({ oldest, mailboxes: 1 }));
  return tenantProgressOf(groups, { now, upTo, leastColleagues: tenant.leastColleagues });
}

function oldestOfYear(colleague: Colleague, now: number): Month | undefined {
  return heldMonths(colleague)
    .filter((month) => monthsFromNow(month, now) <= MONTHS)
    .toSorted()[0];
}

/** 1 for the month of now, 2 for the one before. */
function monthsFromNow(month: Month, now: number): number {
  const [at, then] = [new Date(now), new Date(`${month}T00:00:00Z`)];
  return 12 * (at.getUTCFullYear() - then.getUTCFullYear()) + at.getUTCMonth() - then.getUTCMonth() + 1;
}

/** Why the own mailbox is not read; undefined when it may be. */
export function notSharingReason(colleague: Colleague): NotSharingReason | undefined {
  if (!colleague.isOn) return 'off';
  if (colleague.isInOptedOutGroup) return 'opted_out_group';
  if (!colleague.isEnabled) return 'disabled_account';
  return colleague.erasingSince === undefined ? undefined : 'erasing';
}
