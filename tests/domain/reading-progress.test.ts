import { describe, expect, test } from '@jest/globals';
import type { Month } from '../../src/domain/calendar.ts';
import { firstMonthToRead, readingProgressOf } from '../../src/domain/reading-progress.ts';

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
