import type { ConsentKind } from '../policy/consent-in-force.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { findSharing, type Sharing } from '../store/sharing.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { leftOutBy, type MailboxState, mailboxStateOf, pauseEndOf } from './own-mailbox.ts';

/** What the caller shares, and what follows from it now. Milliseconds since 1970. */
export type SharingAnswer = {
  /** The own choice. */
  readonly choice: 'on' | 'paused' | 'off';
  readonly pausedUntil: number | null;
  /** What leaves the caller out whatever the own choice is. */
  readonly leftOutBy: 'opted_out_group' | 'disabled_account' | null;
  /** Whether the caller is known to be a guest, whose mailbox is elsewhere. */
  readonly isGuest: boolean;
  /** Whether colleagues are shown anything of the caller's now. */
  readonly isShownToColleagues: boolean;
  /** The kinds of consent in force. */
  readonly consents: readonly ConsentKind[];
  readonly mailbox: MailboxState;
  /** Addresses, by the alphabet. */
  readonly hiddenContacts: readonly string[];
  readonly hiddenDomains: readonly string[];
};

/** What somebody shares of whom nothing is known yet: as consent says, until the person says otherwise. */
const UNSAID: Sharing = {
  isOn: true,
  pausedUntil: null,
  isInOptedOutGroup: false,
  isEnabled: true,
  isReadable: true,
  erasingSince: null,
  readingDueSince: null,
  isGuest: false,
  heldMonths: [],
  hiddenContacts: [],
  hiddenDomains: [],
};

/** Reads what the caller shares. It needs no consent: everybody may know how the own mailbox is treated. */
export async function readSharing(deps: Deps, caller: Caller): Promise<SharingAnswer> {
  const { tenantId, colleagueId } = caller;
  const granted = await listGrantedConsents(deps.db, tenantId);
  const found = colleagueId === undefined ? undefined : await findSharing(deps.db, tenantId, colleagueId);
  const sharing = found ?? UNSAID;
  const pausedUntil = pauseEndOf(sharing, deps.now());
  const mailbox = mailboxStateOf(sharing, deps.now());
  return {
    choice: !sharing.isOn ? 'off' : pausedUntil !== null ? 'paused' : 'on',
    pausedUntil,
    leftOutBy: leftOutBy(sharing),
    isGuest: caller.role === 'guest' && caller.isUnknown !== true,
    isShownToColleagues:
      sharing.isOn &&
      pausedUntil === null &&
      leftOutBy(sharing) === null &&
      mailbox.state === 'read' &&
      granted.some((consent) => consent.kind === 'identifiableInsights'),
    consents: granted.map((consent) => consent.kind),
    mailbox,
    hiddenContacts: sharing.hiddenContacts.flatMap((contact) => contact.address ?? []),
    hiddenDomains: sharing.hiddenDomains,
  };
}
