import { type Day, dayNumber, dayOf } from './calendar.ts';
import type { DayTally, History, Meeting } from './connection.ts';
import { exchangesOf } from './traffic.ts';

/** What one colleague brings to an account's figures: the history with each contact there. */
export type AccountContribution = {
  /** Anything that tells colleagues apart; it never reaches the figures. */
  readonly colleague: string;
  readonly ties: readonly { readonly contact: string; readonly history: History }[];
};

/** A day of mail between one colleague and one contact. */
export type DayPart = { readonly colleague: string; readonly contact: string; readonly tally: DayTally };

/** A meeting or call as one colleague's mailbox tells it of one contact. */
export type MeetingPart = { readonly colleague: string; readonly contact: string; readonly meeting: Meeting };

/** What colleagues did with an account in a stretch of time, each item with who did it and with whom. */
export type AccountParts = { readonly days: readonly DayPart[]; readonly meetings: readonly MeetingPart[] };

/** What colleagues did with the account from a day on and before another; mass mail is left out. */
export function partsOf(contributions: readonly AccountContribution[], from: Day, before: Day): AccountParts {
  const [first, end] = [dayNumber(from), dayNumber(before)];
  const isWithin = (day: Day) => dayNumber(day) >= first && dayNumber(day) < end;
  const ties = contributions.flatMap(({ colleague, ties }) => ties.map((tie) => ({ colleague, ...tie })));
  return {
    days: ties.flatMap(({ colleague, contact, history }) =>
      history.days
        .filter((tally) => isWithin(tally.day) && exchangesOf(tally) > 0)
        .map((tally) => ({ colleague, contact, tally })),
    ),
    meetings: ties.flatMap(({ colleague, contact, history }) =>
      history.meetings
        .filter((meeting) => isWithin(dayOf(meeting.startsAt)))
        .map((meeting) => ({ colleague, contact, meeting })),
    ),
  };
}
