import { CALLED, MET, THEY_WROTE, WE_WROTE, WINDOW_DAYS } from './activity-calendar.ts';
import { type ExpectedContact, expectedContact } from './expected-contact.ts';
import { type HealthSettings, kindWeights, type WeightAdjustments } from './health-settings.ts';

/** How much contact there is against what is expected. Every level is 1 when the expectation is just met. */
export type ContactLevel = {
  /** What the score is made of: 0 or more, 1 when the expectation is met and both sides take part. */
  readonly ratio: number;
  /** Level of all contact, and of the days on which our side and the contact took part. */
  readonly all: number;
  readonly us: number;
  readonly them: number;
  /** Days with contact in the year before the question. */
  readonly activeDays: number;
  /** Days back to the last one; 1 is the day before the question. */
  readonly lastAge: number;
  /** The stretch of days (back from the question) that the levels are taken over. */
  readonly judgedDays: number;
};

/** What one side is given at most without the other's taking part. */
const ALONE = 0.25;

/** How soon the other side's part makes up for the rest: three tenths of the expected contact do. */
const TOGETHER = 1.75;

/**
 * The level of contact in a calendar (`activityCalendarOf`); undefined when there are too few days of contact to say
 * anything.
 *
 * A level is the sum over active days of 2^(-age / half-life) x the weight of the heaviest kind of contact that day,
 * divided by the same sum over the expected days. It is taken over the stretch of days, back from the question to one
 * of the active days, that suits the relationship best: so a young one is not measured against time before it began, and an
 * additional contact, however old, never lowers anything.
 */
export function contactLevelOf(calendar: Uint8Array, settings: HealthSettings): ContactLevel | undefined {
  const expected = expectedContact(settings.frequency);
  const weights = kindWeights(settings.adjustments);
  const sum = { all: 0, us: 0, them: 0, activeDays: 0, lastAge: 0 };
  const expectation = expectationFrom(expected);
  let best: ContactLevel | undefined;
  for (let age = 1; age <= WINDOW_DAYS; age++) {
    const bits = calendar[age] ?? 0;
    if (bits === 0) continue;
    const decay = 2 ** (-age / expected.halfLife);
    sum.all += decay * heaviest(bits, weights);
    sum.us += decay * heaviest(bits & (WE_WROTE | MET | CALLED), weights);
    sum.them += decay * heaviest(bits & (THEY_WROTE | MET | CALLED), weights);
    sum.activeDays += 1;
    if (sum.lastAge === 0) sum.lastAge = age;
    const level = levelOver(sum, expectation(age), expected, age);
    if (!best || level.ratio >= best.ratio) best = level;
  }
  return best && sum.activeDays >= expected.leastContacts ? { ...best, activeDays: sum.activeDays } : undefined;
}

type Sums = { all: number; us: number; them: number; activeDays: number; lastAge: number };

function levelOver(sum: Sums, expectation: number, expected: ExpectedContact, judgedDays: number): ContactLevel {
  const all = sum.all / expectation;
  const us = sum.us / expectation;
  const them = sum.them / expectation;
  const overdue = Math.max(0, sum.lastAge - expected.gapDays);
  const ratio = Math.min(all, togetherness(us, them)) * 2 ** (-overdue / expected.halfLife);
  return { ratio, all, us, them, activeDays: sum.activeDays, lastAge: sum.lastAge, judgedDays };
}

/**
 * The part of the two sides: 1.75 x the harmonic mean of their levels, and at most 0.25 for what only one side does.
 * It grows with either side, is 1 or more when contact is as expected and either side takes turns, and stays at 0.25
 * however much one side does alone.
 */
function togetherness(us: number, them: number): number {
  if (us + them === 0) return 0;
  return (TOGETHER * 2 * us * them) / (us + them) + ALONE * Math.min(1, us + them);
}

/** The sum that expected contact has over the last so many days; never over fewer contacts than are needed to judge. */
function expectationFrom(expected: ExpectedContact): (days: number) => number {
  const terms = expected.ages.map((age) => 2 ** (-age / expected.halfLife));
  let count = 0;
  let sum = 0;
  return (days) => {
    for (;;) {
      const age = expected.ages[count];
      if (age === undefined || (count >= expected.leastContacts && age > days)) return sum;
      sum += terms[count] ?? 0;
      count += 1;
    }
  };
}

function heaviest(bits: number, weights: WeightAdjustments): number {
  return Math.max(
    (bits & (WE_WROTE | THEY_WROTE)) === 0 ? 0 : weights.mail,
    (bits & MET) === 0 ? 0 : weights.meeting,
    (bits & CALLED) === 0 ? 0 : weights.call,
  );
}
