import type { ContactId, TenantId } from '../domain/ids.ts';
import type { ConsentKind } from '../policy/consent-in-force.ts';
import type { AuditHead } from './audit.ts';

/** All that one colleague has chosen, as it stands after the last change. Milliseconds since 1970. */
export type ColleagueChoices = {
  readonly of: 'colleague';
  readonly tenantId: TenantId;
  /** The object id, or for a mailbox known by its address only, the address. */
  readonly who: string;
  readonly changedAt: number;
  readonly isOn: boolean;
  readonly pausedUntil: number | null;
  readonly isInOptedOutGroup: boolean;
  readonly hiddenContacts: readonly { readonly contactId: ContactId; readonly address: string | null }[];
  readonly hiddenDomains: readonly string[];
  readonly erasedAt: number | null;
  readonly forgottenAt: number | null;
};

/** What is decided about one kind of consent. */
export type ConsentChoice = {
  readonly of: 'consent';
  readonly tenantId: TenantId;
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
export type GroupChoice = {
  readonly of: 'group';
  readonly tenantId: TenantId;
  readonly groupId: string;
  readonly changedAt: number;
  readonly changedBy: string;
  readonly isOptedOut: boolean;
};

/** A contact who asked to be forgotten. */
export type ContactChoice = {
  readonly of: 'contact';
  readonly tenantId: TenantId;
  readonly contactId: ContactId;
  readonly changedAt: number;
};

/** How far a tenant's audit went. */
export type AuditMark = { readonly of: 'audit' } & AuditHead;

/** A line of the journal. */
export type ChoiceRecord = ColleagueChoices | ConsentChoice | GroupChoice | ContactChoice | AuditMark;

/**
 * The journal of choices: kept beside the database and not in its backups, so that a database that was restored from one learns
 * what was decided since (docs/decisions/0014).
 */
export type ChoiceJournal = {
  /** All records, in the order they were written. */
  readonly read: () => Promise<readonly ChoiceRecord[]>;
  /** Adds records; they are on the disk when it comes back. */
  readonly append: (records: readonly ChoiceRecord[]) => Promise<void>;
};

/** What a record is about: a later record of the same subject replaces an earlier one. */
export function subjectOf(record: ChoiceRecord): string {
  switch (record.of) {
    case 'colleague':
      return `colleague ${record.tenantId} ${record.who}`;
    case 'consent':
      return `consent ${record.tenantId} ${record.kind}`;
    case 'group':
      return `group ${record.tenantId} ${record.groupId}`;
    case 'contact':
      return `contact ${record.tenantId} ${record.contactId}`;
    case 'audit':
      return `audit ${record.tenantId}`;
  }
}
