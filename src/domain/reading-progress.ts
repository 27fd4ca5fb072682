import { addUp } from './account-amounts.ts';
import { crowdSize, showFrom } from './account-crowd.ts';
import { type Band, countBand } from './bands.ts';
import { type Month, monthOf, monthsFrom, startOfDay } from './calendar.ts';

/** A batch that is done: one mailbox, one month, what it brought. */
export type BatchDone = { readonly mailbox: string; readonly month: Month; readonly items: number };

/** Months of mail read so far, and to read in all. */
export type ReadingProgress = { readonly monthsRead: number; readonly monthsToRead: number };

/** How far reading one month is. */
export type MonthProgress = {
  readonly month: Month;
  /** Mailboxes of which this month, or an older one, is read: reading goes from the newest month to the oldest. */
  readonly mailboxesRead: number;
  /** What the month brought, as a range; null where fewer than a crowd contribute or one mailbox alone decides it. */
  readonly items: Band | null;
};

/** Months that are read of a mailbox: the one of today and the eleven before. */
export const MONTHS_TO_READ = 12;

/** The first of the months to read. @param now milliseconds since 1970 */
export function firstMonthToRead(now: number): Month {
  const date = new Date(startOfDay(monthOf(now)));
  date.setUTCMonth(date.getUTCMonth() - (MONTHS_TO_READ - 1));
  return monthOf(date.getTime());
}

/** The months to read, the oldest first. @param now milliseconds since 1970 */
export function monthsToRead(now: number): readonly Month[] {
  return monthsFrom(firstMonthToRead(now), monthOf(now));
}

/**
 * How far reading one mailbox is. A month counts as read when it or an older one of the last twelve is held: reading goes from the
 * newest month to the oldest, so what lies above a month that is held was read, and brought nothing where it is not held.
 *
 * @param held the months of which a batch is held, in any order
 * @param now milliseconds since 1970
 * @param upTo the moment a question is about: later months are neither read nor to read for it
 */
export function mailboxProgressOf(held: readonly Month[], now: number, upTo = now): ReadingProgress {
  return progressFrom(oldestOf(held, firstMonthToRead(now)), now, upTo);
}

/** Milliseconds since 1970; `upTo` is the moment the question is about. */
export type ProgressQuestion = { readonly now: number; readonly upTo: number; readonly leastColleagues: number };

/** How many mailboxes have the same oldest month of the last twelve; undefined where none of those months is held. */
export type MailboxesFrom = { readonly oldest: Month | undefined; readonly mailboxes: number };

/**
 * How far reading the mailboxes of a tenant is, on average and rounded down; null when all is read. Law 5 holds for it too: it is null
 * as well where the mailboxes are no crowd or the figure would be another one without one of them, so nobody's progress shows, nor that
 * somebody left, came back or is being read anew.
 */
export function tenantProgressOf(
  groups: readonly MailboxesFrom[],
  { now, upTo, leastColleagues }: ProgressQuestion,
): ReadingProgress | null {
  const items = groups.flatMap(({ oldest, mailboxes }, group) => {
    const { monthsRead } = progressFrom(oldest, now, upTo);
    return Array.from({ length: mailboxes }, (_, index) => ({ colleague: `${group} ${index}`, value: monthsRead }));
  });
  const monthsToRead = progressFrom(undefined, now, upTo).monthsToRead;
  const show = showFrom(crowdSize(leastColleagues));
  const monthsRead = show(addUp(items), ({ sum, count }) => Math.floor(sum / count));
  return monthsRead === null || monthsRead >= monthsToRead ? null : { monthsRead, monthsToRead };
}

function progressFrom(oldest: Month | undefined, now: number, upTo: number): ReadingProgress {
  const wanted = monthsToRead(now).filter((month) => month <= monthOf(upTo));
  return { monthsRead: wanted.filter((month) => isRead(month, oldest)).length, monthsToRead: wanted.length };
}

function isRead(month: Month, oldest: Month | undefined): boolean {
  return oldest !== undefined && oldest <= month;
}

/** The oldest month from `first` on; undefined when there is none. */
function oldestOf(held: readonly Month[], first: Month): Month | undefined {
  return held.filter((month) => month >= first).reduce<Month | undefined>(older, undefined);
}

function older(one: Month | undefined, other: Month): Month {
  return one === undefined || other < one ? other : one;
}

/**
 * How far reading is, month by month, the newest first. Items are a figure of a crowd (law 5): with exact counts, one mailbox's part would
 * show when its owner leaves.
 */
export function readingProgressOf(
  batches: readonly BatchDone[],
  now: number,
  leastColleagues: number,
): readonly MonthProgress[] {
  const show = showFrom(crowdSize(leastColleagues));
  const oldest = new Map<string, Month>();
  for (const { mailbox, month } of batches) oldest.set(mailbox, older(oldest.get(mailbox), month));
  return monthsToRead(now)
    .toReversed()
    .map((month) => {
      const brought = batches.filter((batch) => batch.month === month);
      const items = brought.map(({ mailbox, items }) => ({ colleague: mailbox, value: items }));
      return {
        month,
        mailboxesRead: [...oldest.values()].filter((first) => isRead(month, first)).length,
        items: show(addUp(items), ({ sum }) => countBand(sum)),
      };
    });
}
