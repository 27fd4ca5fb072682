import type { Day } from '../domain/calendar.ts';
import type { Evidence, Strength } from '../domain/figures.ts';
import type { ReadingProgress } from '../domain/reading-progress.ts';

/** A colleague as others in the tenant are shown him: what the directory says, nothing from a mailbox. */
export type Person = {
  /** The object id at Microsoft Entra; null for a colleague known by address only. */
  readonly objectId: string | null;
  /** Null as long as the directory has not named the mailbox's owner. */
  readonly address: string | null;
  readonly name: string | null;
  readonly department: string | null;
  readonly title: string | null;
};

/** A contact as a caller is shown it. `name` comes from connections this caller may see, so it is null where none names it. */
export type ContactShown = {
  readonly address: string;
  readonly name: string | null;
  /** The account, a registrable domain; null for free-mail addresses. It follows from the address alone. */
  readonly account: string | null;
};

/** A colleague proposed for an introduction, with the reason. */
export type Introducer = { readonly person: Person; readonly strength: Strength; readonly evidence: Evidence };

/**
 * What the asker's own mailbox says about the contact.
 * `not_sharing`: the asker keeps the own mailbox from being read. `no_mailbox`: the asker is not in the directory.
 */
export type OwnTie =
  | { readonly state: 'known'; readonly strength: Strength; readonly evidence: Evidence }
  | { readonly state: 'unknown' }
  | { readonly state: 'not_sharing' }
  | { readonly state: 'no_mailbox' };

/**
 * `found`: at least one introducer. `not_enough_evidence`: what the caller may see is too little to name anybody.
 * `nothing_known`: nothing the caller may see; whatever is not shared looks exactly like this.
 */
export type IntroducersState = 'found' | 'not_enough_evidence' | 'nothing_known';

/** What both introducer answers say about the question itself. */
export type Asked = {
  /** The day as of which the answer holds. */
  readonly asOf: Day;
  /** The newest day, among all the caller may see, on which something happened; null when there is none. */
  readonly newestDay: Day | null;
  /**
   * How far reading the mailboxes of the tenant is, where nobody can be named and not all is read; null otherwise, and where it would tell
   * of a single mailbox.
   */
  readonly reading: ReadingProgress | null;
};
