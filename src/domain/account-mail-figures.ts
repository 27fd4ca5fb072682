import { addUp, addUpOnce, type Item, largest } from './account-amounts.ts';
import type { Show } from './account-crowd.ts';
import type { DayPart } from './account-parts.ts';
import { countBand, daysBand, hoursBand } from './bands.ts';
import { type Day, dayNumber } from './calendar.ts';
import type { DayTally } from './connection.ts';

/** The figures of an account that come from its mails. */
export function mailFigures(days: readonly DayPart[], show: Show, at: Day) {
  const mails = (count: (tally: DayTally) => number): readonly Item[] =>
    days.map(({ colleague, tally }) => ({ colleague, value: count(tally) })).filter(({ value }) => value > 0);
  const colleagues = days.map(({ colleague }) => ({ colleague, key: colleague, value: 1 }));
  const contacts = days.map(({ colleague, contact }) => ({ colleague, key: contact, value: 1 }));
  const lastDays = days.map(({ colleague, tally }) => ({ colleague, value: dayNumber(tally.day) }));
  const replies = days.flatMap(({ colleague, tally }) =>
    tally.theirReplySeconds.map((value) => ({ colleague, value })),
  );
  const yesterday = dayNumber(at) - 1;
  return {
    mailsToAccount: show(addUp(mails(sent)), ({ sum }) => countBand(sum)),
    mailsFromAccount: show(addUp(mails(received)), ({ sum }) => countBand(sum)),
    colleaguesInMails: show(addUpOnce(colleagues), ({ count }) => countBand(count)),
    contactsInMails: show(addUpOnce(contacts), ({ count }) => countBand(count)),
    daysSinceLastMail: show(largest(lastDays), (last) => daysBand(yesterday - last)),
    averageReplyHours: show(addUp(replies), ({ sum, count }) => hoursBand(sum / count / 3600)),
  };
}

function sent(tally: DayTally): number {
  return Math.max(0, tally.mailsOut - tally.massOut);
}

function received(tally: DayTally): number {
  return Math.max(0, tally.mailsIn - tally.massIn);
}
