import { type Day, dayNumber, dayOf, startOfDay } from './calendar.ts';
import type { DayTally, History, Meeting } from './connection.ts';
import type { Interaction, Milestones } from './figures.ts';

/**
 * The first and the last interaction before a moment and the next one after it.
 *
 * Of mail only the day is kept: a mail has happened when its day began before `now`. On one day a meeting or call
 * stands for the day, because its time is known. Mass mail is no interaction.
 *
 * @param now milliseconds since 1970; for a question about a past day, the start of that day
 */
export function milestonesOf(history: History, now: number): Milestones {
  const mails = history.days.filter((tally) => hasPersonalMail(tally) && startOfDay(tally.day) < now).map(mailOf);
  const meetings = history.meetings.map(meetingOf).sort(byMoment);
  const past = [...mails, ...meetings.filter((meeting) => momentOf(meeting) < now)].sort(byMoment);
  return {
    first: past.at(0) ?? null,
    last: past.at(-1) ?? null,
    next: meetings.find((meeting) => momentOf(meeting) >= now) ?? null,
  };
}

/** Whole days from an interaction to the day before `at`: 0 when it was that very day. */
export function daysSince(interaction: Interaction, at: Day): number {
  return Math.max(0, dayNumber(at) - 1 - dayNumber(interaction.on));
}

function hasPersonalMail(tally: DayTally): boolean {
  return tally.mailsIn > tally.massIn || tally.mailsOut > tally.massOut;
}

function mailOf(tally: DayTally): Interaction {
  const isIn = tally.mailsIn > tally.massIn;
  const isOut = tally.mailsOut > tally.massOut;
  return { on: tally.day, startsAt: null, kind: 'mail', direction: isIn && isOut ? 'both' : isIn ? 'in' : 'out' };
}

function meetingOf(meeting: Meeting): Interaction {
  return {
    on: dayOf(meeting.startsAt),
    startsAt: meeting.startsAt,
    kind: meeting.kind,
    direction: meeting.isOurs ? 'out' : 'in',
  };
}

function momentOf(interaction: Interaction): number {
  return interaction.startsAt ?? startOfDay(interaction.on);
}

function byMoment(a: Interaction, b: Interaction): number {
  if (momentOf(a) !== momentOf(b)) return momentOf(a) - momentOf(b);
  return `${a.kind} ${a.direction}` < `${b.kind} ${b.direction}` ? -1 : 1;
}
