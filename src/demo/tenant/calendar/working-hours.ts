import { between, chance, normal, type Random } from '../random.ts';
import { type Availability, isAtWork, workingDayOnOrAfter } from './working-days.ts';

const MILLISECONDS_A_DAY = 86_400_000;
const MILLISECONDS_AN_HOUR = 3_600_000;
const OPENS_AT = 7.5;
const CLOSES_AT = 18.5;

/**
 * An instant (milliseconds since 1970, whole seconds) on the given day, by the person's own clock: mostly before noon or
 * in the afternoon, one in fourteen in the evening.
 */
export function momentOn(random: Random, day: number, who: Availability): number {
  const hour = chance(random, 0.07) ? between(random, CLOSES_AT, 22.5) : officeHour(random);
  return instant(day, hour, who);
}

/** When somebody who means to answer at `meantFor` really does: then if at work, else mostly on the next working morning. */
export function answeredAt(random: Random, meantFor: number, who: Availability): number | undefined {
  const local = meantFor + who.utcOffsetHours * MILLISECONDS_AN_HOUR;
  const day = Math.floor(local / MILLISECONDS_A_DAY);
  const hour = (local - day * MILLISECONDS_A_DAY) / MILLISECONDS_AN_HOUR;
  const isWorkingDay = isAtWork(day, who);
  if (isWorkingDay && hour >= OPENS_AT && hour < CLOSES_AT) return wholeSecond(meantFor);
  if (isWorkingDay && hour >= CLOSES_AT && hour < 22.5 && chance(random, 0.15)) return wholeSecond(meantFor);
  const next = workingDayOnOrAfter(isWorkingDay && hour < OPENS_AT ? day : day + 1, who);
  if (next === undefined) return undefined;
  return instant(next, 8 + between(random, 0, 1) ** 2 * 6, who);
}

/** The instant at which that local hour (9.5 is half past nine) begins for the person. */
export function instant(day: number, hour: number, who: Availability): number {
  return wholeSecond(day * MILLISECONDS_A_DAY + (hour - who.utcOffsetHours) * MILLISECONDS_AN_HOUR);
}

function officeHour(random: Random): number {
  const hour = chance(random, 0.52) ? normal(random, 10.1, 1.1) : normal(random, 14.7, 1.5);
  return Math.min(CLOSES_AT - 0.01, Math.max(OPENS_AT + random(), hour));
}

function wholeSecond(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}
