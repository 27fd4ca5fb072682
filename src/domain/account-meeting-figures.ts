import { addUpOnce, largest } from './account-amounts.ts';
import type { Show } from './account-crowd.ts';
import type { MeetingPart } from './account-parts.ts';
import { countBand, daysBand, minutesBand } from './bands.ts';
import { type Day, dayNumber, dayOf } from './calendar.ts';

/** The figures of an account that come from its meetings and calls. */
export function meetingFigures(meetings: readonly MeetingPart[], show: Show, at: Day) {
  // Each meeting once, with the most minutes that any mailbox tells.
  const minutes = meetings.map(({ colleague, meeting }) => ({
    colleague,
    key: meeting.meetingId,
    value: meeting.minutes,
    isOurs: meeting.isOurs,
  }));
  const invitedBy = (isOurs: boolean) =>
    show(addUpOnce(minutes.filter((item) => item.isOurs === isOurs)), ({ count }) => countBand(count));
  const colleagues = meetings.map(({ colleague }) => ({ colleague, key: colleague, value: 1 }));
  const contacts = meetings.map(({ colleague, contact }) => ({ colleague, key: contact, value: 1 }));
  const lastDays = meetings.map(({ colleague, meeting }) => ({ colleague, value: dayNumber(dayOf(meeting.startsAt)) }));
  const yesterday = dayNumber(at) - 1;
  return {
    meetingsFromAccount: invitedBy(false),
    meetingsToAccount: invitedBy(true),
    colleaguesInMeetings: show(addUpOnce(colleagues), ({ count }) => countBand(count)),
    contactsInMeetings: show(addUpOnce(contacts), ({ count }) => countBand(count)),
    daysSinceLastMeeting: show(largest(lastDays), (last) => daysBand(yesterday - last)),
    averageMeetingMinutes: show(addUpOnce(minutes), ({ sum, count }) => minutesBand(sum / count)),
  };
}
