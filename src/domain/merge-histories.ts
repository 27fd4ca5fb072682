import type { Day } from './calendar.ts';
import type { DayTally, History, Meeting } from './connection.ts';

/**
 * One history out of several colleagues' (or several contacts') histories, oldest first: tallies of one day are added
 * up, a meeting that several bring is kept once with the highest number of our attendees. The result does not depend on
 * the order of the histories, so it says nothing about who brought what.
 */
export function mergeHistories(histories: readonly History[]): History {
  const days = new Map<Day, DayTally>();
  for (const tally of histories.flatMap((history) => history.days)) {
    const other = days.get(tally.day);
    days.set(tally.day, other ? addedUp(other, tally) : tally);
  }
  const meetings = new Map<string, Meeting>();
  for (const meeting of histories.flatMap((history) => history.meetings)) {
    const other = meetings.get(meeting.meetingId);
    meetings.set(meeting.meetingId, other ? asOne(other, meeting) : meeting);
  }
  return {
    days: [...days.values()].map(withSortedReplies).sort((a, b) => compare(a.day, b.day)),
    meetings: [...meetings.values()].sort((a, b) => a.startsAt - b.startsAt || compare(a.meetingId, b.meetingId)),
  };
}

function addedUp(a: DayTally, b: DayTally): DayTally {
  return {
    day: a.day,
    mailsIn: a.mailsIn + b.mailsIn,
    mailsOut: a.mailsOut + b.mailsOut,
    massIn: a.massIn + b.massIn,
    massOut: a.massOut + b.massOut,
    theirReplySeconds: [...a.theirReplySeconds, ...b.theirReplySeconds],
    ourReplySeconds: [...a.ourReplySeconds, ...b.ourReplySeconds],
  };
}

/** Two mailboxes may tell one meeting differently: whatever differs is settled the same way in either order. */
function asOne(a: Meeting, b: Meeting): Meeting {
  return {
    meetingId: a.meetingId,
    kind: a.kind === 'meeting' || b.kind === 'meeting' ? 'meeting' : 'call',
    startsAt: Math.min(a.startsAt, b.startsAt),
    minutes: Math.max(a.minutes, b.minutes),
    isOurs: a.isOurs || b.isOurs,
    ourAttendees: Math.max(a.ourAttendees, b.ourAttendees),
  };
}

function withSortedReplies(tally: DayTally): DayTally {
  const sorted = (seconds: readonly number[]) => [...seconds].sort((a, b) => a - b);
  return {
    ...tally,
    theirReplySeconds: sorted(tally.theirReplySeconds),
    ourReplySeconds: sorted(tally.ourReplySeconds),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
