import type { ConsentKind } from '../policy/consent-in-force.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { findSharing, type Sharing } from '../store/sharing.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/** What the caller shares, and what follows from it now. Milliseconds since 1970. */
export type SharingAnswer = {
  /** The own choice. */
  readonly choice: 'on' | 'paused' | 'off';
  readonly pausedUntil: number | null;
  /** What leaves the caller out whatever the own choice is. */
  readonly leftOutBy: 'opted_out_group' | 'disabled_account' | null;
  /** Whether colleagues are shown anything of the caller's now. */
  readonly isShownToColleagues: boolean;
  /** The kinds of consent in force. */
  readonly consents: readonly ConsentKind[];
  readonly mailbox: MailboxState;
  /** Addresses, by the alphabet. */
  readonly hiddenContacts: readonly string[];
  readonly hiddenDomains: readonly string[];
};

/**
 * How far reading the mailbox is. `erasing`: what was kept is being deleted. `waiting`: to be read (again). `read`: so many months are
 * kept. `not_read`: nothing is kept and nothing will be.
 */
export type MailboxState =
  | { readonly state: 'erasing'; readonly since: number }
  | { readonly state: 'waiting'; readonly since: number }
  | { readonly state: 'read'; readonly months: number }
  | { readonly state: 'not_read' };

/** What somebody shares of whom nothing is known yet: as consent says, until the person says otherwise. */
const UNSAID: Sharing = {
  isOn: true,
  pausedUntil: null,
  isInOptedOutGroup: false,
  isEnabled: true,
  erasingSince: null,
  readingDueSince: null,
  monthsRead: 0,
  hiddenContacts: [],
  hiddenDomains: [],
};

/** Reads what the caller shares. It needs no consent: everybody may know how the own mailbox is treated. */
export async function readSharing(deps: Deps, caller: Caller): Promise<SharingAnswer> {
  const { tenantId, colleagueId } = caller;
  const granted = await listGrantedConsents(deps.db, tenantId);
  const found = colleagueId === undefined ? undefined : await findSharing(deps.db, tenantId, colleagueId);
  const sharing = found ?? UNSAID;
  const isPaused = sharing.pausedUntil !== null && sharing.pausedUntil > deps.now();
  const leftOutBy = sharing.isInOptedOutGroup ? 'opted_out_group' : sharing.isEnabled ? null : 'disabled_account';
  const mailbox = mailboxOf(sharing);
  return {
    choice: !sharing.isOn ? 'off' : isPaused ? 'paused' : 'on',
    pausedUntil: sharing.isOn && isPaused ? sharing.pausedUntil : null,
    leftOutBy,
    isShownToColleagues:
      sharing.isOn &&
      !isPaused &&
      leftOutBy === null &&
      mailbox.state === 'read' &&
      granted.some((consent) => consent.kind === 'identifiableInsights'),
    consents: granted.map((consent) => consent.kind),
    mailbox,
    hiddenContacts: sharing.hiddenContacts.flatMap((contact) => contact.address ?? []),
    hiddenDomains: sharing.hiddenDomains,
  };
}

function mailboxOf(sharing: Sharing): MailboxState {
  if (sharing.erasingSince !== null) return { state: 'erasing', since: sharing.erasingSince };
  // Whoever turns sharing on while something else keeps the mailbox from being read waits for nothing.
  const mayBeRead = sharing.isOn && !sharing.isInOptedOutGroup && sharing.isEnabled;
  if (sharing.readingDueSince !== null && mayBeRead) return { state: 'waiting', since: sharing.readingDueSince };
  if (sharing.monthsRead > 0) return { state: 'read', months: sharing.monthsRead };
  return { state: 'not_read' };
}
