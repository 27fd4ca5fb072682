import { addDays, type Day, dayNumber, dayOf, type Month, monthAfter, startOfDay } from '../../src/domain/calendar.ts';
import type { MonthTally } from '../../src/ingest/tally.ts';
import { BULK_SENDER } from './cast.ts';
import type { Random } from './random.ts';

/** What really lies in mailboxes outside of the service, by owner's address and month: what is read, and read again. */
export type Mail = Map<string, Map<Month, MonthTally>>;

/** What a month of a mailbox is drawn from. */
export type MonthDraw = {
  readonly month: Month;
  readonly now: number;
  readonly contacts: readonly string[];
  readonly peers: readonly string[];
  readonly isOnlyReceiving: boolean;
};

const NAMES = ['Anna Berg', 'Bo Lang', 'Cem Oz'];
/** Meetings take place in the morning and the clock stands in the afternoon: no meeting is under way. */
const MEETING_HOURS = [8, 9, 10];

/** Draws a month of a mailbox: a few days of mail with a few contacts, some meetings, some mail with colleagues. */
export function drawMonth(random: Random, draw: MonthDraw): MonthTally {
  const tally = emptyMonth(random);
  const days = daysOf(draw.month);
  const past = days.filter((day) => startOfDay(day) <= draw.now);
  if (tally.kinds.has('mail') && past.length > 0) drawMails(random, draw, tally, past);
  if (tally.kinds.has('calendar') && !draw.isOnlyReceiving) drawMeetings(random, draw, tally, days);
  return tally;
}

/** Adds one mail to a month: what a live item does. */
export function addMail(
  random: Random,
  tally: MonthTally,
  mail: { readonly contact: string; readonly day: Day; readonly isOurs: boolean; readonly isMass: boolean },
): void {
  tally.kinds.add('mail');
  const days = tally.days.get(mail.contact) ?? new Map();
  tally.days.set(mail.contact, days);
  const row = days.get(mail.day) ?? {
    mailsIn: 0,
    mailsOut: 0,
    massIn: 0,
    massOut: 0,
    theirReplySeconds: [],
    ourReplySeconds: [],
  };
  days.set(mail.day, row);
  const side = mail.isOurs ? 'Out' : 'In';
  row[`mails${side}`] += 1;
  if (mail.isMass) row[`mass${side}`] += 1;
  if (random.isLucky(0.3)) (mail.isOurs ? row.ourReplySeconds : row.theirReplySeconds).push(random.whole(1, 400) * 600);
  tally.counts.mails += 1;
  tally.counts[mail.isOurs ? 'sent' : 'received'] += 1;
  if (random.isLucky(0.3)) tally.names.set(mail.contact, { name: random.pick(NAMES), on: mail.day });
}

/** The days of a month. */
export function daysOf(month: Month): readonly Day[] {
  const first = dayOf(startOfDay(month));
  const count = dayNumber(dayOf(startOfDay(monthAfter(month)))) - dayNumber(first);
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

function emptyMonth(random: Random): MonthTally {
  const kinds = random.pickWeighted<readonly ('mail' | 'calendar')[]>([
    [6, ['mail', 'calendar']],
    [2, ['mail']],
    [1, ['calendar']],
  ]);
  return {
    days: new Map(),
    meetings: [],
    peerDays: { mail: new Map(), calendar: new Map() },
    kinds: new Set(kinds),
    names: new Map(),
    counts: { mails: 0, meetings: 0, received: 0, sent: 0, repeated: 0, declined: 0 },
  };
}

function drawMails(random: Random, draw: MonthDraw, tally: MonthTally, days: readonly Day[]): void {
  for (let count = random.whole(0, 5); count > 0; count--) {
    const contact = drawContact(random, draw);
    const mail = { contact, day: random.pick(days), isMass: random.isLucky(0.1) };
    const isAnswered = !draw.isOnlyReceiving && contact !== BULK_SENDER;
    const way = isAnswered ? random.pick(['both', 'both', 'in', 'out']) : 'in';
    if (way !== 'out') addMail(random, tally, { ...mail, isOurs: false });
    if (way !== 'in') addMail(random, tally, { ...mail, isOurs: true });
  }
  if (draw.contacts.includes(BULK_SENDER) && random.isLucky(0.4))
    addMail(random, tally, { contact: BULK_SENDER, day: random.pick(days), isOurs: false, isMass: false });
  if (draw.peers.length === 0) return;
  for (let count = random.whole(0, 3); count > 0; count--) {
    addPeerDay(tally.peerDays.mail, random.pick(draw.peers), random.pick(days));
    tally.counts.mails += 1;
    tally.counts[random.isLucky(0.5) && !draw.isOnlyReceiving ? 'sent' : 'received'] += 1;
  }
}

function drawMeetings(random: Random, draw: MonthDraw, tally: MonthTally, days: readonly Day[]): void {
  for (let count = random.whole(0, 2); count > 0; count--) {
    const day = random.pick(days);
    const startsAt = startOfDay(day) + random.pick(MEETING_HOURS) * 3_600_000;
    // The same in every mailbox that has it.
    const meetingKey = (startsAt / 3_600_000).toString(36);
    if (tally.meetings.some((meeting) => meeting.meetingKey === meetingKey)) continue;
    const contacts = new Set([drawContact(random, draw), ...(random.isLucky(0.2) ? [drawContact(random, draw)] : [])]);
    contacts.delete(BULK_SENDER);
    const about = { startsAt, meetingKey, minutes: random.pick([15, 30, 30, 60]), isOurs: random.isLucky(0.5) };
    for (const contact of contacts) tally.meetings.push({ contact, ...about, ourAttendees: random.whole(1, 3) });
    tally.counts.meetings += 1;
    if (draw.peers.length > 0 && random.isLucky(0.4)) addPeerDay(tally.peerDays.calendar, random.pick(draw.peers), day);
  }
}

/** Some contacts are met by everybody: without a crowd there would be nothing to say about an account. */
function drawContact(random: Random, { contacts }: MonthDraw): string {
  return random.isLucky(0.45) ? random.pick(contacts.slice(0, 2)) : random.pick(contacts);
}

function addPeerDay(peers: Map<string, Set<Day>>, address: string, day: Day): void {
  peers.set(address, (peers.get(address) ?? new Set()).add(day));
}
