import type { ContactId, TenantId } from '../domain/ids.ts';
import type { ConsentKind } from '../policy/consent-in-force.ts';
import type { AuditHead } from './audit.ts';

/** Whose choice it is. */
type OfTenant = {
  /** The number in the database that wrote the line. Another tenant may have it after a backup was restored: the name counts. */
  readonly tenantId: TenantId;
  readonly tenantName: string;
};

/** All that one colleague has chosen, as it stands after the last change. Milliseconds since 1970. */
export type ColleagueChoices = OfTenant & {
  readonly of: 'colleague';
  /** The object id, or for a mailbox known by its address only, the address. */
  readonly who: string;
  /** The main one first: a backup may know the person by an address only. */
  readonly addresses: readonly string[];
  readonly changedAt: number;
  readonly isOn: boolean;
  readonly pausedUntil: number | null;
  readonly isInOptedOutGroup: boolean;
  /** The opted-out groups the person is in, groups within groups included. */
  readonly optedOutGroups: readonly string[];
  readonly hasLeft: boolean;
  readonly isGuest: boolean;
  readonly hiddenContacts: readonly { readonly contactId: ContactId; readonly address: string | null }[];
  readonly hiddenDomains: readonly string[];
  /** When deleting what was read was last asked for, by whatever choice. */
  readonly erasureAskedAt: number | null;
  readonly erasedAt: number | null;
  readonly forgottenAt: number | null;
};

/** What is decided about one kind of consent. */
export type ConsentChoice = OfTenant & {
  readonly of: 'consent';
  readonly kind: ConsentKind;
  readonly changedAt: number;
  readonly grantedAt: number;
  readonly grantedBy: string;
  readonly grantedFrom: string | null;
  readonly wording: string | null;
  readonly guestsMaySee: boolean;
  readonly withdrawnAt: number | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnFrom: string | null;
};

/** Whether a group is opted out. */
export type GroupChoice = OfTenant & {
  readonly of: 'group';
  readonly groupId: string;
  readonly changedAt: number;
  readonly changedBy: string;
  readonly isOptedOut: boolean;
};

/** A contact who asked to be forgotten. */
export type ContactChoice = OfTenant & {
  readonly of: 'contact';
  readonly contactId: ContactId;
  readonly changedAt: number;
};

/** A tenant itself. */
export type TenantMark = OfTenant & {
  readonly of: 'tenant';
  readonly entraTenantId: string | null;
  /** When deleting everything was last asked for; 0 when it never was. */
  readonly changedAt: number;
};

/** How far a tenant's audit went. */
export type AuditMark = OfTenant & AuditHead & { readonly of: 'audit' };

/** A line of the journal. */
export type ChoiceRecord = ColleagueChoices | ConsentChoice | GroupChoice | ContactChoice | TenantMark | AuditMark;

/**
 * The journal of choices: kept beside the database and not in its backups, so that a database that was restored from one learns
 * what was decided since (docs/decisions/0014). Only who holds the database's lock on it writes (keep-choices.ts).
 */
export type ChoiceJournal = {
  /** The records that were written since the last call, by whichever process, in that order; at first all. */
  readonly read: () => Promise<readonly ChoiceRecord[]>;
  /** Adds records; they are on the disk when it comes back. */
  readonly append: (records: readonly ChoiceRecord[]) => Promise<void>;
  /** Replaces everything: what these records do not say is forgotten. All of it is on the disk when it comes back, or nothing. */
  readonly rewrite: (records: readonly ChoiceRecord[]) => Promise<void>;
};

/** Which choices are asked for. */
export type WhichChoices = {
  /** Only rows written since (choice-rows.ts, readHorizon); null for all. */
  readonly since: string | null;
  /** Colleagues whose choices are in the journal (nameInTenant): of others only those are listed whose choices say something. */
  readonly known: readonly string[];
};

/** What a record is about: a later record of the same subject replaces an earlier one. */
export function subjectOf(record: ChoiceRecord): string {
  switch (record.of) {
    case 'colleague':
      return `colleague ${nameInTenant(record)}`;
    case 'consent':
      return `consent ${record.kind} of ${record.tenantName}`;
    case 'group':
      return `group ${record.groupId} of ${record.tenantName}`;
    case 'contact':
      return `contact ${record.contactId} of ${record.tenantName}`;
    case 'tenant':
      return `tenant ${record.tenantName}`;
    case 'audit':
      return `audit of ${record.tenantName}`;
  }
}

/** What a colleague is called where several tenants may have the same person. */
export function nameInTenant({ who, tenantName }: Pick<ColleagueChoices, 'who' | 'tenantName'>): string {
  return `${who} of ${tenantName}`;
}

/**
 * Whether somebody whom no database knows must be made known, so that the choice holds when a directory brings the person.
 *
 * @param now milliseconds since 1970: a pause that was over by then holds nobody any more
 */
export function isHeldAgainst(record: ColleagueChoices, now: number): boolean {
  const { isOn, pausedUntil, hiddenContacts, hiddenDomains } = record;
  return !isOn || (pausedUntil ?? 0) > now || hiddenContacts.length > 0 || hiddenDomains.length > 0;
}
