import type { Day } from './calendar.ts';

/**
 * The tally of one day between one colleague and one contact, as far as strength and health need it.
 *
 * `massIn` and `massOut` are the part of `mailsIn` and `mailsOut` that went to more than ten recipients or through a
 * list: such mail is counted in the figures but says nothing about a relationship.
 */
export type DayTally = {
  readonly day: Day;
  readonly mailsIn: number;
  readonly mailsOut: number;
  readonly massIn: number;
  readonly massOut: number;
  /** Seconds the contact took to answer, one entry a reply. */
  readonly theirReplySeconds: readonly number[];
  /** Seconds the colleague took to answer, one entry a reply. */
  readonly ourReplySeconds: readonly number[];
};

/** One meeting or call that a colleague and a contact both belong to. */
export type Meeting = {
  /** The same for everybody who was in it, so that a meeting of three colleagues is counted once. */
  readonly meetingId: string;
  readonly kind: 'meeting' | 'call';
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  readonly minutes: number;
  /** Whether it was our side that invited. */
  readonly isOurs: boolean;
  /** Colleagues in it, at least 1. */
  readonly ourAttendees: number;
};

/** Everything kept between one colleague and one contact, oldest first. */
export type History = { readonly days: readonly DayTally[]; readonly meetings: readonly Meeting[] };
