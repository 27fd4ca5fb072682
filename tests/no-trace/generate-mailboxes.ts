import { chance, pick, type Random, wholeBetween } from '../../src/demo/tenant/random.ts';
import { addDays, dayOf, monthOf, startOfDay } from '../../src/domain/calendar.ts';
import { type DayPlan, type MailboxPlan, type MeetingPlan, NOW } from './world-plan.ts';

/** What is exchanged between one colleague and one contact. */
type Exchanges = { readonly days: readonly DayPlan[]; readonly meetings: readonly MeetingPlan[] };

/** Habits of one world, so that days, meetings and names meet those of others: ties are what orders are broken by. */
type Habits = {
  readonly busyDays: readonly number[];
  readonly meetings: readonly MeetingPlan[];
  /** How much of what one colleague has with a contact is a copy of what another one has. */
  readonly alike: number;
  /** How likely somebody knows a contact. */
  readonly known: number;
  /** How likely a mailbox is a copy of another one. */
  readonly twins: number;
};

const FIRST_NAMES = ['Yvonne', 'Jonas', 'Ýrsa', 'Nadia', 'Q'];
const LAST_NAMES = ['McKay', 'Albrecht', 'Jónsdóttir', 'K.', 'McKay (Fourth)'];

/**
 * The mailboxes of some people with some contacts: each exchanges something with some of them, often the very same as a colleague does.
 *
 * @param people addresses of whoever has a mailbox, and of whom each may know
 */
export function generateMailboxes(
  random: Random,
  owners: readonly string[],
  contacts: readonly string[],
  peers: readonly string[],
): ReadonlyMap<string, MailboxPlan> {
  const habits = habitsOf(random, contacts);
  const known = new Map<string, Exchanges[]>();
  const read: (readonly Exchanges[])[] = [];
  return new Map(
    owners.map((owner) => {
      // Twins: of two who exchange the same with everybody nothing but the address may say who comes first.
      const isTwin = read.length > 0 && chance(random, habits.twins);
      const exchanges = isTwin ? pick(random, read) : exchangesOf(random, contacts, habits, known);
      read.push(exchanges);
      return [owner, mailboxOf(random, exchanges, peers)];
    }),
  );
}

/** @param known what others have with each contact; added to */
function exchangesOf(
  random: Random,
  contacts: readonly string[],
  habits: Habits,
  known: Map<string, Exchanges[]>,
): readonly Exchanges[] {
  return contacts.flatMap((contact) => {
    if (!chance(random, habits.known)) return [];
    const others = known.get(contact) ?? [];
    const isCopied = others.length > 0 && chance(random, habits.alike);
    const exchanged = isCopied ? pick(random, others) : exchange(random, contact, habits);
    known.set(contact, [...others, exchanged]);
    return [exchanged];
  });
}

function habitsOf(random: Random, contacts: readonly string[]): Habits {
  return {
    busyDays: Array.from({ length: wholeBetween(random, 3, 14) }, () => wholeBetween(random, 0, 120)),
    meetings: Array.from({ length: wholeBetween(random, 1, 6) }, (_, index) => ({
      contact: pick(random, contacts),
      meetingId: String(7_000 + index),
      daysAgo: pick(random, [-40, -3, 0, 1, 12, 80, 300]),
      kind: pick(random, ['meeting', 'call'] as const),
      minutes: pick(random, [15, 30, 60]),
      isOurs: chance(random, 0.5),
      ourAttendees: wholeBetween(random, 1, 4),
    })),
    alike: pick(random, [0.1, 0.4, 0.8]),
    known: pick(random, [0.25, 0.5, 0.9]),
    twins: pick(random, [0, 0.2, 0.5]),
  };
}

function exchange(random: Random, contact: string, habits: Habits): Exchanges {
  const pattern = pick(random, ['both', 'both', 'both', 'in', 'out', 'mass', 'met', 'planned', 'old'] as const);
  const count = pattern === 'met' || pattern === 'planned' ? 0 : wholeBetween(random, 1, 8);
  const daysAgo = new Set(
    Array.from({ length: count }, () => {
      if (pattern === 'old') return wholeBetween(random, 366, 420);
      return chance(random, 0.7) ? pick(random, habits.busyDays) : wholeBetween(random, 0, 420);
    }),
  );
  const shared = habits.meetings.filter((meeting) => meeting.contact === contact && chance(random, 0.6));
  const own: MeetingPlan = {
    contact,
    meetingId: String(wholeBetween(random, 8_000, 8_999)),
    daysAgo: pattern === 'planned' ? -wholeBetween(random, 1, 60) : wholeBetween(random, 0, 200),
    kind: 'meeting',
    minutes: 45,
    isOurs: true,
    ourAttendees: 1,
  };
  return {
    days: [...daysAgo].map((ago) => dayOfMail(random, contact, ago, pattern)),
    meetings: pattern === 'met' || pattern === 'planned' ? [own, ...shared] : shared,
  };
}

function dayOfMail(random: Random, contact: string, daysAgo: number, pattern: string): DayPlan {
  const mailsIn = pattern === 'out' ? 0 : wholeBetween(random, 1, 3);
  const mailsOut = pattern === 'in' || pattern === 'mass' ? 0 : wholeBetween(random, 0, 2);
  return {
    contact,
    daysAgo,
    mailsIn,
    mailsOut: mailsIn + mailsOut === 0 ? 1 : mailsOut,
    massIn: pattern === 'mass' ? mailsIn : 0,
    massOut: 0,
    theirReplySeconds: mailsIn > 0 && mailsOut > 0 ? [pick(random, [600, 3_600, 90_000])] : [],
    ourReplySeconds: mailsOut > 1 ? [pick(random, [60, 7_200])] : [],
  };
}

function mailboxOf(random: Random, exchanges: readonly Exchanges[], peers: readonly string[]): MailboxPlan {
  const days = exchanges.flatMap((one) => one.days);
  const meetings = exchanges.flatMap((one) => one.meetings);
  const contacts = [...new Set([...days, ...meetings].map(({ contact }) => contact))];
  const isList = chance(random, 0.1);
  return {
    days,
    meetings,
    names: contacts.flatMap((contact) => {
      if (chance(random, 0.3)) return [];
      const name = `${pick(random, FIRST_NAMES)} ${pick(random, LAST_NAMES)}`;
      return [{ contact, name, daysAgo: pick(random, [0, 5, 5, 90]) }];
    }),
    familiarity: peers.flatMap((peer) => {
      if (chance(random, 0.5)) return [];
      const amount = { days: wholeBetween(random, 1, 9), sum: wholeBetween(random, 1, 9) * 5e5 };
      return [
        {
          peer,
          month: monthAgo(pick(random, [3, 40, 200])),
          kind: pick(random, ['mail', 'calendar'] as const),
          ...amount,
        },
      ];
    }),
    batches: [
      ...batchesOf(days, 'mail').map((one) => ({
        ...one,
        sent: isList ? 0 : one.sent,
        received: isList ? 40 : one.received,
      })),
      ...batchesOf(meetings, 'calendar'),
    ],
  };
}

function batchesOf(items: readonly { readonly daysAgo: number }[], kind: 'mail' | 'calendar'): MailboxPlan['batches'] {
  const months = Map.groupBy(items, ({ daysAgo }) => monthAgo(daysAgo));
  return [...months].map(([month, some]) => ({
    month,
    kind,
    items: some.length * 2,
    received: kind === 'mail' ? some.length : 0,
    sent: kind === 'mail' ? some.length : 0,
  }));
}

function monthAgo(daysAgo: number): string {
  return monthOf(startOfDay(addDays(dayOf(NOW), -daysAgo)));
}
