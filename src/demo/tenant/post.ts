import type { Correspondent } from './correspondent.ts';
import type { Period } from './period.ts';

/** One mail as it was sent; each mailbox it reaches holds its own copy. */
export type Mail = {
  /** 1, 2, 3 … in the order of invention; what ids are made of. */
  readonly number: number;
  /** The same for a mail and its answers. */
  readonly conversation: number;
  /** Milliseconds since 1970, whole seconds. */
  readonly sentAt: number;
  readonly from: Correspondent;
  /** Who pressed send: the author, or a colleague on behalf of a shared mailbox. */
  readonly sender: Correspondent;
  readonly to: readonly Correspondent[];
  readonly cc: readonly Correspondent[];
  readonly isDraft: boolean;
};

/** What is to be sent; left out: nobody in copy, sent by the author, no draft. */
type Envelope = {
  readonly conversation: number;
  readonly sentAt: number;
  readonly from: Correspondent;
  readonly sender?: Correspondent;
  readonly to: readonly Correspondent[];
  readonly cc?: readonly Correspondent[];
  readonly isDraft?: boolean;
};

/** Takes in mails in any order and keeps them by mailbox: envelopes only, a few hundred bytes each, shared by all copies. */
export type Post = {
  /** A number for a new conversation. */
  readonly nextConversation: () => number;
  /**
   * Delivers to the mailboxes of author and recipients, list members included, that exist at the time. Answers whether
   * the mail was sent: not outside the period, not by somebody who has left, not to nobody.
   */
  readonly send: (envelope: Envelope) => boolean;
  /** The mails of one mailbox by time. */
  readonly mailsOf: (mailbox: string) => readonly Mail[];
};

const MILLISECONDS_A_DAY = 86_400_000;

/** Opens an empty post for the days with mail. */
export function openPost(period: Period): Post {
  const byMailbox = new Map<string, Mail[]>();
  let mails = 0;
  let conversations = 0;
  const put = (mailbox: string, mail: Mail): void => {
    const kept = byMailbox.get(mailbox);
    if (kept === undefined) byMailbox.set(mailbox, [mail]);
    else kept.push(mail);
  };
  return {
    nextConversation: () => {
      conversations += 1;
      return conversations;
    },
    send: (envelope) => {
      const day = envelope.sentAt / MILLISECONDS_A_DAY;
      if (day < period.first || day >= period.last + 1 || hasLeft(envelope.from, envelope.sentAt)) return false;
      if (envelope.to.length === 0) return false;
      mails += 1;
      const { from, isDraft = false, cc = [] } = envelope;
      const mail = { ...envelope, number: mails, sender: envelope.sender ?? from, cc, isDraft };
      for (const mailbox of mailboxesOf(mail)) put(mailbox, mail);
      return true;
    },
    mailsOf: (mailbox) =>
      (byMailbox.get(mailbox) ?? []).toSorted((one, other) => one.sentAt - other.sentAt || one.number - other.number),
  };
}

/** Whether the person's last day is over; by the clock of UTC, so that days can be compared with days. */
export function hasLeft(who: Correspondent, at: number): boolean {
  return at >= (who.lastDay + 1) * MILLISECONDS_A_DAY;
}

function mailboxesOf(mail: Mail): ReadonlySet<string> {
  const mailboxes = new Set<string>();
  const add = (who: Correspondent): void => {
    if (who.mailbox !== undefined && !hasLeft(who, mail.sentAt)) mailboxes.add(who.mailbox);
    for (const member of who.members) add(member);
  };
  add(mail.from);
  if (mail.isDraft) return mailboxes;
  for (const recipient of mail.to) add(recipient);
  for (const recipient of mail.cc) add(recipient);
  return mailboxes;
}
