import type { Frequency } from './health-settings.ts';

/** What contact at the expected frequency looks like, seen from the least favourable day: just before the next one is due. */
export type ExpectedContact = {
  /** Days from one contact to the next, at most: 3 for every day, because of the weekend. */
  readonly gapDays: number;
  /** Half-life of the terms of a level, in days: 30, or twice the time between contacts if that is more. */
  readonly halfLife: number;
  /** Days of contact needed before anything is said, and the fewest that a level is ever measured against. */
  readonly leastContacts: number;
  /** `every week`, for sentences. */
  readonly words: string;
  /** Ages in days of the contacts of a year, newest first. */
  readonly ages: readonly number[];
};

const WINDOW_DAYS = 365;

/** The expectation of a frequency. A month is 31 days and a quarter 92, so that the calendar's own never come too late. */
export function expectedContact(frequency: Frequency): ExpectedContact {
  switch (frequency) {
    case 'day':
      return { gapDays: 3, halfLife: 30, leastContacts: 10, words: 'every working day', ages: WORKING_DAY_AGES };
    case 'week':
      return { gapDays: 7, halfLife: 30, leastContacts: 4, words: 'every week', ages: everySoMany(7) };
    case 'two weeks':
      return { gapDays: 14, halfLife: 30, leastContacts: 4, words: 'every two weeks', ages: everySoMany(14) };
    case 'month':
      return { gapDays: 31, halfLife: 62, leastContacts: 3, words: 'every month', ages: everySoMany(31) };
    case 'quarter':
      return { gapDays: 92, halfLife: 184, leastContacts: 2, words: 'every quarter', ages: everySoMany(92) };
  }
}

/** Monday before anything happened: Friday is 3 days ago, Thursday 4, … and the week before lies 7 days further back. */
const WORKING_DAY_AGES: readonly number[] = Array.from(
  { length: WINDOW_DAYS },
  (_, index) => 3 + 7 * Math.floor(index / 5) + (index % 5),
).filter((age) => age <= WINDOW_DAYS);

function everySoMany(days: number): readonly number[] {
  return Array.from({ length: Math.floor(WINDOW_DAYS / days) }, (_, index) => (index + 1) * days);
}
