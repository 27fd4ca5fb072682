import {
  countColleagues,
  distinctBand,
  hasMailed,
  mean,
  type Part,
  type Show,
  sinceLast,
  total,
} from './account-parts.ts';
import { countBand, hoursBand } from './bands.ts';
import type { Day } from './calendar.ts';
import type { DayTally } from './connection.ts';

/** The figures of an account that come from its mails. */
export function mailFigures(show: Show, at: Day) {
  const tallies = (parts: readonly Part[]) => parts.flatMap((part) => part.mails.map(({ tally }) => tally));
  const sent = (tally: DayTally) => Math.max(0, tally.mailsOut - tally.massOut);
  const received = (tally: DayTally) => Math.max(0, tally.mailsIn - tally.massIn);
  const replies = (parts: readonly Part[]) => tallies(parts).flatMap((tally) => tally.theirReplySeconds);
  return {
    mailsToAccount: show(
      (parts) => countBand(total(tallies(parts).map(sent))),
      (part) => tallies([part]).some((tally) => sent(tally) > 0),
    ),
    mailsFromAccount: show(
      (parts) => countBand(total(tallies(parts).map(received))),
      (part) => tallies([part]).some((tally) => received(tally) > 0),
    ),
    colleaguesInMails: show((parts) => countBand(countColleagues(parts)), hasMailed),
    contactsInMails: show(
      (parts) => distinctBand(parts.flatMap((part) => part.mails.map((mail) => mail.contact))),
      hasMailed,
    ),
    daysSinceLastMail: show(
      (parts) =>
        sinceLast(
          tallies(parts).map((tally) => tally.day),
          at,
        ),
      hasMailed,
    ),
    averageReplyHours: show(
      (parts) => hoursBand(mean(replies(parts)) / 3600),
      (part) => replies([part]).length > 0,
    ),
  };
}
