import { mailboxProgressOf, type ReadingProgress } from '../domain/reading-progress.ts';
import type { OwnMailbox } from '../store/sharing.ts';

/**
 * Why somebody's own mailbox is not read: the own choice, an administrator's group, an account that is disabled, or what was read before
 * is still being deleted. The words are those of what somebody shares.
 */
export type NotSharingReason = 'off' | 'opted_out_group' | 'disabled_account' | 'erasing';

/**
 * How far reading the mailbox is. `erasing`: what was kept is being deleted. `waiting`: to be read (again). `read`: something is kept, so
 * many of the last twelve months are read. `not_read`: nothing is kept and nothing will be.
 */
export type MailboxState =
  | { readonly state: 'erasing'; readonly since: number }
  | { readonly state: 'waiting'; readonly since: number }
  | { readonly state: 'read'; readonly months: number }
  | { readonly state: 'not_read' };

/** Why the own mailbox is not read, the own choice first; null when it may be. */
export function notSharingReasonOf(mailbox: OwnMailbox): NotSharingReason | null {
  if (mailbox.isReadable) return null;
  return mailbox.isOn ? (leftOutBy(mailbox) ?? 'erasing') : 'off';
}

/** What leaves somebody out whatever the own choice is. */
export function leftOutBy({ isInOptedOutGroup, isEnabled }: OwnMailbox): 'opted_out_group' | 'disabled_account' | null {
  if (isInOptedOutGroup) return 'opted_out_group';
  return isEnabled ? null : 'disabled_account';
}

/** When the own pause ends, in milliseconds since 1970; null when there is none now. */
export function pauseEndOf({ isOn, pausedUntil }: OwnMailbox, now: number): number | null {
  return isOn && pausedUntil !== null && pausedUntil > now ? pausedUntil : null;
}

/** How far reading the mailbox is, for its owner. @param now milliseconds since 1970 */
export function mailboxStateOf(mailbox: OwnMailbox, now: number): MailboxState {
  const { erasingSince, readingDueSince, heldMonths } = mailbox;
  if (erasingSince !== null) return { state: 'erasing', since: erasingSince };
  // Whoever turns sharing on while something else keeps the mailbox from being read waits for nothing.
  if (readingDueSince !== null && notSharingReasonOf(mailbox) === null)
    return { state: 'waiting', since: readingDueSince };
  if (heldMonths.length === 0) return { state: 'not_read' };
  return { state: 'read', months: mailboxProgressOf(heldMonths, now).monthsRead };
}

/**
 * How far reading the mailbox is, as long as it is not done: undefined once it is, and where nothing of the last year is read or going to
 * be, as with a guest, whose mailbox is elsewhere, or an old archive.
 *
 * @param now milliseconds since 1970
 * @param upTo the moment the question is about
 */
export function ownReadingOf(mailbox: OwnMailbox | undefined, now: number, upTo: number): ReadingProgress | undefined {
  if (mailbox === undefined || mailbox.isGuest || notSharingReasonOf(mailbox) !== null) return undefined;
  const isBegun = mailboxProgressOf(mailbox.heldMonths, now).monthsRead > 0;
  if (!isBegun && mailbox.readingDueSince === null) return undefined;
  const progress = mailboxProgressOf(mailbox.heldMonths, now, upTo);
  return progress.monthsRead < progress.monthsToRead ? progress : undefined;
}
