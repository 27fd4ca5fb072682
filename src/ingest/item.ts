import type { NamedAddress } from '../domain/address.ts';

/** One mail as it lies in one mailbox, metadata only. */
export type MailItem = {
  readonly kind: 'mail';
  /** The mailbox: the canonical key of its owner (object id, or address where no object id is known). */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Keys within the mailbox: of the message id (the same in every mailbox), of the conversation, of the mail this one answers. */
  readonly messageKey: string;
  readonly conversationKey: string;
  readonly parentKey: string;
  readonly from: NamedAddress;
  /** To and Cc together, without repetition. */
  readonly recipients: readonly NamedAddress[];
  /** Came through a list or went out as bulk, by the few headers that say so. */
  readonly isBulk: boolean;
};

/** One person in a meeting. */
export type Attendee = NamedAddress & { readonly hasDeclined: boolean };

/** One meeting as it lies in one calendar, metadata only. */
export type MeetingItem = {
  readonly kind: 'meeting';
  readonly owner: string;
  /** Start, milliseconds since 1970. */
  readonly at: number;
  /** Short hash of the calendar id and the start: the same in every calendar. */
  readonly meetingKey: string;
  readonly minutes: number;
  readonly organizer: NamedAddress | undefined;
  readonly attendees: readonly Attendee[];
};

/**
 * One that counts for nothing, such as a cancelled meeting: only its month and kind are kept, since the file is then about that
 * batch and replaces what an earlier file made of it.
 */
export type LeftOutItem = {
  readonly kind: 'left out';
  readonly owner: string;
  readonly at: number;
  readonly of: 'mail' | 'calendar';
};

/** An item of a mailbox: all that later steps see of a mail or a meeting. */
export type Item = MailItem | MeetingItem | LeftOutItem;

/** Why an item counts for nothing; it is counted, and not bad. */
export type LeftOut =
  | 'draft'
  | 'cancelled'
  | 'private'
  | 'declined'
  | 'automatic'
  | 'no mailbox'
  | 'repeated'
  | 'not sharing';

/** What a line of a file is: items of one or more mailboxes, something that counts for nothing, or bad, with a reason. */
export type ParsedLine =
  | { readonly state: 'items'; readonly items: readonly Item[] }
  | { readonly state: 'left out'; readonly why: LeftOut; readonly item?: LeftOutItem | undefined }
  | { readonly state: 'bad'; readonly reason: string };

const FIELD = '\t';
const PERSON = '\u001f';
const PART = '\u001e';
const DECLINED = '\u001d';

/** Writes an item as one line, for the working files between the two steps of an import. */
export function writeItem(item: Item): string {
  switch (item.kind) {
    case 'mail':
      return [
        item.isBulk ? 'b' : 'm',
        item.owner,
        item.at,
        item.messageKey,
        item.conversationKey,
        item.parentKey,
        writePerson(item.from),
        item.recipients.map(writePerson).join(PERSON),
      ].join(FIELD);
    case 'meeting':
      return [
        'e',
        item.owner,
        item.at,
        item.meetingKey,
        item.minutes,
        item.organizer === undefined ? '' : writePerson(item.organizer),
        item.attendees.map((attendee) => (attendee.hasDeclined ? DECLINED : '') + writePerson(attendee)).join(PERSON),
      ].join(FIELD);
    case 'left out':
      return [item.of === 'mail' ? 'x' : 'y', item.owner, item.at].join(FIELD);
  }
}

/** Reads a line that {@link writeItem} wrote. */
export function readItem(line: string): Item {
  const fields = line.split(FIELD);
  const [mark = '', owner = '', at = ''] = fields;
  if (mark === 'e') {
    const [meetingKey = '', minutes = '', organizer = '', attendees = ''] = fields.slice(3);
    return {
      kind: 'meeting',
      owner,
      at: Number(at),
      meetingKey,
      minutes: Number(minutes),
      organizer: organizer === '' ? undefined : readPerson(organizer),
      attendees: attendees === '' ? [] : attendees.split(PERSON).map(readAttendee),
    };
  }
  if (mark === 'x' || mark === 'y') {
    return { kind: 'left out', owner, at: Number(at), of: mark === 'x' ? 'mail' : 'calendar' };
  }
  const recipients = fields[7] ?? '';
  return {
    kind: 'mail',
    owner,
    at: Number(at),
    messageKey: fields[3] ?? '',
    conversationKey: fields[4] ?? '',
    parentKey: fields[5] ?? '',
    from: readPerson(fields[6] ?? ''),
    recipients: recipients === '' ? [] : recipients.split(PERSON).map(readPerson),
    isBulk: mark === 'b',
  };
}

function writePerson(person: NamedAddress): string {
  return person.name === undefined ? person.address : person.address + PART + person.name;
}

function readPerson(text: string): NamedAddress {
  const end = text.indexOf(PART);
  return end === -1
    ? { address: text, name: undefined }
    : { address: text.slice(0, end), name: text.slice(end + PART.length) };
}

function readAttendee(text: string): Attendee {
  const hasDeclined = text.startsWith(DECLINED);
  return { ...readPerson(hasDeclined ? text.slice(DECLINED.length) : text), hasDeclined };
}
