import type { Day } from './calendar.ts';

/** strong: S >= 3, medium: 1 <= S < 3, weak: S < 1 (docs/FORMULAS.md). */
export type Tier = 'strong' | 'medium' | 'weak';

/** What an introducer's tier rests on: figures over the days and meetings that are kept, at most about a year. */
export type Evidence = {
  /** Mails from the contact, mass mail left out. */
  readonly mailsIn: number;
  /** Mails to the contact, mass mail left out. */
  readonly mailsOut: number;
  /** Meetings and calls. */
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

/** Something that happened, or is going to, between the two sides. Mass mail is none. */
export type Interaction = {
  readonly on: Day;
  /** Milliseconds since 1970 for a meeting or call; null for mail, of which only the day is kept. */
  readonly startsAt: number | null;
  readonly kind: 'mail' | 'meeting' | 'call';
  /** `in`: they wrote or invited; `out`: we did; `both`: mails went both ways that day. */
  readonly direction: 'in' | 'out' | 'both';
};

/** The first and last interaction so far, and the next meeting or call to come; null when there is none. */
export type Milestones = {
  readonly first: Interaction | null;
  readonly last: Interaction | null;
  readonly next: Interaction | null;
};

/** What happened on one day, by kind. */
export type DayActivity = {
  readonly day: Day;
  readonly mailsSent: number;
  readonly mailsReceived: number;
  readonly meetings: number;
  readonly calls: number;
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
  /**
   * Replies as a share (0..1) of the other side's mails; null when there were no mails to reply to, or when mails went both ways
   * and none of them is known to answer another.
   */
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
  readonly calls: number;
};
