import type { Availability } from './calendar/working-days.ts';

/** Whoever a mail can come from or go to: colleague, guest, contact, machine, shared mailbox, distribution list. */
export type Correspondent = Availability & {
  readonly name: string;
  readonly address: string;
  /** Another way the same address is written now and then: an alias, a different case. */
  readonly otherAddress: string;
  /** Object id of the owner when what is sent here lands in a mailbox of the tenant. */
  readonly mailbox: string | undefined;
  /** Half of the answers take no longer than this, in seconds at work. */
  readonly answersAfter: number;
  /** Whom a distribution list passes its mail on to; empty for anybody else. */
  readonly members: readonly Correspondent[];
};

/** A correspondent without a mailbox in the tenant who is always there: a machine, a list. */
export function unattended(name: string, address: string, members: readonly Correspondent[] = []): Correspondent {
  return {
    name,
    address,
    otherAddress: address,
    mailbox: undefined,
    answersAfter: 0,
    members,
    utcOffsetHours: 0,
    daysOff: [],
    lastDay: Number.POSITIVE_INFINITY,
  };
}
