import { beforeAll, describe, expect, test } from '@jest/globals';
import { addressOf, type Event, type Message, readLines, type User, withTenant } from './read-tenant.ts';

let users: User[];
let byPeople: Message[];
let messages: Message[];
let events: Event[];

beforeAll(async () => {
  await withTenant({ today: '2025-06-18', scale: 0.2 }, async (tenant) => {
    users = await readLines<User>(tenant.users);
    messages = await readLines<Message>(tenant.messages);
    events = await readLines<Event>(tenant.events);
  });
  const people = new Set(users.filter(({ userType }) => userType === 'Member').map(({ mail }) => mail));
  byPeople = messages.filter(({ from, isDraft }) => people.has(addressOf(from)) && !isDraft);
});

describe('a year of work', () => {
  test('leaves a little mail for the weekend, and only a little', () => {
    const share = shareOf(byPeople, ({ sentDateTime }) => [0, 6].includes(new Date(sentDateTime).getUTCDay()));
    expect(share).toBeGreaterThan(0.002);
    expect(share).toBeLessThan(0.05);
  });

  test('happens in office hours, with some evenings and no nights', () => {
    const hours = ({ sentDateTime }: Message): number => new Date(sentDateTime).getUTCHours();
    expect(shareOf(byPeople, (mail) => hours(mail) >= 6 && hours(mail) < 18)).toBeGreaterThan(0.88);
    expect(shareOf(byPeople, (mail) => hours(mail) >= 18)).toBeGreaterThan(0.02);
    expect(shareOf(byPeople, (mail) => hours(mail) < 5)).toBe(0);
  });

  test('stands nearly still on public holidays', () => {
    const onDay = (day: string): number => byPeople.filter(({ sentDateTime }) => sentDateTime.startsWith(day)).length;
    const onWednesday = onDay('2025-04-23');
    expect(onWednesday).toBeGreaterThan(30);
    for (const holiday of ['2024-12-25', '2024-12-26', '2025-01-01', '2025-04-18', '2025-04-21', '2025-05-01']) {
      expect(onDay(holiday)).toBeLessThan(onWednesday * 0.2);
    }
  });

  test('lets people on holiday write next to nothing', () => {
    const holidays = events.filter(({ isAllDay }) => isAllDay);
    const mailOf = new Map(users.map(({ id, mail }) => [id, mail]));
    let days = 0;
    let mails = 0;
    for (const { mailbox, start, end } of holidays) {
      const isDuring = ({ sentDateTime }: Message): boolean =>
        sentDateTime >= start.dateTime.slice(0, 19) && sentDateTime < end.dateTime.slice(0, 19);
      days += (Date.parse(`${end.dateTime}Z`) - Date.parse(`${start.dateTime}Z`)) / 86_400_000;
      mails += byPeople.filter((mail) => addressOf(mail.from) === mailOf.get(mailbox) && isDuring(mail)).length;
    }
    const copiesADay = byPeople.length / 115 / 365;
    expect(days).toBeGreaterThan(1500);
    expect(mails / days).toBeLessThan(copiesADay * 0.15);
  });

  test('ends for leavers on their last day: nothing sent, nothing received, no meeting', () => {
    const leavers = users.filter(({ accountEnabled }) => !accountEnabled);
    expect(leavers).toHaveLength(6);
    for (const leaver of leavers) {
      const held = messages.filter(({ mailbox }) => mailbox === leaver.id);
      const last = held.at(-1)?.sentDateTime ?? '';
      expect(held.length).toBeGreaterThan(20);
      expect(last < '2025-05-10').toBe(true);
      const sent = messages.filter(({ from }) => addressOf(from) === leaver.mail);
      expect(sent.filter(({ sentDateTime }) => sentDateTime > last)).toEqual([]);
      const meetings = events.filter(({ mailbox, isAllDay }) => mailbox === leaver.id && !isAllDay);
      expect(
        meetings.filter(({ start }) => Date.parse(`${start.dateTime}Z`) > Date.parse(last) + 30 * 86_400_000),
      ).toEqual([]);
    }
  });
});

function shareOf<T>(list: readonly T[], is: (item: T) => boolean): number {
  return list.filter(is).length / list.length;
}
