import type { Correspondent } from './correspondent.ts';
import { hasLeft } from './post.ts';

/** What somebody answered to an invitation, as Microsoft Graph spells it. */
export type Response = 'organizer' | 'accepted' | 'tentativelyAccepted' | 'declined' | 'none';

/** Somebody invited. */
export type Invited = {
  readonly who: Correspondent;
  readonly response: Response;
  readonly type: 'required' | 'optional' | 'resource';
};

/** One meeting, or a whole day in somebody's calendar; each calendar it stands in holds its own copy. */
export type Entry = {
  /** 1, 2, 3 … in the order of invention; what ids are made of. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly organizer: Correspondent;
  readonly invited: readonly Invited[];
  readonly isCancelled: boolean;
  readonly isAllDay: boolean;
  readonly sensitivity: 'normal' | 'private';
};

/** What is to be entered; left out: neither cancelled nor a whole day nor private. */
type Invitation = {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly organizer: Correspondent;
  readonly invited: readonly Invited[];
  readonly isCancelled?: boolean;
  readonly isAllDay?: boolean;
  readonly sensitivity?: 'normal' | 'private';
};

/** Takes in meetings in any order and keeps them by mailbox. */
export type Diary = {
  /** Enters the meeting in the calendars of all who were still there at its start. */
  readonly enter: (invitation: Invitation) => void;
  /** The entries of one mailbox by start. */
  readonly entriesOf: (mailbox: string) => readonly Entry[];
};

/** Opens an empty diary. */
export function openDiary(): Diary {
  const byMailbox = new Map<string, Entry[]>();
  let entries = 0;
  return {
    enter: (invitation) => {
      if (hasLeft(invitation.organizer, invitation.startsAt)) return;
      entries += 1;
      const { isCancelled = false, isAllDay = false, sensitivity = 'normal' } = invitation;
      const invited = invitation.invited.filter(({ who }) => !hasLeft(who, invitation.startsAt));
      const entry = { ...invitation, number: entries, invited, isCancelled, isAllDay, sensitivity };
      for (const mailbox of calendarsOf(entry)) {
        const kept = byMailbox.get(mailbox);
        if (kept === undefined) byMailbox.set(mailbox, [entry]);
        else kept.push(entry);
      }
    },
    entriesOf: (mailbox) =>
      (byMailbox.get(mailbox) ?? []).toSorted(
        (one, other) => one.startsAt - other.startsAt || one.number - other.number,
      ),
  };
}

function calendarsOf(entry: Entry): ReadonlySet<string> {
  const mailboxes = new Set<string>();
  const add = (who: Correspondent): void => {
    if (who.mailbox !== undefined && !hasLeft(who, entry.startsAt)) mailboxes.add(who.mailbox);
    for (const member of who.members) add(member);
  };
  add(entry.organizer);
  for (const { who } of entry.invited) add(who);
  return mailboxes;
}
