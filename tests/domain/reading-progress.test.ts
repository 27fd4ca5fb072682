import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Month } from '../../src/domain/calendar.ts';
import {
  firstMonthToRead,
  type MailboxesFrom,
  mailboxProgressOf,
  monthsToRead,
  readingProgressOf,
  tenantProgressOf,
} from '../../src/domain/reading-progress.ts';

const NOW = Date.UTC(2026, 5, 30, 23);

function batch(mailbox: string, month: string, items = 100) {
  return { mailbox, month: `${month}-01` as Month, items };
}

describe('how far reading is', () => {
  test('covers this month and the eleven before, the newest first, whatever day it is', () => {
    const months = readingProgressOf([], NOW, 5).map(({ month }) => month);
    expect(months).toHaveLength(12);
    expect([months[0], months.at(-1)]).toEqual(['2026-06-01', '2025-07-01']);
    expect(firstMonthToRead(Date.UTC(2026, 2, 31))).toBe('2025-04-01');
  });

  test('counts a month without mail as read when an older one is', () => {
    const months = readingProgressOf([batch('a', '2026-06'), batch('a', '2026-03'), batch('b', '2026-06')], NOW, 3);
    expect(months.slice(0, 5).map(({ mailboxesRead }) => mailboxesRead)).toEqual([2, 1, 1, 1, 0]);
  });

  test('tells items as a range of a crowd, and none that one mailbox decides', () => {
    const itemsOf = (...items: readonly number[]) =>
      readingProgressOf(
        items.map((count, index) => batch(`m${index}`, '2026-06', count)),
        NOW,
        3,
      )[0]?.items;
    expect(itemsOf(2, 2)).toBeNull();
    expect(itemsOf(2, 2, 1)).toEqual({ from: 1, to: 5 });
    expect(itemsOf(100, 100, 100, 80)).toEqual({ from: 251, to: 500 });
    expect(itemsOf(10, 10, 10, 9000)).toBeNull();
  });
});

const month = (text: string) => `${text}-01` as Month;
const MONTHS = monthsToRead(NOW);
/** The oldest month of a mailbox, or that none is held. */
const oldestMonth = fc.option(fc.constantFrom(...MONTHS), { nil: undefined });

describe('the months read of one mailbox', () => {
  test('are those from the oldest of the last twelve that is held: an empty month between is read', () => {
    expect(mailboxProgressOf([], NOW)).toEqual({ monthsRead: 0, monthsToRead: 12 });
    expect(mailboxProgressOf([month('2026-06'), month('2026-03')], NOW)).toEqual({ monthsRead: 4, monthsToRead: 12 });
    expect(mailboxProgressOf([month('2025-07')], NOW)).toEqual({ monthsRead: 12, monthsToRead: 12 });
  });

  test('are none where only older months are held, as of an old archive', () => {
    expect(mailboxProgressOf([month('2025-06'), month('2001-02')], NOW).monthsRead).toBe(0);
    expect(mailboxProgressOf([month('2001-02'), month('2026-05')], NOW).monthsRead).toBe(2);
  });

  test('count for a question about the past up to its month, and there is nothing to wait for before the last twelve', () => {
    const inApril = Date.UTC(2026, 3, 10);
    expect(mailboxProgressOf([month('2026-03')], NOW, inApril)).toEqual({ monthsRead: 2, monthsToRead: 10 });
    expect(mailboxProgressOf([], NOW, Date.UTC(2001, 6, 15))).toEqual({ monthsRead: 0, monthsToRead: 0 });
  });

  test('are what the administrator is told, whatever is held', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...MONTHS)), (held) => {
        const told = readingProgressOf(
          held.map((one) => ({ mailbox: 'a', month: one, items: 1 })),
          NOW,
          5,
        );
        const sum = told.reduce((months, { mailboxesRead }) => months + mailboxesRead, 0);
        expect(mailboxProgressOf(held, NOW).monthsRead).toBe(sum);
      }),
    );
  });
});

describe('how far reading a tenant is, for everybody', () => {
  const one = (oldest: Month | undefined): MailboxesFrom => ({ oldest, mailboxes: 1 });
  const told = (groups: readonly MailboxesFrom[], leastColleagues = 5, upTo = NOW) =>
    tenantProgressOf(groups, { now: NOW, upTo, leastColleagues });

  test('is the average of all mailboxes, rounded down, those not begun included', () => {
    const groups = [
      { oldest: month('2026-05'), mailboxes: 6 },
      { oldest: undefined, mailboxes: 2 },
    ];
    expect(told(groups)).toEqual({ monthsRead: 1, monthsToRead: 12 });
  });

  test('is not told once all is read, nor of fewer than a crowd', () => {
    expect(told([{ oldest: month('2025-07'), mailboxes: 40 }])).toBeNull();
    expect(told([{ oldest: month('2026-06'), mailboxes: 4 }])).toBeNull();
    expect(told([{ oldest: month('2026-06'), mailboxes: 5 }])).toEqual({ monthsRead: 1, monthsToRead: 12 });
    expect(told([])).toBeNull();
  });

  test('is not told where one mailbox alone is still being read', () => {
    expect(told([{ oldest: month('2025-07'), mailboxes: 40 }, one(month('2026-06'))])).toBeNull();
  });

  test('is not told of days of which nothing will be read', () => {
    expect(told([{ oldest: month('2026-06'), mailboxes: 9 }], 5, Date.UTC(2001, 6, 15))).toBeNull();
  });

  test('reveals nothing of one colleague: whatever is read of one mailbox, or that it is there, never turns a figure into another', () => {
    fc.assert(
      fc.property(
        fc.array(oldestMonth, { minLength: 3, maxLength: 12 }),
        fc.option(oldestMonth, { nil: null }),
        fc.integer({ min: 3, max: 6 }),
        (mailboxes, instead, leastColleagues) => {
          const [, ...others] = mailboxes;
          const before = told(mailboxes.map(one), leastColleagues);
          const after = told([...others, ...(instead === null ? [] : [instead])].map(one), leastColleagues);
          if (before !== null && after !== null) expect(after).toEqual(before);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
