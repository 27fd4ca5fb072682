import type { Day, Month } from '../../src/domain/calendar.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import type { DayTally, History, Meeting } from '../../src/domain/connection.ts';
import type { MonthTally } from '../../src/ingest/tally.ts';

/** What is kept between one colleague and one contact. */
export type Tie = {
  readonly days: Map<Day, DayTally>;
  meetings: Meeting[];
  /** How the contact was called in this mailbox, and when last. */
  name: string | null;
  nameOn: Day | null;
};

/** What was read of one mailbox, by batch (month and kind), contact and colleague. */
export type Mailbox = {
  readonly batches: Map<string, { readonly received: number; readonly sent: number }>;
  readonly ties: Map<string, Tie>;
  /** Days of contact with a colleague, by `address month kind`. */
  readonly peers: Map<string, ReadonlySet<Day>>;
};

/** A month as it is read. */
export type ReadMonth = readonly [Month, MonthTally];

export function newMailbox(): Mailbox {
  return { batches: new Map(), ties: new Map(), peers: new Map() };
}

/** Whether any batch is kept. */
export function hasKept(mailbox: Mailbox | undefined): boolean {
  return mailbox !== undefined && mailbox.batches.size > 0;
}

/** Reads months: each batch replaces what the same month and kind brought before; who is forgotten is left out everywhere. */
export function readMonths(mailbox: Mailbox, months: readonly ReadMonth[], forgotten: ReadonlySet<string>): void {
  for (const [month, tally] of months) {
    if (tally.kinds.has('mail')) readMail(mailbox, month, tally);
    if (tally.kinds.has('calendar')) readCalendar(mailbox, month, tally);
  }
  for (const contact of forgotten) mailbox.ties.delete(contact);
  dropEmptyTies(mailbox);
  const seen = months.flatMap(([, tally]) => [...tally.names]);
  for (const [contact, { name, on }] of seen.sort(([, a], [, b]) =>
    a.on === b.on ? (a.name > b.name ? -1 : 1) : a.on < b.on ? -1 : 1,
  )) {
    const tie = mailbox.ties.get(contact);
    if (tie !== undefined && (tie.nameOn ?? '') <= on) Object.assign(tie, { name, nameOn: on });
  }
}

/** Drops what is older than a month. */
export function withoutMonthsBefore(mailbox: Mailbox | undefined, month: Month): void {
  if (mailbox === undefined) return;
  const first: string = month;
  for (const { days } of mailbox.ties.values()) for (const day of [...days.keys()]) if (day < first) days.delete(day);
  for (const tie of mailbox.ties.values())
    tie.meetings = tie.meetings.filter(({ startsAt }) => dayOf(startsAt) >= first);
  for (const batch of [...mailbox.batches.keys()]) if (batch < first) mailbox.batches.delete(batch);
  for (const peer of [...mailbox.peers.keys()]) if (monthOfPeer(peer) < first) mailbox.peers.delete(peer);
  dropEmptyTies(mailbox);
}

/** The month of a key of `peers`. */
export function monthOfPeer(key: string): string {
  return key.split(' ')[1] ?? '';
}

/** A tie as the formulas take it, oldest first. */
export function historyOf(tie: Tie): History {
  return {
    days: [...tie.days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
    meetings: [...tie.meetings].sort((a, b) => a.startsAt - b.startsAt || (a.meetingId < b.meetingId ? -1 : 1)),
  };
}

function readMail(mailbox: Mailbox, month: Month, tally: MonthTally): void {
  const { mails, received, sent } = tally.counts;
  for (const { days } of mailbox.ties.values())
    for (const day of [...days.keys()]) if (isWithin(day, month)) days.delete(day);
  for (const [contact, days] of tally.days) {
    const tie = tieOf(mailbox, contact);
    for (const [day, row] of days) tie.days.set(day, structuredClone({ day, ...row }));
  }
  keepBatch(mailbox, `${month} mail`, mails === 0 ? undefined : { received, sent });
  keepPeers(mailbox, month, 'mail', tally.peerDays.mail);
}

function readCalendar(mailbox: Mailbox, month: Month, tally: MonthTally): void {
  for (const tie of mailbox.ties.values())
    tie.meetings = tie.meetings.filter(({ startsAt }) => !isWithin(dayOf(startsAt), month));
  for (const { contact, meetingKey, startsAt, minutes, isOurs, ourAttendees } of tally.meetings) {
    const meetingId = String(Number.parseInt(meetingKey, 36));
    const meeting = { meetingId, kind: 'meeting', startsAt, minutes, isOurs, ourAttendees } as const;
    tieOf(mailbox, contact).meetings.push(meeting);
  }
  keepBatch(mailbox, `${month} calendar`, tally.counts.meetings === 0 ? undefined : { received: 0, sent: 0 });
  keepPeers(mailbox, month, 'calendar', tally.peerDays.calendar);
}

function keepBatch(mailbox: Mailbox, key: string, batch: { received: number; sent: number } | undefined): void {
  if (batch === undefined) mailbox.batches.delete(key);
  else mailbox.batches.set(key, batch);
}

function keepPeers(mailbox: Mailbox, month: Month, kind: string, peers: ReadonlyMap<string, ReadonlySet<Day>>): void {
  for (const key of [...mailbox.peers.keys()]) if (key.endsWith(` ${month} ${kind}`)) mailbox.peers.delete(key);
  for (const [address, days] of peers) mailbox.peers.set(`${address} ${month} ${kind}`, new Set(days));
}

function tieOf(mailbox: Mailbox, contact: string): Tie {
  const tie = mailbox.ties.get(contact) ?? { days: new Map(), meetings: [], name: null, nameOn: null };
  mailbox.ties.set(contact, tie);
  return tie;
}

function dropEmptyTies(mailbox: Mailbox): void {
  for (const [contact, tie] of mailbox.ties)
    if (tie.days.size === 0 && tie.meetings.length === 0) mailbox.ties.delete(contact);
}

function isWithin(day: Day, month: Month): boolean {
  return day.slice(0, 7) === month.slice(0, 7);
}
