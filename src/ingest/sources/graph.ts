import type { NamedAddress } from '../../domain/address.ts';
import type { Attendee, LeftOut, LeftOutItem, ParsedLine } from '../item.ts';
import type { People } from '../people.ts';
import { itemKey, shortHash } from '../short-hash.ts';
import { meetingTimeProblem, parseInstant, parseZonedTime, timeProblem } from '../times.ts';

type Json = Readonly<Record<string, unknown>>;

const PRIVATE = new Set(['personal', 'private', 'confidential']);
const LONGEST_MEETING_MINUTES = 24 * 60;

/**
 * Reads a line of newline-delimited JSON: a Microsoft Graph `message` or `event` with its mailbox's owner in `puser`
 * (Data Connect) or `mailbox`. Only the named fields are looked at; subject, body and everything else is dropped here.
 */
export function parseGraphLine(line: string, people: People, now: number): ParsedLine {
  const value = parseJson(line);
  if (value === undefined) return bad('the line is not a JSON object');
  const rawOwner = text(value['puser']) ?? text(value['mailbox']);
  if (rawOwner === undefined) return bad('neither puser nor mailbox says whose mailbox this is');
  const owner = people.ownerKey(rawOwner);
  if (owner === undefined) return bad('puser or mailbox is neither an id nor an address');
  if (isObject(value['start']) || 'attendees' in value || 'iCalUId' in value)
    return parseEvent(value, owner, people, now);
  if ('toRecipients' in value || 'sentDateTime' in value || 'receivedDateTime' in value) {
    return parseMessage(value, owner, people, now);
  }
  return bad('neither a message nor an event');
}

function parseMessage(value: Json, owner: string, people: People, now: number): ParsedLine {
  // When it was sent counts for both sides; a mail without that was received by somebody at least.
  const at = parseInstant(text(value['sentDateTime']) ?? text(value['receivedDateTime']) ?? '');
  const problem = timeProblem(at, now);
  const leaveOut = (why: LeftOut) => leftOut(why, { owner, at, of: 'mail', problem });
  if (value['isDraft'] === true) return leaveOut('draft');
  const from = readPerson(value['from'], people) ?? readPerson(value['sender'], people);
  if (from === undefined) return bad('from is not a mail address');
  if (problem !== undefined) return bad(problem);
  const recipients = readRecipients(value, people);
  const headers = readHeaders(value['internetMessageHeaders']);
  if (headers.isAutomatic) return leaveOut('automatic');
  const messageId = text(value['internetMessageId']) ?? text(value['id']);
  if (messageId === undefined) return bad('neither internetMessageId nor id is there');
  return {
    state: 'items',
    items: [
      {
        kind: 'mail',
        owner,
        at,
        messageKey: itemKey(messageId),
        conversationKey: keyOf(text(value['conversationId'])),
        parentKey: keyOf(headers.inReplyTo),
        from,
        recipients,
        isBulk: headers.isBulk,
      },
    ],
  };
}

function parseEvent(value: Json, owner: string, people: People, now: number): ParsedLine {
  const start = readTime(value['start']);
  const problem = meetingTimeProblem(start, now);
  const leaveOut = (why: LeftOut) => leftOut(why, { owner, at: start, of: 'calendar', problem });
  if (value['isCancelled'] === true) return leaveOut('cancelled');
  if (value['isDraft'] === true) return leaveOut('draft');
  if (PRIVATE.has(enumOf(value['sensitivity']))) return leaveOut('private');
  const response = isObject(value['responseStatus']) ? enumOf(value['responseStatus']['response']) : '';
  if (response === 'declined') return leaveOut('declined');
  if (problem !== undefined) return bad(problem);
  const end = readTime(value['end']);
  if (Number.isNaN(end) || end < start) return bad('the end is not a date after the start');
  const uid = text(value['iCalUId']) ?? text(value['id']);
  if (uid === undefined) return bad('neither iCalUId nor id is there');
  return {
    state: 'items',
    items: [
      {
        kind: 'meeting',
        owner,
        at: start,
        meetingKey: shortHash(`${uid} ${start}`),
        // Nobody sits in an all-day event for 24 hours: it counts as a meeting without minutes.
        minutes: value['isAllDay'] === true ? 0 : Math.min(LONGEST_MEETING_MINUTES, Math.round((end - start) / 60_000)),
        organizer: readPerson(value['organizer'], people),
        attendees: readAttendees(value['attendees'], people),
      },
    ],
  };
}

function parseJson(line: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    // The caller reports the line; JSON's own message would quote its content.
    return undefined;
  }
}

function readRecipients(value: Json, people: People): readonly NamedAddress[] {
  const found = new Map<string, NamedAddress>();
  for (const list of [value['toRecipients'], value['ccRecipients']]) {
    if (!Array.isArray(list)) continue;
    for (const entry of list) {
      const person = readPerson(entry, people);
      if (person !== undefined && !found.has(person.address)) found.set(person.address, person);
    }
  }
  return [...found.values()];
}

function readAttendees(value: unknown, people: People): readonly Attendee[] {
  if (!Array.isArray(value)) return [];
  const found = new Map<string, Attendee>();
  for (const entry of value) {
    const person = readPerson(entry, people);
    if (person === undefined || !isObject(entry) || enumOf(entry['type']) === 'resource') continue;
    const response = isObject(entry['status']) ? enumOf(entry['status']['response']) : '';
    found.set(person.address, { ...person, hasDeclined: response === 'declined' });
  }
  return [...found.values()];
}

function readPerson(value: unknown, people: People): NamedAddress | undefined {
  if (!isObject(value) || !isObject(value['emailAddress'])) return undefined;
  const { address, name } = value['emailAddress'];
  return typeof address === 'string' ? people.read(address, typeof name === 'string' ? name : undefined) : undefined;
}

function readTime(value: unknown): number {
  if (!isObject(value)) return Number.NaN;
  const dateTime = text(value['dateTime']);
  return dateTime === undefined ? Number.NaN : parseZonedTime(dateTime, text(value['timeZone']) ?? '');
}

/** The few headers that tell replies and mass mail (docs/FORMULAS.md); all others are passed over. */
function readHeaders(value: unknown): { inReplyTo: string | undefined; isBulk: boolean; isAutomatic: boolean } {
  let inReplyTo: string | undefined;
  let isBulk = false;
  let isAutomatic = false;
  if (!Array.isArray(value)) return { inReplyTo, isBulk, isAutomatic };
  for (const header of value) {
    if (!isObject(header)) continue;
    const content = text(header['value']) ?? '';
    switch (text(header['name'])?.toLowerCase()) {
      case 'in-reply-to':
        inReplyTo = content.trim();
        break;
      case 'list-id':
      case 'list-unsubscribe':
        isBulk = true;
        break;
      case 'precedence':
        isBulk ||= /^(?:bulk|list|junk)$/i.test(content.trim());
        break;
      case 'auto-submitted':
        isAutomatic ||= !/^no\b/i.test(content.trim());
        break;
    }
  }
  return { inReplyTo, isBulk, isAutomatic };
}

/** Graph says `organizer`, Data Connect says `microsoft.graph.responseType'organizer'`. */
function enumOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  return (/'([^']*)'$/.exec(value)?.[1] ?? value).toLowerCase();
}

function keyOf(id: string | undefined): string {
  return id === undefined ? '' : itemKey(id);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function leftOut(
  why: LeftOut,
  { problem, ...item }: Omit<LeftOutItem, 'kind'> & { readonly problem: string | undefined },
): ParsedLine {
  return { state: 'left out', why, item: problem === undefined ? { kind: 'left out', ...item } : undefined };
}

function bad(reason: string): ParsedLine {
  return { state: 'bad', reason };
}
