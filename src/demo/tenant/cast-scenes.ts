import type { MadeUpContact } from './accounts.ts';
import { workingDayOnOrAfter, workingDayOnOrBefore } from './calendar/working-days.ts';
import { instant } from './calendar/working-hours.ts';
import {
  AMARA_DIALLO,
  ANA_DUARTE,
  HELENA_BRANDT,
  JONAS_WEBER,
  KENJI_MORI,
  MARCUS_FELDT,
  PRIYA_NAIR,
  ROLF_PETERSEN,
  SOFIA_LINDQVIST,
  YVONNE_MCKAY,
} from './cast.ts';
import type { Correspondent } from './correspondent.ts';
import type { Diary } from './diary.ts';
import { isCast, type MadeUpColleague } from './people.ts';
import type { Period } from './period.ts';
import type { Post } from './post.ts';

/** What happened between two of the cast, in days before today; a day off moves it to the working day before. */
type Scene = {
  readonly one: string;
  readonly other: string;
  /** Days with a mail and its answer, the two taking turns to begin. */
  readonly exchangesAgo: readonly number[];
  readonly meetingsAgo: readonly number[];
  /** Meetings so many days ahead. */
  readonly plannedIn: readonly number[];
};

/** Writes out what the cast did: nothing here is drawn, so that it holds for every seed and every day. */
export function playCast(
  post: Post,
  diary: Diary,
  period: Period,
  colleagues: readonly MadeUpColleague[],
  contacts: readonly MadeUpContact[],
): void {
  const byAddress = new Map<string, Correspondent>([...contacts, ...colleagues].map((who) => [who.address, who]));
  const find = (address: string): Correspondent => {
    const who = byAddress.get(address);
    if (who === undefined) throw new RangeError('The cast is incomplete.');
    return who;
  };
  for (const scene of [...SCENES, ...acquaintances(colleagues)]) playScene(post, diary, period, scene, find);
  const rolf = find(ROLF_PETERSEN.address);
  for (const [index, ago] of everyDays(350, 12, 13).entries()) {
    const to = find([PRIYA_NAIR, SOFIA_LINDQVIST, ANA_DUARTE][index % 3]?.address ?? PRIYA_NAIR.address);
    const day = workingDayOnOrBefore(period.last + 1 - ago, rolf);
    post.send({ conversation: post.nextConversation(), sentAt: instant(day, 11, rolf), from: rolf, to: [to] });
  }
}

function playScene(
  post: Post,
  diary: Diary,
  period: Period,
  scene: Scene,
  find: (address: string) => Correspondent,
): void {
  const today = period.last + 1;
  const one = find(scene.one);
  const other = find(scene.other);
  for (const [index, ago] of scene.exchangesAgo.entries()) {
    const day = workingDayOnOrBefore(today - ago, one);
    const [from, to] = index % 2 === 0 ? [other, one] : [one, other];
    const conversation = post.nextConversation();
    const sentAt = instant(day, 9 + (index % 5) / 2, one) + index * 1000;
    const answerAfter = (40 + ((index * 37) % 180)) * 60_000;
    post.send({ conversation, sentAt, from, to: [to] });
    post.send({ conversation, sentAt: sentAt + answerAfter, from: to, to: [from] });
  }
  const meet = (day: number, index: number): void => {
    const [organizer, who] = index % 2 === 0 ? [one, other] : [other, one];
    const startsAt = instant(day, 14, one);
    diary.enter({
      startsAt,
      endsAt: startsAt + 3_600_000,
      organizer,
      invited: [{ who, response: 'accepted', type: 'required' }],
    });
  };
  for (const [index, ago] of scene.meetingsAgo.entries()) meet(workingDayOnOrBefore(today - ago, one), index);
  for (const [index, days] of scene.plannedIn.entries()) meet(workingDayOnOrAfter(today + days, one) ?? today, index);
}

/** The six who met Yvonne McKay once, long ago. */
function acquaintances(colleagues: readonly MadeUpColleague[]): readonly Scene[] {
  const staying = colleagues.filter(
    (who) => who.kind === 'person' && who.lastDay === Number.POSITIVE_INFINITY && !isCast(who),
  );
  return [3, 9, 20, 33, 46, 58].map((place, index) => ({
    one: staying[place]?.address ?? ANA_DUARTE.address,
    other: YVONNE_MCKAY.address,
    exchangesAgo: [95 + 38 * index],
    meetingsAgo: [],
    plannedIn: [],
  }));
}

function everyDays(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.floor((from - to) / step) + 1 }, (_, index) => from - index * step);
}

const SCENES: readonly Scene[] = [
  {
    one: MARCUS_FELDT.address,
    other: YVONNE_MCKAY.address,
    exchangesAgo: everyDays(360, 3, 7),
    meetingsAgo: everyDays(340, 10, 30),
    plannedIn: [7],
  },
  {
    one: HELENA_BRANDT.address,
    other: YVONNE_MCKAY.address,
    exchangesAgo: [170, 110, 60, 20],
    meetingsAgo: [],
    plannedIn: [],
  },
  {
    one: SOFIA_LINDQVIST.address,
    other: YVONNE_MCKAY.address,
    exchangesAgo: [230, 130, 75, 30],
    meetingsAgo: [],
    plannedIn: [],
  },
  {
    one: PRIYA_NAIR.address,
    other: JONAS_WEBER.address,
    exchangesAgo: everyDays(357, 45, 4),
    meetingsAgo: everyDays(342, 62, 28),
    plannedIn: [],
  },
  {
    one: PRIYA_NAIR.address,
    other: AMARA_DIALLO.address,
    exchangesAgo: [170, 140, 115, 95, 80, 66, 54, 44, 35, 28, 22, 17, 13, 9, 6, 3],
    meetingsAgo: [42, 16, 5],
    plannedIn: [4, 12],
  },
  {
    one: PRIYA_NAIR.address,
    other: KENJI_MORI.address,
    exchangesAgo: everyDays(361, 4, 7),
    meetingsAgo: everyDays(344, 8, 28),
    plannedIn: [6],
  },
  {
    one: PRIYA_NAIR.address,
    other: MARCUS_FELDT.address,
    exchangesAgo: everyDays(354, 3, 9),
    meetingsAgo: everyDays(330, 15, 21),
    plannedIn: [5],
  },
];
