import type { NamedAddress } from '../domain/address.ts';
import { type Day, dayOf } from '../domain/calendar.ts';
import { type Item, type MailItem, type MeetingItem, writeItem } from './item.ts';
import { type ReplyMemory, rememberMail, replySeconds } from './replies.ts';

/** Mail to more recipients than this says nothing about a relationship (docs/FORMULAS.md). */
const CROWD_OF_RECIPIENTS = 10;
/** A meeting of more people than this is an event, not a meeting. */
const CROWD_OF_ATTENDEES = 30;

/** The mails of one day with one contact, while they are being added up. */
export type DayRow = {
  mailsIn: number;
  mailsOut: number;
  massIn: number;
  massOut: number;
  theirReplySeconds: number[];
  ourReplySeconds: number[];
};

/** One meeting with one contact. */
export type MeetingRow = {
  readonly contact: string;
  readonly startsAt: number;
  readonly meetingKey: string;
  readonly minutes: number;
  readonly isOurs: boolean;
  readonly ourAttendees: number;
};

/** Days by inside address. */
export type PeerDays = Map<string, Set<Day>>;

/** What one mailbox and month adds up to. */
export type MonthTally = {
  /** By contact address and day. */
  readonly days: Map<string, Map<Day, DayRow>>;
  readonly meetings: MeetingRow[];
  /** Days on which something went between the colleague and another inside address, by that address; by mail and by calendar. */
  readonly peerDays: { readonly mail: PeerDays; readonly calendar: PeerDays };
  /** What the file is about: batches of these kinds replace what was there, even by nothing. */
  readonly kinds: Set<'mail' | 'calendar'>;
  /** The last name seen beside each contact's address, and the day. */
  readonly names: Map<string, { readonly name: string; readonly on: Day }>;
  readonly counts: {
    mails: number;
    meetings: number;
    received: number;
    sent: number;
    repeated: number;
    declined: number;
  };
};

/** The mailbox whose items are added up. */
export type TalliedMailbox = {
  /** All addresses of the owner. Empty when none is known or could be guessed: then only what others wrote can be told. */
  readonly addresses: ReadonlySet<string>;
  readonly isInside: (address: string) => boolean;
  readonly memory: ReplyMemory;
};

/**
 * Adds up one month of one mailbox. Needs nothing but that mailbox: that is what makes an opt-out a deletion by owner.
 *
 * @param items of this mailbox and month, in any order
 */
export function tallyMonth(items: readonly Item[], mailbox: TalliedMailbox): MonthTally {
  const tally: MonthTally = {
    days: new Map(),
    meetings: [],
    peerDays: { mail: new Map(), calendar: new Map() },
    kinds: new Set(),
    names: new Map(),
    counts: { mails: 0, meetings: 0, received: 0, sent: 0, repeated: 0, declined: 0 },
  };
  const seen = new Set<string>();
  // The order of a file is nobody's business: time, then the item's own key, decides what answers what. Copies that differ are
  // told apart by their content.
  for (const item of [...items].sort(byTime)) {
    tally.kinds.add(batchKindOf(item));
    if (item.kind === 'left out') continue;
    const key = item.kind === 'mail' ? `m${item.messageKey}` : `e${item.meetingKey}`;
    if (seen.has(key)) {
      tally.counts.repeated += 1;
      continue;
    }
    seen.add(key);
    if (item.kind === 'mail') addMail(tally, item, mailbox);
    else addMeeting(tally, item, mailbox);
  }
  return tally;
}

function addMail(tally: MonthTally, mail: MailItem, mailbox: TalliedMailbox): void {
  const { counts } = tally;
  const own = mailbox.addresses;
  counts.mails += 1;
  const isOurs = own.has(mail.from.address);
  if (isOurs) counts.sent += 1;
  else counts.received += 1;
  const others = mail.recipients.filter((person) => !own.has(person.address) && person.address !== mail.from.address);
  // A mail that does not name the owner came through a list or as a blind copy.
  const isToOwner = isOurs || own.size === 0 || mail.recipients.some((person) => own.has(person.address));
  const isMass = mail.isBulk || !isToOwner || mail.recipients.length > CROWD_OF_RECIPIENTS;
  const day = dayOf(mail.at);
  for (const person of isOurs ? others : [mail.from]) {
    if (mailbox.isInside(person.address)) {
      if (!isMass) addPeerDay(tally.peerDays.mail, person.address, day);
    } else {
      addName(tally, person, day);
      const row = dayRow(tally, person.address, day);
      addDirection(row, isOurs, isMass);
      const seconds = replySeconds(mailbox.memory, mail, person.address, isOurs);
      if (seconds !== undefined) (isOurs ? row.ourReplySeconds : row.theirReplySeconds).push(seconds);
    }
  }
  rememberMail(mailbox.memory, mail, isOurs);
}

function addDirection(row: DayRow, isOurs: boolean, isMass: boolean): void {
  if (isOurs) {
    row.mailsOut += 1;
    if (isMass) row.massOut += 1;
  } else {
    row.mailsIn += 1;
    if (isMass) row.massIn += 1;
  }
}

function addMeeting(tally: MonthTally, meeting: MeetingItem, mailbox: TalliedMailbox): void {
  const own = mailbox.addresses;
  if (meeting.attendees.some((person) => person.hasDeclined && own.has(person.address))) {
    tally.counts.declined += 1;
    return;
  }
  tally.counts.meetings += 1;
  const people = new Map<string, NamedAddress>();
  if (meeting.organizer) people.set(meeting.organizer.address, meeting.organizer);
  for (const person of meeting.attendees) if (!person.hasDeclined) people.set(person.address, person);
  if (people.size > CROWD_OF_ATTENDEES) return;
  const others = [...people.values()].filter((person) => !own.has(person.address));
  const day = dayOf(meeting.at);
  const { organizer } = meeting;
  const isOurs = organizer === undefined || own.has(organizer.address) || mailbox.isInside(organizer.address);
  const colleagues = others.filter((person) => mailbox.isInside(person.address));
  for (const person of colleagues) addPeerDay(tally.peerDays.calendar, person.address, day);
  for (const person of others) {
    if (mailbox.isInside(person.address)) continue;
    addName(tally, person, day);
    tally.meetings.push({
      contact: person.address,
      startsAt: meeting.at,
      meetingKey: meeting.meetingKey,
      minutes: meeting.minutes,
      isOurs,
      ourAttendees: colleagues.length + 1,
    });
  }
}

function addPeerDay(peers: PeerDays, address: string, day: Day): void {
  const days = peers.get(address);
  if (days === undefined) peers.set(address, new Set([day]));
  else days.add(day);
}

function addName(tally: MonthTally, person: NamedAddress, on: Day): void {
  if (person.name !== undefined) tally.names.set(person.address, { name: person.name, on });
}

function dayRow(tally: MonthTally, contact: string, day: Day): DayRow {
  let days = tally.days.get(contact);
  if (days === undefined) {
    days = new Map();
    tally.days.set(contact, days);
  }
  let row = days.get(day);
  if (row === undefined) {
    row = { mailsIn: 0, mailsOut: 0, massIn: 0, massOut: 0, theirReplySeconds: [], ourReplySeconds: [] };
    days.set(day, row);
  }
  return row;
}

function byTime(a: Item, b: Item): number {
  return a.at - b.at || inOrder(keyOf(a), keyOf(b)) || inOrder(writeItem(a), writeItem(b));
}

function inOrder(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

function keyOf(item: Item): string {
  switch (item.kind) {
    case 'mail':
      return item.messageKey;
    case 'meeting':
      return item.meetingKey;
    case 'left out':
      return '';
  }
}

function batchKindOf(item: Item): 'mail' | 'calendar' {
  switch (item.kind) {
    case 'mail':
      return 'mail';
    case 'meeting':
      return 'calendar';
    case 'left out':
      return item.of;
  }
}
