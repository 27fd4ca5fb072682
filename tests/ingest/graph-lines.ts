/** A person as Graph writes one. */
export type Person = string | { readonly name: string; readonly address: string };

/** What a test says about a mail; all else is as usual. */
export type Mail = {
  readonly mailbox?: string;
  readonly id?: string;
  readonly at?: string;
  readonly from?: Person;
  readonly to?: readonly Person[];
  readonly cc?: readonly Person[];
  readonly conversation?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Fields laid over the usual ones. */
  readonly more?: Readonly<Record<string, unknown>>;
};

/** What a test says about a meeting; all else is as usual. */
export type Event = {
  readonly mailbox?: string;
  readonly id?: string;
  readonly at?: string;
  readonly until?: string;
  readonly organizer?: Person;
  readonly attendees?: readonly (
    | Person
    | { readonly person: Person; readonly response?: string; readonly type?: string }
  )[];
  readonly more?: Readonly<Record<string, unknown>>;
};

/** A Graph `message` in somebody's mailbox: from Yvonne to Priya, in Priya's mailbox, unless it is said otherwise. */
export function mail(given: Mail = {}): object {
  return {
    mailbox: given.mailbox ?? 'priya@contoso.example',
    id: `graph-${given.id ?? 'mail-1'}-${given.mailbox ?? ''}`,
    internetMessageId: `<${given.id ?? 'mail-1'}@mail.example>`,
    conversationId: given.conversation ?? `conversation of ${given.id ?? 'mail-1'}`,
    isDraft: false,
    sentDateTime: given.at ?? '2024-05-06T09:00:00Z',
    receivedDateTime: given.at ?? '2024-05-06T09:00:00Z',
    from: recipient(given.from ?? 'yvonne@fourthcoffee.com'),
    toRecipients: (given.to ?? ['priya@contoso.example']).map(recipient),
    ccRecipients: (given.cc ?? []).map(recipient),
    ...(given.headers === undefined
      ? {}
      : { internetMessageHeaders: Object.entries(given.headers).map(([name, value]) => ({ name, value })) }),
    ...given.more,
  };
}

/** A Graph `event`: Priya invites Yvonne, in Priya's calendar, unless it is said otherwise. */
export function event(given: Event = {}): object {
  return {
    mailbox: given.mailbox ?? 'priya@contoso.example',
    id: `graph-${given.id ?? 'event-1'}-${given.mailbox ?? ''}`,
    iCalUId: `uid-${given.id ?? 'event-1'}`,
    start: { dateTime: given.at ?? '2024-05-07T10:00:00.0000000', timeZone: 'UTC' },
    end: { dateTime: given.until ?? '2024-05-07T10:30:00.0000000', timeZone: 'UTC' },
    isCancelled: false,
    isAllDay: false,
    sensitivity: 'normal',
    organizer: recipient(given.organizer ?? 'priya@contoso.example'),
    attendees: (given.attendees ?? ['yvonne@fourthcoffee.com']).map(attendee),
    ...given.more,
  };
}

function recipient(person: Person): object {
  return { emailAddress: typeof person === 'string' ? { address: person } : person };
}

function attendee(given: NonNullable<Event['attendees']>[number]): object {
  const {
    person,
    response = 'accepted',
    type = 'required',
  } = typeof given === 'object' && 'person' in given ? given : { person: given };
  return { type, status: { response, time: '2024-05-01T00:00:00Z' }, ...recipient(person) };
}
