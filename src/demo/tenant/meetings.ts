import { isAtWork, workingDayOnOrAfter } from './calendar/working-days.ts';
import { instant } from './calendar/working-hours.ts';
import type { Correspondent } from './correspondent.ts';
import type { Diary, Invited, Response } from './diary.ts';
import { everybodyList } from './inside-mail.ts';
import type { MadeUpColleague } from './people.ts';
import type { Period } from './period.ts';
import { chance, pick, type Random, wholeBetween } from './random.ts';
import type { Tie } from './ties.ts';

const MILLISECONDS_A_DAY = 86_400_000;

/** Enters the meetings with contacts, about one to eight conversations, and those planned with the livelier ones. */
export function enterOutsideMeetings(
  diary: Diary,
  random: Random,
  period: Period,
  ties: readonly Tie[],
  colleagues: readonly MadeUpColleague[],
): void {
  const rooms = colleagues.filter(({ kind }) => kind === 'room');
  const knowersOf = Map.groupBy(ties, ({ contact }) => contact);
  for (const tie of ties.filter(({ answerChance }) => answerChance > 0)) {
    const knowers = (knowersOf.get(tie.contact) ?? []).map(({ colleague }) => colleague);
    const enterOn = (wanted: number): void => {
      const day = workingDayOnOrAfter(wanted, tie.colleague);
      if (day === undefined || day > period.lastPlanned) return;
      const isOurs = chance(random, 0.6);
      const [organizer, partner] = isOurs ? [tie.colleague, tie.contact] : [tie.contact, tie.colleague];
      const invited: Invited[] = [{ who: partner, response: inventResponse(random), type: 'required' }];
      const extra = pick(random, knowers);
      if (chance(random, 0.2) && extra !== tie.colleague) {
        invited.push({ who: extra, response: responseOn(random, day, extra), type: 'optional' });
      }
      if (isOurs && chance(random, 0.2))
        invited.push({ who: pick(random, rooms), response: 'accepted', type: 'resource' });
      enterOne(diary, random, day, organizer, invited);
    };
    for (let count = 0; count < tie.conversations; count += 1) {
      if (chance(random, 0.13)) enterOn(wholeBetween(random, period.first, period.last));
    }
    if (tie.conversations > 7 && tie.course !== 'cooling' && chance(random, 0.35)) {
      enterOn(wholeBetween(random, period.last + 1, period.lastPlanned));
    }
  }
}

/** Enters the meetings between colleagues: teams each week, leads with each of theirs each fortnight, everybody each month. */
export function enterInsideMeetings(
  diary: Diary,
  random: Random,
  period: Period,
  colleagues: readonly MadeUpColleague[],
  scale: number,
): void {
  const people = colleagues.filter(({ kind }) => kind === 'person');
  const every = (days: number): number => Math.round(days / scale);
  for (const team of Map.groupBy(people, ({ team }) => team).values()) {
    const lead = team.find(({ isLead }) => isLead);
    if (lead === undefined) continue;
    const members = team.filter((member) => member !== lead);
    repeat(period, every(7), wholeBetween(random, 0, 4), lead, (day) =>
      enterOne(diary, random, day, lead, invite(random, day, members)),
    );
    for (const member of members) {
      repeat(period, every(14), wholeBetween(random, 0, 11), lead, (day) =>
        enterOne(diary, random, day, lead, invite(random, day, [member])),
      );
    }
  }
  const host = people.find(({ department }) => department === 'Executive');
  if (host === undefined) return;
  const everybody: Invited = { who: everybodyList(people), response: 'none', type: 'required' };
  repeat(period, every(30), 2, host, (day) => enterOne(diary, random, day, host, [everybody]));
}

/** Enters everybody's own holidays as whole days. */
export function enterDaysOff(diary: Diary, period: Period, colleagues: readonly MadeUpColleague[]): void {
  for (const colleague of colleagues) {
    for (const { from, to } of colleague.daysOff) {
      if (from < period.first || to > period.lastPlanned || colleague.kind !== 'person') continue;
      const startsAt = from * MILLISECONDS_A_DAY;
      const endsAt = (to + 1) * MILLISECONDS_A_DAY;
      diary.enter({ startsAt, endsAt, organizer: colleague, invited: [], isAllDay: true });
    }
  }
}

function repeat(
  period: Period,
  everyDays: number,
  offset: number,
  lead: MadeUpColleague,
  hold: (day: number) => void,
): void {
  for (let day = period.first + offset; day <= period.lastPlanned; day += everyDays) if (isAtWork(day, lead)) hold(day);
}

function enterOne(
  diary: Diary,
  random: Random,
  day: number,
  organizer: Correspondent,
  invited: readonly Invited[],
): void {
  const startsAt = instant(day, wholeBetween(random, 18, 33) / 2, organizer);
  const endsAt = startsAt + pick(random, [30, 30, 45, 60, 60, 90]) * 60_000;
  const isCancelled = chance(random, 0.06);
  diary.enter({
    startsAt,
    endsAt,
    organizer,
    invited,
    isCancelled,
    sensitivity: chance(random, 0.03) ? 'private' : 'normal',
  });
}

function invite(random: Random, day: number, people: readonly MadeUpColleague[]): readonly Invited[] {
  return people.map((who) => ({ who, response: responseOn(random, day, who), type: 'required' }));
}

function responseOn(random: Random, day: number, who: Correspondent): Response {
  return isAtWork(day, who) ? inventResponse(random) : 'declined';
}

function inventResponse(random: Random): Response {
  const draw = random();
  if (draw < 0.8) return 'accepted';
  if (draw < 0.87) return 'tentativelyAccepted';
  return draw < 0.93 ? 'none' : 'declined';
}
