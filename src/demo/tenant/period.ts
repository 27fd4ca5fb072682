import { type Day, dayNumber } from '../../domain/calendar.ts';

/** The time the made-up tenant covers, as day numbers since 1970. */
export type Period = {
  /** The first day with mail. */
  readonly first: number;
  /** The last day with mail: yesterday. */
  readonly last: number;
  /** The last day a meeting is planned for. */
  readonly lastPlanned: number;
};

const DAYS_OF_MAIL = 365;
const DAYS_PLANNED = 21;

/** The 365 days before `today`, and the three weeks of planned meetings that follow. */
export function periodBefore(today: Day): Period {
  const day = dayNumber(today);
  return { first: day - DAYS_OF_MAIL, last: day - 1, lastPlanned: day + DAYS_PLANNED - 1 };
}
