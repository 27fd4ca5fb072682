import { describe, expect, test } from '@jest/globals';
import {
  AMARA_DIALLO,
  ANA_DUARTE,
  type CastColleague,
  type CastContact,
  HELENA_BRANDT,
  JONAS_WEBER,
  KENJI_MORI,
  MARCUS_FELDT,
  PRIYA_NAIR,
  ROLF_PETERSEN,
  SOFIA_LINDQVIST,
  TOM_OKAFOR,
  TRADEWINDS_NEWS,
  YVONNE_MCKAY,
} from '../../../src/demo/tenant/cast.ts';
import { addressOf, type Event, type Message, readLines, recipientsOf, type User, withTenant } from './read-tenant.ts';

type Tally = { day: string; in: number; out: number; met: number };
type World = { today: string; users: User[]; messages: Message[]; events: Event[] };

const WORLDS = [
  { today: '2025-06-18', seed: 1 },
  // The days after Easter, after Christmas, and a leap year.
  { today: '2025-04-22', seed: 7 },
  { today: '2027-01-04', seed: 3 },
  { today: '2024-03-01', seed: 12 },
];

describe.each(WORLDS)('the cast on $today with seed $seed', ({ today, seed }) => {
  const world = withTenant(
    { today, seed, scale: 0.05 },
    async (tenant): Promise<World> => ({
      today,
      users: await readLines<User>(tenant.users),
      messages: await readLines<Message>(tenant.messages),
      events: await readLines<Event>(tenant.events),
    }),
  );

  test('Yvonne McKay is strong with Marcus, medium with two, weak with six, unknown to Priya', async () => {
    const all = await world;
    const people = all.users.filter(({ mailboxSettings }) => mailboxSettings.userPurpose === 'user');
    const scores = new Map(people.map(({ id, displayName }) => [displayName, strength(all, id, YVONNE_MCKAY)]));
    const within = (from: number, to: number) =>
      [...scores].filter(([, score]) => score >= from && score < to).map(([name]) => name);
    expect(within(3, Number.POSITIVE_INFINITY)).toEqual([nameOf(MARCUS_FELDT)]);
    expect(within(1, 3).sort()).toEqual([nameOf(HELENA_BRANDT), nameOf(SOFIA_LINDQVIST)]);
    expect(within(0.01, 1)).toHaveLength(6);
    expect(scores.get(nameOf(PRIYA_NAIR))).toBe(0);
    const planned = daysOf(all, MARCUS_FELDT.objectId, YVONNE_MCKAY).filter(({ day }) => day >= today);
    expect(planned).toHaveLength(1);
  });

  test('Priya Nair knows nobody at Yvonne McKay’s company but can ask Marcus Feldt', async () => {
    const all = await world;
    const hers = all.messages.filter(({ mailbox }) => mailbox === PRIYA_NAIR.objectId);
    const few = hers.filter((message) => recipientsOf(message).length <= 10);
    const parties = new Set(few.flatMap((message) => [addressOf(message.from), ...recipientsOf(message)]));
    expect([...parties].filter((address) => /@(eu\.)?fourthcoffee\.example$/.test(address))).toEqual([]);
    expect(parties).toContain(MARCUS_FELDT.address);
    expect(hers.filter(({ from }) => addressOf(from) === MARCUS_FELDT.address).length).toBeGreaterThan(20);
  });

  test('Jonas Weber was strong and has been silent for 45 to 51 days', async () => {
    const days = daysOf(await world, PRIYA_NAIR.objectId, JONAS_WEBER);
    const silence = agesOf(days, today).at(-1);
    expect(silence).toBeGreaterThanOrEqual(45);
    expect(silence).toBeLessThanOrEqual(51);
    expect(days.length).toBeGreaterThan(50);
    expect(strength(await world, PRIYA_NAIR.objectId, JONAS_WEBER)).toBeGreaterThan(3);
  });

  test('Amara Diallo is met more and more often, with meetings planned', async () => {
    const days = daysOf(await world, PRIYA_NAIR.objectId, AMARA_DIALLO);
    const ages = agesOf(
      days.filter(({ day }) => day < today),
      today,
    );
    const between = (from: number, to: number) => ages.filter((age) => age >= from && age < to).length;
    expect(between(190, 366)).toBe(0);
    expect(between(0, 30)).toBeGreaterThan(between(30, 60));
    expect(between(30, 60)).toBeGreaterThan(between(120, 150));
    expect(days.filter(({ day }) => day >= today).length).toBe(2);
  });

  test('Kenji Mori and Priya Nair write to each other every week', async () => {
    const days = daysOf(await world, PRIYA_NAIR.objectId, KENJI_MORI);
    const exchanges = days.filter((tally) => tally.in > 0 && tally.out > 0);
    const ages = agesOf(exchanges, today);
    const gaps = ages.slice(1).map((age, at) => (ages[at] ?? 0) - age);
    expect(ages.length).toBeGreaterThanOrEqual(49);
    expect(ages.at(-1)).toBeLessThanOrEqual(10);
    // Two weeks of holiday, half a year ago.
    expect(gaps.filter((gap) => gap > 12).length).toBeLessThanOrEqual(1);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(28);
  });

  test('nobody ever wrote to Rolf Petersen, who writes to three', async () => {
    const { messages } = await world;
    const his = messages.filter(({ from }) => addressOf(from) === ROLF_PETERSEN.address);
    expect(new Set(his.map(({ mailbox }) => mailbox))).toEqual(
      new Set([PRIYA_NAIR, SOFIA_LINDQVIST, ANA_DUARTE].map(({ objectId }) => objectId)),
    );
    expect(his.length).toBeGreaterThan(20);
    expect(messages.filter((message) => recipientsOf(message).includes(ROLF_PETERSEN.address))).toEqual([]);
  });

  test('the newsletter reaches many and is never answered', async () => {
    const { messages } = await world;
    const issues = messages.filter(({ from }) => addressOf(from) === TRADEWINDS_NEWS.address);
    expect(new Set(issues.map(({ mailbox }) => mailbox)).size).toBeGreaterThanOrEqual(50);
    expect(messages.filter((message) => recipientsOf(message).includes(TRADEWINDS_NEWS.address))).toEqual([]);
  });

  test('the fixed colleagues are in the directory as cast', async () => {
    const { users } = await world;
    for (const cast of [PRIYA_NAIR, MARCUS_FELDT, HELENA_BRANDT, SOFIA_LINDQVIST, ANA_DUARTE, TOM_OKAFOR]) {
      const user = users.find(({ id }) => id === cast.objectId);
      expect(user).toMatchObject({ displayName: nameOf(cast), mail: cast.address, department: cast.department });
      expect(user?.accountEnabled).toBe(true);
      expect(user?.userType).toBe(cast === TOM_OKAFOR ? 'Guest' : 'Member');
    }
  });
});

function nameOf({ givenName, surname }: CastColleague): string {
  return `${givenName} ${surname}`;
}

/** The day tallies between a mailbox's owner and a contact, oldest first, planned meetings included. */
function daysOf({ messages, events }: World, mailbox: string, contact: CastContact): Tally[] {
  const tallies = new Map<string, Tally>();
  const add = (day: string, what: 'in' | 'out' | 'met'): void => {
    const tally = tallies.get(day) ?? { day, in: 0, out: 0, met: 0 };
    tallies.set(day, { ...tally, [what]: tally[what] + 1 });
  };
  for (const message of messages) {
    if (message.mailbox !== mailbox || message.isDraft) continue;
    if (addressOf(message.from) === contact.address) add(message.sentDateTime.slice(0, 10), 'in');
    else if (recipientsOf(message).includes(contact.address)) add(message.sentDateTime.slice(0, 10), 'out');
  }
  for (const event of events) {
    const there = [event.organizer, ...event.attendees].map(addressOf);
    if (event.mailbox === mailbox && there.includes(contact.address)) add(event.start.dateTime.slice(0, 10), 'met');
  }
  return [...tallies.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** Days before today of each tally. */
function agesOf(days: readonly Tally[], today: string): number[] {
  return days.map(({ day }) => (Date.parse(today) - Date.parse(day)) / 86_400_000);
}

/** S as in docs/FORMULAS.md, over the days before today. */
function strength(world: World, mailbox: string, contact: CastContact): number {
  const days = daysOf(world, mailbox, contact).filter(({ day }) => day < world.today);
  const ages = agesOf(days, world.today);
  return days.reduce(
    (total, tally, at) => total + 2 ** (-(ages[at] ?? 0) / 120) * (tally.in > 0 || tally.met > 0 ? 1 : 0.7),
    0,
  );
}
