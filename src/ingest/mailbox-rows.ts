import { accountOf } from '../domain/account.ts';
import { domainOf } from '../domain/address.ts';
import type { Month } from '../domain/calendar.ts';
import { keptWeight, STRENGTH_HALF_LIFE } from '../domain/decay.ts';
import type { ColleagueId, TenantId } from '../domain/ids.ts';
import { isMachineAddress } from '../domain/machine-names.ts';
import { addressId } from '../store/address-id.ts';
import type { SeenName } from '../store/connections.ts';
import type { BatchRow, MailboxRows } from '../store/mailbox-batches.ts';
import type { MonthTally, PeerDays } from './tally.ts';

/** Numbers of addresses, remembered, and the contacts they were asked for. */
export type Contacts = {
  readonly idOf: (address: string) => string;
  /** COPY lines of all contacts asked for, without tenant, in UTF-8. */
  readonly lines: () => Uint8Array;
};

/** A memory of contacts for one part of an import. */
export function newContacts(): Contacts {
  const ids = new Map<string, string>();
  return {
    idOf: (address) => {
      const known = ids.get(address);
      if (known !== undefined) return known;
      const id = addressId(address);
      ids.set(address, id);
      return id;
    },
    lines: () => encode([...ids].map(([address, id]) => contactLine(address, id))),
  };
}

/** Writes the months of one mailbox as rows. */
export function mailboxRows(
  tenantId: TenantId,
  colleagueId: ColleagueId,
  months: readonly (readonly [Month, MonthTally])[],
  contacts: Contacts,
): MailboxRows {
  const head = `${tenantId}\t${colleagueId}\t`;
  return {
    colleagueId,
    batches: months.flatMap(([month, tally]) => batchesOf(month, tally)),
    days: encode(months.map(([, tally]) => dayLines(head, tally, contacts))),
    meetings: encode(months.map(([, tally]) => meetingLines(head, tally, contacts))),
    familiarity: encode(
      months.map(
        ([month, tally]) =>
          familiarityLines(head, month, 'mail', tally.peerDays.mail) +
          familiarityLines(head, month, 'calendar', tally.peerDays.calendar),
      ),
    ),
    names: months.flatMap(([, tally]) => namesOf(colleagueId, tally, contacts)),
  };
}

function batchesOf(month: Month, { counts, kinds }: MonthTally): readonly BatchRow[] {
  const { mails, meetings, received, sent } = counts;
  const batches: BatchRow[] = [];
  if (kinds.has('mail')) batches.push({ month, kind: 'mail', items: mails, received, sent });
  if (kinds.has('calendar')) batches.push({ month, kind: 'calendar', items: meetings, received: 0, sent: 0 });
  return batches;
}

function dayLines(head: string, tally: MonthTally, contacts: Contacts): string {
  let lines = '';
  for (const [contact, days] of tally.days) {
    const start = `${head}${contacts.idOf(contact)}\t`;
    for (const [day, row] of days) {
      lines += `${start}${day}\t${row.mailsIn}\t${row.mailsOut}\t${row.massIn}\t${row.massOut}\t${arrayOf(row.theirReplySeconds)}\t${arrayOf(row.ourReplySeconds)}\n`;
    }
  }
  return lines;
}

function meetingLines(head: string, tally: MonthTally, contacts: Contacts): string {
  return tally.meetings
    .map(
      (meeting) =>
        `${head}${contacts.idOf(meeting.contact)}\t${new Date(meeting.startsAt).toISOString()}\t${Number.parseInt(meeting.meetingKey, 36)}\tmeeting\t${meeting.minutes}\t${meeting.isOurs}\t${meeting.ourAttendees}\n`,
    )
    .join('');
}

function familiarityLines(head: string, month: Month, kind: 'mail' | 'calendar', peers: PeerDays): string {
  let lines = '';
  for (const [address, days] of peers) {
    const sum = [...days].sort().reduce((total, day) => total + keptWeight(day, STRENGTH_HALF_LIFE), 0);
    lines += `${head}${addressId(address)}\t${month}\t${kind}\t${days.size}\t${sum}\n`;
  }
  return lines;
}

function namesOf(colleagueId: ColleagueId, tally: MonthTally, contacts: Contacts): readonly SeenName[] {
  return [...tally.names].map(([address, { name, on }]) => ({
    colleagueId,
    contactId: contacts.idOf(address),
    name,
    on,
  }));
}

function contactLine(address: string, id: string): string {
  const domain = domainOf(address);
  const account = accountOf(domain);
  const accountFields = account === undefined ? '\\N\t\\N' : `${account}\t${addressId(account)}`;
  return `${id}\t${address}\t${domain}\t${accountFields}\t${isMachineAddress(address)}\n`;
}

function arrayOf(seconds: readonly number[]): string {
  return seconds.length === 0 ? '\\N' : `{${seconds.join(',')}}`;
}

/** In a buffer of its own, so that it can be handed to another thread without being copied. */
function encode(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.join(''));
}
