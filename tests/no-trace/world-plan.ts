import type { ConsentKind } from '../../src/policy/consent-in-force.ts';

/** The moment at which all worlds are looked at: a Monday at noon. */
export const NOW = Date.UTC(2026, 5, 15, 12);

/** One day of mail with a contact. */
export type DayPlan = {
  readonly contact: string;
  readonly daysAgo: number;
  readonly mailsIn: number;
  readonly mailsOut: number;
  readonly massIn: number;
  readonly massOut: number;
  readonly theirReplySeconds: readonly number[];
  readonly ourReplySeconds: readonly number[];
};

/** A meeting with a contact; a negative `daysAgo` is still to come. */
export type MeetingPlan = {
  readonly contact: string;
  readonly meetingId: string;
  readonly daysAgo: number;
  readonly kind: 'meeting' | 'call';
  readonly minutes: number;
  readonly isOurs: boolean;
  readonly ourAttendees: number;
};

/** All that is read from one mailbox. */
export type MailboxPlan = {
  readonly days: readonly DayPlan[];
  readonly meetings: readonly MeetingPlan[];
  /** How contacts are called in this mailbox. */
  readonly names: readonly { readonly contact: string; readonly name: string; readonly daysAgo: number }[];
  /** Colleagues by address. */
  readonly familiarity: readonly {
    readonly peer: string;
    readonly month: string;
    readonly kind: 'mail' | 'calendar';
    readonly days: number;
    readonly sum: number;
  }[];
  readonly batches: readonly {
    readonly month: string;
    readonly kind: 'mail' | 'calendar';
    readonly items: number;
    readonly received: number;
    readonly sent: number;
  }[];
};

/** A colleague, what the directory says, what was chosen, and what was read. */
export type ColleaguePlan = {
  readonly objectId: string;
  readonly address: string | null;
  readonly otherAddresses: readonly string[];
  readonly name: string | null;
  readonly department: string | null;
  readonly title: string | null;
  readonly isGuest: boolean;
  readonly isEnabled: boolean;
  readonly isSharedMailbox: boolean | null;
  readonly isOn: boolean;
  /** `over`: a pause that has ended. */
  readonly pause: 'none' | 'over' | 'lasting';
  readonly isInOptedOutGroup: boolean;
  /** The id of a receipt that is still open: what was read is being deleted. */
  readonly openReceipt: string | null;
  readonly hiddenContacts: readonly string[];
  readonly hiddenDomains: readonly string[];
  readonly mailbox: MailboxPlan;
};

/** A security group; members are object ids or ids of groups. */
export type GroupPlan = {
  readonly groupId: string;
  readonly name: string;
  readonly isOptedOut: boolean;
  readonly people: readonly string[];
  readonly groups: readonly string[];
};

/** Somebody was shown a connection before all this. */
export type ViewPlan = {
  readonly viewer: string;
  readonly role: 'administrator' | 'colleague' | 'guest';
  readonly owner: string;
  /** An address, or the domain of an account. */
  readonly about: { readonly contact: string } | { readonly account: string };
  readonly minutesAgo: number;
};

/** An introduction that was asked for, by the state it is in. */
export type AskPlan = {
  readonly introductionId: string;
  readonly asker: string;
  readonly introducer: string;
  readonly contact: string;
  readonly state: 'asked' | 'accepted' | 'introduced' | 'declined' | 'expired' | 'cancelled';
  readonly isDelivered: boolean;
  readonly daysAgo: number;
  /** Days after asking on which the asker is told that no answer came. */
  readonly toldAfter: number;
};

/** What somebody does not want to be asked; about nobody in particular where there is no contact. */
export type WishPlan = {
  readonly owner: string;
  readonly contact: string | null;
  /** Whose ask was declined so; nobody's where it was set apart from any. */
  readonly asker: string | null;
};

/** One tenant as it stands before anybody leaves. */
export type TenantPlan = {
  readonly consents: readonly {
    readonly kind: ConsentKind;
    readonly isGranted: boolean;
    readonly guestsMaySee: boolean;
  }[];
  readonly leastColleagues: number | null;
  readonly colleagues: readonly ColleaguePlan[];
  readonly groups: readonly GroupPlan[];
  readonly views: readonly ViewPlan[];
  readonly asks: readonly AskPlan[];
  readonly wishes: readonly WishPlan[];
};

/** How somebody leaves, wholly or with one contact. */
export type Way =
  | { readonly way: 'sharing off' }
  /** Off, and on again before anything was deleted: all there was is deleted, and nothing is read again yet. */
  | { readonly way: 'off and on again' }
  | { readonly way: 'everything forgotten' }
  | { readonly way: 'group opted out'; readonly groupId: string }
  | { readonly way: 'account disabled' }
  | { readonly way: 'paused' }
  | { readonly way: 'contact hidden'; readonly contact: string }
  | { readonly way: 'domain hidden'; readonly domain: string };

/** A world, who leaves it and how. */
export type WorldPlan = {
  readonly seed: number;
  readonly tenant: TenantPlan;
  /** Another organisation with the same people and contacts, where nobody leaves. */
  readonly neighbour: TenantPlan | undefined;
  /** The object id of whoever leaves. */
  readonly leaver: string;
  readonly leaving: Way;
  /** All contacts of the world's pool that are asked about, known or not. */
  readonly contacts: readonly string[];
};

/** The colleague of an object id. @throws Error when there is none: a mistake of the generator. */
export function colleagueOf(tenant: TenantPlan, objectId: string): ColleaguePlan {
  const found = tenant.colleagues.find((colleague) => colleague.objectId === objectId);
  if (found === undefined) throw new Error(`There is no colleague ${objectId} in this world.`);
  return found;
}
