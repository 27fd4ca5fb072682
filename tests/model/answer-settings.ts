// What is chosen, what follows from it, and what was deleted.

import { mailboxProgressOf } from '../../src/domain/reading-progress.ts';
import type { SharingAnswer } from '../../src/services/read-sharing.ts';
import type { OptedOutGroup } from '../../src/store/groups.ts';
import { membersOfGroup } from './model.ts';
import { heldMonths } from './reading.ts';
import { Refused } from './refused.ts';
import type { Asker, Colleague, Receipt, Tenant } from './tenant.ts';

/** What the asker shares, and what follows from it now. */
export function sharingAnswer(tenant: Tenant, { colleague, role, isUnknown }: Asker, now: number): SharingAnswer {
  const consents = [...tenant.consents].flatMap(([kind, { isGranted }]) => (isGranted ? [kind] : [])).sort();
  const isPaused = (colleague?.pausedUntil ?? 0) > now;
  const isOn = colleague?.isOn ?? true;
  const leftOutBy = colleague?.isInOptedOutGroup
    ? 'opted_out_group'
    : colleague === undefined || colleague.isEnabled
      ? null
      : 'disabled_account';
  const mailbox = mailboxOf(tenant, colleague, now);
  return {
    choice: !isOn ? 'off' : isPaused ? 'paused' : 'on',
    pausedUntil: isOn && isPaused ? (colleague?.pausedUntil ?? null) : null,
    leftOutBy,
    isGuest: role === 'guest' && isUnknown !== true,
    isShownToColleagues:
      isOn && !isPaused && leftOutBy === null && mailbox.state === 'read' && consents.includes('identifiableInsights'),
    consents,
    mailbox,
    hiddenContacts: [...(colleague?.hiddenContacts ?? [])].sort(),
    hiddenDomains: [...(colleague?.hiddenDomains ?? [])].sort(),
  };
}

function mailboxOf(tenant: Tenant, colleague: Colleague | undefined, now: number): SharingAnswer['mailbox'] {
  if (colleague === undefined) return { state: 'not_read' };
  const ofTenant = tenant.receipts.find(({ subject, goneAt }) => subject === 'tenant' && goneAt === null);
  const since = colleague.erasingSince ?? ofTenant?.askedAt;
  if (since !== undefined) return { state: 'erasing', since };
  if (colleague.waitsSince !== undefined) return { state: 'waiting', since: colleague.waitsSince };
  const held = heldMonths(colleague);
  return held.length > 0 ? { state: 'read', months: mailboxProgressOf(held, now).monthsRead } : { state: 'not_read' };
}

/** A receipt as it is compared: without its number, and without the rows that were counted. */
export type ComparedReceipt = Pick<Receipt, 'subject' | 'reason' | 'objectId' | 'askedAt' | 'goneAt'>;

/** Receipts, in no order. */
export function receiptsAnswer(tenant: Tenant, asker: Asker, whose: 'own' | 'all'): readonly ComparedReceipt[] {
  if (whose === 'all' && asker.role !== 'administrator') throw new Refused('forbidden');
  const { colleague, objectId } = asker;
  const isOwn = (receipt: Receipt) =>
    receipt.subject === 'tenant' ||
    (colleague !== undefined && receipt.colleague === colleague) ||
    (objectId !== undefined && receipt.objectId === objectId);
  return tenant.receipts
    .filter((receipt) => whose === 'all' || isOwn(receipt))
    .map(({ subject, reason, objectId: of, askedAt, goneAt }) => ({ subject, reason, objectId: of, askedAt, goneAt }));
}

/** Opted-out groups with how many of our people are in each, by id. */
export function groupsAnswer(tenant: Tenant): readonly Omit<OptedOutGroup, 'name'>[] {
  const ids = new Set(tenant.colleagues.map(({ objectId }) => objectId));
  return [...tenant.optedOutGroups]
    .filter(([, { isOptedOut }]) => isOptedOut)
    .map(([groupId, { changedAt }]) => {
      const people = [...membersOfGroup(tenant, groupId)].filter((member) => ids.has(member)).length;
      return { groupId, people, since: changedAt };
    })
    .sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
}
