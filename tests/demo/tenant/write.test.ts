import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CAST_COLLEAGUES, TENANT } from '../../../src/demo/tenant/cast.ts';
import { type MadeUpTenant, writeMadeUpTenant } from '../../../src/demo/tenant/write.ts';
import type { Day } from '../../../src/domain/calendar.ts';
import {
  addressOf,
  type Event,
  fingerprint,
  type Message,
  readLines,
  recipientsOf,
  type User,
  withTenant,
} from './read-tenant.ts';

const MESSAGE_FIELDS =
  'ccRecipients conversationId from id internetMessageId isDraft mailbox receivedDateTime sender sentDateTime toRecipients';
const EVENT_FIELDS = 'attendees end iCalUId id isAllDay isCancelled mailbox organizer responseStatus sensitivity start';
const USER_FIELDS =
  'accountEnabled department displayName givenName id jobTitle mail mailboxSettings proxyAddresses surname userPrincipalName userType';

let directory: string;
let tenant: MadeUpTenant;
let users: User[];
let messages: Message[];
let events: Event[];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'made-up-tenant-'));
  tenant = await writeMadeUpTenant({ directory, today: '2025-06-18' as Day, scale: 0.1 });
  users = await readLines<User>(tenant.users);
  messages = await readLines<Message>(tenant.messages);
  events = await readLines<Event>(tenant.events);
});

afterAll(() => rm(directory, { recursive: true }));

describe('writing the made-up tenant', () => {
  test('gives other bytes for another seed and for another day, with the cast unchanged', async () => {
    const here = await fingerprint(tenant);
    for (const options of [
      { today: '2025-06-18', seed: 2, scale: 0.1 },
      { today: '2025-06-19', scale: 0.1 },
    ]) {
      await withTenant(options, async (other) => {
        expect(await fingerprint(other)).not.toBe(here);
        const ids = (await readLines<User>(other.users)).map(({ id }) => id);
        for (const { objectId } of CAST_COLLEAGUES) expect(ids).toContain(objectId);
      });
    }
  });

  test('writes as many lines as it says', () => {
    expect(tenant.counts.messages).toBe(messages.length);
    expect(tenant.counts.events).toBe(events.length);
    expect(users).toHaveLength(tenant.counts.colleagues + tenant.counts.sharedMailboxes + tenant.counts.rooms);
  });

  test('writes no field but the named ones, at any depth', () => {
    expect(fieldsOf(messages)).toBe(MESSAGE_FIELDS);
    expect(fieldsOf(events)).toBe(EVENT_FIELDS);
    expect(fieldsOf(users)).toBe(USER_FIELDS);
    const inner = (value: object): string => Object.keys(value).sort().join(' ');
    const people = messages.flatMap((one) => [one.from, one.sender, ...one.toRecipients, ...one.ccRecipients]);
    expect(new Set(people.map(inner))).toEqual(new Set(['emailAddress']));
    expect(new Set(people.map(({ emailAddress }) => inner(emailAddress)))).toEqual(new Set(['address name']));
    const attendees = events.flatMap((one) => one.attendees);
    expect(new Set(attendees.map(inner))).toEqual(new Set(['emailAddress status type']));
    expect(new Set(attendees.map(({ status }) => inner(status)))).toEqual(new Set(['response']));
  });

  test('keeps a mailbox together and its mail and meetings in order of time', () => {
    expectGroupedAndSorted(messages, ({ sentDateTime }) => sentDateTime);
    expectGroupedAndSorted(messages, ({ receivedDateTime }) => receivedDateTime);
    expectGroupedAndSorted(events, ({ start }) => start.dateTime);
  });

  test('puts every line into the mailbox of somebody in the directory who is part of it', () => {
    const byId = new Map(users.map((user) => [user.id, user]));
    const lists = /^(everybody|[a-z-]+-team)@contoso\.example$/;
    const strangers = messages.filter((message) => {
      const own = byId.get(message.mailbox)?.proxyAddresses.map((one) => one.slice(5).toLowerCase()) ?? [];
      const parties = [addressOf(message.from), ...recipientsOf(message)];
      return !parties.some((address) => own.includes(address) || lists.test(address));
    });
    expect(strangers).toEqual([]);
  });

  test('gives a mail the same internet message id in every mailbox, and an id and a conversation of its own in each', () => {
    const copies = Map.groupBy(messages, ({ internetMessageId }) => internetMessageId);
    const shared = [...copies.values()].filter((group) => group.length > 1);
    expect(shared.length).toBeGreaterThan(1000);
    for (const group of shared) {
      expect(new Set(group.map(({ mailbox }) => mailbox)).size).toBe(group.length);
      expect(new Set(group.map(({ conversationId }) => conversationId)).size).toBe(group.length);
      expect(new Set(group.map(({ sentDateTime, from }) => sentDateTime + addressOf(from))).size).toBe(1);
    }
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  test('brings a mail between three colleagues into all three mailboxes', () => {
    const mailboxOf = new Map(users.map(({ id, mail }) => [mail, id]));
    const mail = messages.find((one) => {
      const parties = [addressOf(one.from), ...recipientsOf(one)];
      return !one.isDraft && parties.length === 3 && parties.every((address) => mailboxOf.has(address));
    });
    expect(mail).toBeDefined();
    const parties = mail === undefined ? [] : [addressOf(mail.from), ...recipientsOf(mail)];
    const copies = messages.filter(({ internetMessageId }) => internetMessageId === mail?.internetMessageId);
    expect(copies.map(({ mailbox }) => mailbox).sort()).toEqual(
      parties.map((address) => mailboxOf.get(address)).sort(),
    );
  });

  test('has answers in conversations, hours after the question as often as minutes', () => {
    const delays = [...Map.groupBy(messages, ({ conversationId }) => conversationId).values()].flatMap((thread) =>
      thread.slice(1).map((answer, at) => Date.parse(answer.sentDateTime) - Date.parse(thread[at]?.sentDateTime ?? '')),
    );
    const hours = delays.map((milliseconds) => milliseconds / 3_600_000).sort((one, other) => one - other);
    expect(hours.length).toBeGreaterThan(5000);
    expect(hours[Math.floor(hours.length * 0.1)]).toBeLessThan(1);
    expect(hours[Math.floor(hours.length * 0.5)]).toBeGreaterThan(1);
    expect(hours[Math.floor(hours.length * 0.9)]).toBeGreaterThan(18);
  });

  test('has drafts, all by their author and in no other mailbox', () => {
    const drafts = messages.filter(({ isDraft }) => isDraft);
    const mailOf = new Map(users.map(({ id, mail }) => [id, mail]));
    expect(drafts.length).toBeGreaterThan(10);
    expect(drafts.filter((draft) => addressOf(draft.from) !== mailOf.get(draft.mailbox))).toEqual([]);
  });

  test('has cancelled, private, declined and whole-day entries, and meetings with rooms', () => {
    const external = events.filter(({ attendees }) => attendees.some((one) => !addressOf(one).endsWith(TENANT.domain)));
    expect(external.filter(({ isCancelled }) => isCancelled).length).toBeGreaterThan(3);
    expect(external.filter(({ sensitivity }) => sensitivity === 'private').length).toBeGreaterThan(3);
    expect(external.filter(({ responseStatus }) => responseStatus.response === 'declined').length).toBeGreaterThan(3);
    expect(events.filter(({ isAllDay }) => isAllDay).length).toBeGreaterThan(100);
    expect(events.filter(({ attendees }) => attendees.some(({ type }) => type === 'resource')).length).toBeGreaterThan(
      10,
    );
  });

  test('has no mail from today on, and meetings for the three weeks to come', () => {
    const times = messages.map(({ sentDateTime }) => sentDateTime).sort();
    expect(times[0]?.slice(0, 10)).toBe('2024-06-18');
    expect(times.at(-1)?.slice(0, 10)).toBe('2025-06-17');
    const planned = events.filter(({ start }) => start.dateTime >= '2025-06-18');
    expect(planned.length).toBeGreaterThan(50);
    expect(planned.filter(({ start }) => start.dateTime >= '2025-07-09')).toEqual([]);
  });

  test('has guests with an outside address and no mailbox', () => {
    const guests = users.filter(({ userType }) => userType === 'Guest');
    expect(guests).toHaveLength(5);
    for (const guest of guests) {
      expect(guest.mail).not.toContain(TENANT.domain);
      expect(guest.userPrincipalName).toMatch(/#EXT#@contoso\.example$/);
      expect(messages.filter(({ mailbox }) => mailbox === guest.id)).toEqual([]);
    }
  });

  test('has no address that could be reached: reserved names, and free-mail addresses that say they are made up', () => {
    const addresses = new Set(messages.flatMap((one) => [addressOf(one.from), ...recipientsOf(one)]));
    const reachable = [...addresses].filter((one) => !one.endsWith('.example') && !one.startsWith('made-up.person_'));
    expect(reachable).toEqual([]);
    expect([...addresses].filter((one) => one.endsWith('@gmail.com')).length).toBeGreaterThan(0);
  });

  test('fills shared mailboxes that answer less than one mail in fifty', () => {
    for (const { id, mail } of users.filter(({ mailboxSettings }) => mailboxSettings.userPurpose === 'shared')) {
      const held = messages.filter(({ mailbox }) => mailbox === id);
      const sent = held.filter(({ from }) => addressOf(from) === mail);
      expect(held.length).toBeGreaterThan(50);
      expect(sent.length / (held.length - sent.length)).toBeLessThan(0.05);
    }
  });
});

function fieldsOf(lines: readonly object[]): string {
  const shapes = new Set(lines.map((line) => Object.keys(line).sort().join(' ')));
  return [...shapes].join(' | ');
}

function expectGroupedAndSorted<T extends { mailbox: string }>(lines: readonly T[], timeOf: (line: T) => string): void {
  const finished = new Set<string>();
  let previous: T | undefined;
  for (const line of lines) {
    if (previous !== undefined && previous.mailbox !== line.mailbox) finished.add(previous.mailbox);
    if (finished.has(line.mailbox)) throw new Error('A mailbox comes twice.');
    if (previous?.mailbox === line.mailbox && timeOf(previous) > timeOf(line)) throw new Error('Time goes backwards.');
    previous = line;
  }
  expect(finished.size).toBeGreaterThan(100);
}
