import type { ConsentKind } from '../../src/policy/consent-in-force.ts';
import type { Mailbox } from './mailbox.ts';

/** Somebody of the tenant, what they chose, and what is kept of their mailbox. Moments are milliseconds since 1970. */
export type Colleague = {
  /** In which order the tenant came to know people. */
  readonly serial: number;
  objectId: string | undefined;
  addresses: readonly string[];
  name: string | null;
  department: string | null;
  title: string | null;
  isGuest: boolean;
  /** False once they have left. */
  isEnabled: boolean;
  /** Undefined where the directory does not say: then traffic decides. */
  isSharedMailbox: boolean | undefined;
  isOn: boolean;
  pausedUntil: number | null;
  hiddenContacts: Set<string>;
  hiddenDomains: Set<string>;
  isInOptedOutGroup: boolean;
  /** Since when what was kept is to be deleted; undefined when nothing is. */
  erasingSince: number | undefined;
  forgottenAt: number | undefined;
  /** Since when the mailbox waits to be read. */
  waitsSince: number | undefined;
  couldBeRead: boolean;
  mailbox: Mailbox | undefined;
};

/** The proof of a deletion that was asked for. */
export type Receipt = {
  readonly subject: 'mailbox' | 'contact' | 'tenant';
  readonly reason: 'sharing off' | 'opted-out group' | 'left' | 'erasure asked' | 'consent withdrawn';
  colleague: Colleague | undefined;
  readonly objectId: string | null;
  readonly contact: string | undefined;
  readonly askedAt: number;
  goneAt: number | null;
};

/** Somebody was shown one of a colleague's connections. */
export type View = {
  owner: Colleague;
  readonly at: number;
  viewer: { colleague: Colleague | undefined; readonly objectId: string | undefined };
  readonly role: Role;
  readonly contact: string | undefined;
  readonly account: string | undefined;
};

/** How somebody asks. */
export type Role = 'administrator' | 'colleague' | 'guest';

/** Who asks. */
export type Asker = {
  readonly role: Role;
  /** Whether nobody says what the person is, who is taken for a guest then. */
  readonly isUnknown?: boolean;
  readonly colleague: Colleague | undefined;
  readonly objectId: string | undefined;
  /** Who looks, where the question is asked as somebody else. */
  readonly viewer?: Colleague | undefined;
};

/** An organisation. */
export type Tenant = {
  readonly name: string;
  consents: Map<ConsentKind, { readonly isGranted: boolean; readonly guestsMaySee: boolean }>;
  colleagues: Colleague[];
  /** By group: the people and the groups in it, all by id. */
  groups: Map<string, { readonly people: Set<string>; readonly groups: Set<string> }>;
  optedOutGroups: Map<string, { readonly isOptedOut: boolean; readonly changedAt: number }>;
  erasedContacts: Set<string>;
  receipts: Receipt[];
  views: View[];
  /** Views on their way into the log. */
  viewsUnderWay: View[];
  leastColleagues: number;
  /** Entries in the audit. */
  audited: number;
  lastSerial: number;
};

/** A tenant in which nothing was decided yet. */
export function newTenant(name: string): Tenant {
  return {
    name,
    consents: new Map(),
    colleagues: [],
    groups: new Map(),
    optedOutGroups: new Map(),
    erasedContacts: new Set(),
    receipts: [],
    views: [],
    viewsUnderWay: [],
    leastColleagues: 5,
    audited: 0,
    lastSerial: 0,
  };
}
