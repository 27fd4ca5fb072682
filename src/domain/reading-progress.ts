import { addUp } from './account-amounts.ts';
import { crowdSize, showFrom } from './account-crowd.ts';
import { type Band, countBand } from './bands.ts';
import { type Month, monthOf, monthsFrom, startOfDay } from './calendar.ts';

/** A batch that is done: one mailbox, one month, what it brought. */
export type BatchDone = { readonly mailbox: string; readonly month: Month; readonly items: number };

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
  for (const { mailbox, month } of batches) {
    const before = oldest.get(mailbox);
    if (before === undefined || month < before) oldest.set(mailbox, month);
  }
  return monthsToRead(now)
    .toReversed()
    .map((month) => {
      const brought = batches.filter((batch) => batch.month === month);
      const items = brought.map(({ mailbox, items }) => ({ colleague: mailbox, value: items }));
      return {
        month,
        mailboxesRead: [...oldest.values()].filter((first) => first <= month).length,
        items: show(addUp(items), ({ sum }) => countBand(sum)),
      };
    });
}
