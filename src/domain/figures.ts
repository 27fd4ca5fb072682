import type { Day } from './calendar.ts';

/** strong: S >= 3, medium: 1 <= S < 3, weak: S < 1 (docs/FORMULAS.md). */
export type Tier = 'strong' | 'medium' | 'weak';

/** What an introducer's tier rests on: figures over the days and meetings that are kept, at most about a year. */
export type Evidence = {
  readonly mailsIn: number;
  readonly mailsOut: number;
  readonly meetings: number;
  /** The last day something happened. */
  readonly lastOn: Day;
  readonly daysSinceLast: number;
};

/** How well somebody knows a contact, in all the ways it is shown. */
export type Strength = {
  /** S >= 0, see docs/FORMULAS.md. */
  readonly score: number;
  readonly tier: Tier;
  /** Probability (0..1) that the two exchange something in the next 90 days. */
  readonly probability: number;
};

/** Key figures of a relationship over a window of days. */
export type KeyFigures = {
  readonly windowDays: 90 | 365;
  readonly mailsSent: number;
  readonly mailsReceived: number;
  /** Replies the contact wrote to us, and we to the contact. */
  readonly repliesByThem: number;
  readonly repliesByUs: number;
  /** Median seconds to a reply; null when there was none. */
  readonly medianReplySecondsByThem: number | null;
  readonly medianReplySecondsByUs: number | null;
  /** Replies as a share (0..1) of the other side's mails; null when there were no mails to reply to. */
  readonly replyRateByThem: number | null;
  readonly replyRateByUs: number | null;
  /** mailsSent / mailsReceived; null when nothing was received. */
  readonly sendReceiveRatio: number | null;
  readonly meetings: number;
  readonly calls: number;
  /** Minutes spent by our side and by theirs: a mail read 2.5, written 5; a meeting its minutes times our attendees, once for them. */
  readonly minutesByUs: number;
  readonly minutesByThem: number;
};

/** One week of the time line, its first day a Monday. */
export type Week = {
  readonly startsOn: Day;
  readonly mailsSent: number;
  readonly mailsReceived: number;
  readonly meetings: number;
};
