import { type Day, dayNumber } from './calendar.ts';
import type { DayTally, History, Meeting } from './connection.ts';
import type { KeyFigures } from './figures.ts';
import { median } from './median.ts';

/** Minutes it takes to read a mail, and to write one. Source: the field's published rule, docs/FORMULAS.md. */
const READING_MINUTES = 2.5;
const WRITING_MINUTES = 5;

const MILLISECONDS_A_DAY = 86_400_000;

/**
 * The key figures of a history over the 90 or 365 days before `at`.
 *
 * Mails are counted with mass mail, as they lie in the mailbox. For figures of a contact or an account over several
 * colleagues, merge their histories first (`mergeHistories`), so that a meeting of three colleagues counts once.
 */
export function keyFiguresOf(history: History, windowDays: 90 | 365, at: Day): KeyFigures {
  const today = dayNumber(at);
  const isWithin = (day: number) => day >= today - windowDays && day < today;
  const days = history.days.filter((tally) => isWithin(dayNumber(tally.day)));
  const meetings = history.meetings.filter((meeting) => isWithin(Math.floor(meeting.startsAt / MILLISECONDS_A_DAY)));
  const mailsSent = sumOf(days, (tally) => tally.mailsOut);
  const mailsReceived = sumOf(days, (tally) => tally.mailsIn);
  return {
    windowDays,
    mailsSent,
    mailsReceived,
    ...replyFiguresOf(days, mailsSent, mailsReceived),
    sendReceiveRatio: mailsReceived === 0 ? null : mailsSent / mailsReceived,
    ...meetingFiguresOf(meetings, mailsSent, mailsReceived),
  };
}

type ReplyFigures = Pick<
  KeyFigures,
  | 'repliesByThem'
  | 'repliesByUs'
  | 'medianReplySecondsByThem'
  | 'medianReplySecondsByUs'
  | 'replyRateByThem'
  | 'replyRateByUs'
>;

function replyFiguresOf(days: readonly DayTally[], mailsSent: number, mailsReceived: number): ReplyFigures {
  const theirs = days.flatMap((tally) => tally.theirReplySeconds);
  const ours = days.flatMap((tally) => tally.ourReplySeconds);
  // Mails both ways of which none answers another come from a source that does not tell answers, such as TSV.
  const areUnknown = mailsSent > 0 && mailsReceived > 0 && theirs.length + ours.length === 0;
  return {
    repliesByThem: theirs.length,
    repliesByUs: ours.length,
    medianReplySecondsByThem: median(theirs),
    medianReplySecondsByUs: median(ours),
    replyRateByThem: areUnknown ? null : shareOf(theirs.length, mailsSent),
    replyRateByUs: areUnknown ? null : shareOf(ours.length, mailsReceived),
  };
}

type MeetingFigures = Pick<KeyFigures, 'meetings' | 'calls' | 'minutesByUs' | 'minutesByThem'>;

function meetingFiguresOf(meetings: readonly Meeting[], mailsSent: number, mailsReceived: number): MeetingFigures {
  const minutesEach = sumOf(meetings, (meeting) => meeting.minutes);
  const minutesOfOurs = sumOf(meetings, (meeting) => meeting.minutes * meeting.ourAttendees);
  return {
    meetings: meetings.filter((meeting) => meeting.kind === 'meeting').length,
    calls: meetings.filter((meeting) => meeting.kind === 'call').length,
    minutesByUs: minutesOfOurs + mailsSent * WRITING_MINUTES + mailsReceived * READING_MINUTES,
    minutesByThem: minutesEach + mailsReceived * WRITING_MINUTES + mailsSent * READING_MINUTES,
  };
}

/** A share of 0..1. A mail answered twice, or a question older than the window, does not lift it above 1. */
function shareOf(replies: number, mails: number): number | null {
  return mails === 0 ? null : Math.min(1, replies / mails);
}

function sumOf<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
