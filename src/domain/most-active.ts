import { activityCalendarOf } from './activity-calendar.ts';
import type { Day } from './calendar.ts';
import type { History } from './connection.ts';

/** Days that the most active people are taken from, and how many people are named. */
const DAYS = 90;
const PEOPLE = 3;

/** A person (by address) and on how many of the last 90 days they had contact. */
export type ActivePerson = { readonly address: string; readonly activeDays: number };

/**
 * The three people with contact on most days of the 90 before `at`, most first, equals by address; people without any
 * are left out, mass mail is no contact. Give one history a person, merged over the other side (`mergeHistories`), and
 * only people the reader may see.
 */
export function mostActiveOf(
  people: readonly { readonly address: string; readonly history: History }[],
  at: Day,
): readonly ActivePerson[] {
  return people
    .map(({ address, history }) => ({ address, activeDays: activeDaysOf(history, at) }))
    .filter(({ activeDays }) => activeDays > 0)
    .sort((a, b) => b.activeDays - a.activeDays || (a.address < b.address ? -1 : Number(a.address > b.address)))
    .slice(0, PEOPLE);
}

function activeDaysOf(history: History, at: Day): number {
  return activityCalendarOf(history, at).reduce((count, bits, age) => count + Number(bits !== 0 && age <= DAYS), 0);
}
