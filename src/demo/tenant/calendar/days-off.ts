import { dayNumber, dayOf, parseDay } from '../../../domain/calendar.ts';
import type { Period } from '../period.ts';
import { chance, type Random, wholeBetween } from '../random.ts';
import type { DaysOff } from './working-days.ts';

const MILLISECONDS_A_DAY = 86_400_000;

/** The holidays of one person: two or three weeks in summer, mostly the days after Christmas, one or two other weeks. */
export function inventDaysOff(random: Random, period: Period): readonly DaysOff[] {
  const daysOff: DaysOff[] = [];
  for (let year = yearOf(period.first); year <= yearOf(period.lastPlanned); year += 1) {
    const inYear = (monthAndDay: string): number => {
      const day = parseDay(`${year}-${monthAndDay}`);
      return day === undefined ? 0 : dayNumber(day);
    };
    const summer = inYear('07-01') + wholeBetween(random, 0, 48);
    daysOff.push({ from: summer, to: summer + wholeBetween(random, 11, 20) });
    const spring = inYear('02-01') + wholeBetween(random, 0, 120);
    daysOff.push({ from: spring, to: spring + wholeBetween(random, 4, 9) });
    if (chance(random, 0.7)) daysOff.push({ from: inYear('12-24'), to: inYear('12-31') });
    if (chance(random, 0.5)) {
      const autumn = inYear('10-01') + wholeBetween(random, 0, 40);
      daysOff.push({ from: autumn, to: autumn + wholeBetween(random, 4, 8) });
    }
  }
  return daysOff.filter(({ from, to }) => to >= period.first && from <= period.lastPlanned);
}

/** The holidays of a fixed colleague: two weeks, always as long ago, so that what docs tell of them holds in every season. */
export function castDaysOff(period: Period): readonly DaysOff[] {
  return [{ from: period.last - 204, to: period.last - 191 }];
}

function yearOf(day: number): number {
  return Number(dayOf(day * MILLISECONDS_A_DAY).slice(0, 4));
}
