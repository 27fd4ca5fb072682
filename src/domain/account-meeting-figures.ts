import { countColleagues, distinctBand, hasMet, mean, type Part, type Show, sinceLast } from './account-parts.ts';
import { countBand, minutesBand } from './bands.ts';
import { type Day, dayOf } from './calendar.ts';
import type { Meeting } from './connection.ts';

/** The figures of an account that come from its meetings and calls. */
export function meetingFigures(show: Show, at: Day) {
  const meetings = (parts: readonly Part[]) => parts.flatMap((part) => part.meetings.map(({ meeting }) => meeting));
  const invitedBy = (isOurs: boolean) =>
    show(
      (parts) =>
        distinctBand(
          meetings(parts)
            .filter((meeting) => meeting.isOurs === isOurs)
            .map((meeting) => meeting.meetingId),
        ),
      (part) => meetings([part]).some((meeting) => meeting.isOurs === isOurs),
    );
  return {
    meetingsFromAccount: invitedBy(false),
    meetingsToAccount: invitedBy(true),
    colleaguesInMeetings: show((parts) => countBand(countColleagues(parts)), hasMet),
    contactsInMeetings: show(
      (parts) => distinctBand(parts.flatMap((part) => part.meetings.map((met) => met.contact))),
      hasMet,
    ),
    daysSinceLastMeeting: show(
      (parts) =>
        sinceLast(
          meetings(parts).map((meeting) => dayOf(meeting.startsAt)),
          at,
        ),
      hasMet,
    ),
    averageMeetingMinutes: show((parts) => minutesBand(mean(minutesOfEach(meetings(parts)))), hasMet),
  };
}

/** The minutes of each meeting once, the longest that any mailbox tells. */
function minutesOfEach(meetings: readonly Meeting[]): readonly number[] {
  const minutes = new Map<string, number>();
  for (const meeting of meetings) {
    minutes.set(meeting.meetingId, Math.max(meeting.minutes, minutes.get(meeting.meetingId) ?? 0));
  }
  return [...minutes.values()];
}
