import { type Day, dayNumber, dayOf } from './calendar.ts';
import type { DayTally, History } from './connection.ts';
import { keptSumAt, keptWeight, keptWeightOn, TRAFFIC_HALF_LIFE } from './decay.ts';

/** Traffic at which half of S is left in S': a colleague with hardly any outside traffic is a poor guess. */
const HALF_TRAFFIC = 3;

/**
 * The traffic A of a colleague as of a day: the sum, over all exchanges with contacts in the 365 days before `at`, of
 * 2^(-age / 30 days); 0 or more. A mail counts once for each contact on it, a meeting or call too; mass mail does not.
 */
export function trafficOf(histories: readonly History[], at: Day): number {
  const today = dayNumber(at);
  let traffic = 0;
  for (const { day, exchanges } of exchangesByDay(histories)) {
    const age = today - day;
    if (age >= 1 && age <= 365) traffic += exchanges * 2 ** (-age / TRAFFIC_HALF_LIFE);
  }
  return traffic;
}

/** The traffic sum to keep for a colleague, forward-decayed, over everything up to and including the day `through`. */
export function trafficSumOf(histories: readonly History[], through: Day): number {
  const last = dayNumber(through);
  let sum = 0;
  for (const { day, exchanges } of exchangesByDay(histories)) {
    if (day <= last) sum += exchanges * keptWeightOn(day, TRAFFIC_HALF_LIFE);
  }
  return sum;
}

/** The exchanges of one day that count for traffic: its mails without mass mail. */
export function exchangesOf(tally: Pick<DayTally, 'mailsIn' | 'mailsOut' | 'massIn' | 'massOut'>): number {
  return Math.max(0, tally.mailsIn - tally.massIn) + Math.max(0, tally.mailsOut - tally.massOut);
}

/** The kept traffic sum after one day's exchanges went from `before` to `after`. */
export function trafficSumAfter(sum: number, day: Day, before: number, after: number): number {
  return before === after ? sum : sum + (after - before) * keptWeight(day, TRAFFIC_HALF_LIFE);
}

/** A on the day `at` from the kept sum; 0 or more. */
export function trafficAt(sum: number, at: Day): number {
  return keptSumAt(sum, at, TRAFFIC_HALF_LIFE);
}

/** S' = S x A / (A + 3): what introducers are ordered by. Between 0 and S, and 0 without traffic. */
export function introducerScore(strength: number, traffic: number): number {
  if (traffic === Number.POSITIVE_INFINITY) return strength;
  return (strength * traffic) / (traffic + HALF_TRAFFIC);
}

function exchangesByDay(histories: readonly History[]): readonly { day: number; exchanges: number }[] {
  const days = new Map<number, number>();
  const add = (day: number, exchanges: number) => {
    if (exchanges > 0) days.set(day, (days.get(day) ?? 0) + exchanges);
  };
  for (const history of histories) {
    for (const tally of history.days) add(dayNumber(tally.day), exchangesOf(tally));
    for (const meeting of history.meetings) add(dayNumber(dayOf(meeting.startsAt)), 1);
  }
  return [...days].map(([day, exchanges]) => ({ day, exchanges })).sort((a, b) => a.day - b.day);
}
