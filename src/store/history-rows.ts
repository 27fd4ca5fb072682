import type { Day } from '../domain/calendar.ts';
import type { DayTally, History, Meeting } from '../domain/connection.ts';
import type { ColleagueId, ContactId } from '../domain/ids.ts';

/** What is kept between one colleague and one contact within the days asked for. */
export type ConnectionHistory = {
  readonly colleagueId: ColleagueId;
  readonly contactId: ContactId;
  readonly history: History;
};

/** A row of any of the policy's views over days. */
export type DayRow = {
  readonly colleague_id: ColleagueId;
  readonly contact_id: ContactId;
  readonly day: Day;
  readonly mails_in: number;
  readonly mails_out: number;
  readonly mass_in: number;
  readonly mass_out: number;
  readonly their_reply_seconds: readonly number[] | null;
  readonly our_reply_seconds: readonly number[] | null;
};

/** A row of any of the policy's views over meetings; `starts_at` in milliseconds since 1970. */
export type MeetingRow = {
  readonly colleague_id: ColleagueId;
  readonly contact_id: ContactId;
  readonly meeting_id: string;
  readonly kind: 'meeting' | 'call';
  readonly starts_at: number;
  readonly minutes: number;
  readonly is_ours: boolean;
  readonly our_attendees: number;
};

/** Histories out of rows, one for each colleague and contact, in the order of the rows. */
export function historiesOf(days: readonly DayRow[], meetings: readonly MeetingRow[]): readonly ConnectionHistory[] {
  const found = new Map<
    string,
    { colleagueId: ColleagueId; contactId: ContactId; history: { days: DayTally[]; meetings: Meeting[] } }
  >();
  const historyOf = (row: DayRow | MeetingRow) => {
    const key = `${row.contact_id} ${row.colleague_id}`;
    const known = found.get(key);
    if (known !== undefined) return known.history;
    const history = { days: [], meetings: [] };
    found.set(key, { colleagueId: row.colleague_id, contactId: row.contact_id, history });
    return history;
  };
  for (const row of days) historyOf(row).days.push(tallyOf(row));
  for (const row of meetings) historyOf(row).meetings.push(meetingOf(row));
  return [...found.values()];
}

function tallyOf(row: DayRow): DayTally {
  return {
    day: row.day,
    mailsIn: row.mails_in,
    mailsOut: row.mails_out,
    massIn: row.mass_in,
    massOut: row.mass_out,
    theirReplySeconds: row.their_reply_seconds ?? [],
    ourReplySeconds: row.our_reply_seconds ?? [],
  };
}

function meetingOf(row: MeetingRow): Meeting {
  return {
    meetingId: row.meeting_id,
    kind: row.kind,
    startsAt: row.starts_at,
    minutes: row.minutes,
    isOurs: row.is_ours,
    ourAttendees: row.our_attendees,
  };
}
