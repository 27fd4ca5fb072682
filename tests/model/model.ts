// The laws in plain words and plain maps: what the service must do, without how. One tenant knows nothing of another.
import { domainOf } from '../../src/domain/address.ts';
import { addDays, dayOf, monthOf, startOfDay } from '../../src/domain/calendar.ts';
import type { ConsentKind } from '../../src/policy/consent-in-force.ts';
import { hasKept, newMailbox, type ReadMonth, readMonths, withoutMonthsBefore } from './mailbox.ts';
import type { Colleague, Receipt, Role, Tenant, View } from './tenant.ts';

/** Law 1: nothing is read unless something is granted; before the first decision an import may prepare what nobody sees. */
export function mayImport(tenant: Tenant): boolean {
  return tenant.consents.size === 0 || isAnythingGranted(tenant);
}

export function isAnythingGranted(tenant: Tenant): boolean {
  return [...tenant.consents.values()].some((decision) => decision.isGranted);
}

/** Whether what others' mailboxes say may be told to this role under this kind; guests only where that was said. */
export function isGrantedTo(tenant: Tenant, kind: ConsentKind, role: Role): boolean {
  const decision = tenant.consents.get(kind);
  return decision?.isGranted === true && (role !== 'guest' || decision.guestsMaySee);
}

/** Whether people may be told of their own relationships. */
export function isOwnGranted(tenant: Tenant): boolean {
  return isGrantedTo(tenant, 'userInsights', 'colleague') || isGrantedTo(tenant, 'identifiableInsights', 'colleague');
}

/** Law 1 and 2: whose mailbox may be read, and from when not any more. */
export function mayBeRead(colleague: Colleague): boolean {
  const { isOn, isInOptedOutGroup, isEnabled, erasingSince } = colleague;
  return isOn && !isInOptedOutGroup && isEnabled && erasingSince === undefined;
}

/** Whose mailbox may also serve others: not while a pause lasts. */
export function mayServe(colleague: Colleague, now: number): boolean {
  return mayBeRead(colleague) && (colleague.pausedUntil === null || colleague.pausedUntil <= now);
}

/** Whether a colleague hides a contact from others: the contact, its domain or one above it. */
export function hides(colleague: Colleague, contact: string): boolean {
  const domain = domainOf(contact);
  const isHidden = (hidden: string) => domain === hidden || domain.endsWith(`.${hidden}`);
  return colleague.hiddenContacts.has(contact) || [...colleague.hiddenDomains].some(isHidden);
}

/** An administrator grants or withdraws a kind. With the last kind everything goes. @returns why not, if not */
export function decide(
  tenant: Tenant,
  kind: ConsentKind,
  decision: { readonly isGranted: boolean; readonly guestsMaySee: boolean | undefined },
  at: number,
): 'conflict' | undefined {
  const before = tenant.consents.get(kind);
  const wasAllowed = mayImport(tenant);
  const isFirst = !isAnythingGranted(tenant);
  if (decision.isGranted && isErasing(tenant)) return 'conflict';
  if (!decision.isGranted && before?.isGranted === false) return undefined;
  const guestsMaySee = (decision.isGranted ? decision.guestsMaySee : undefined) ?? before?.guestsMaySee ?? false;
  tenant.consents.set(kind, { isGranted: decision.isGranted, guestsMaySee });
  tenant.audited += 1;
  if (decision.isGranted && isFirst) {
    for (const one of tenant.colleagues) if (mayBeRead(one) && !hasKept(one.mailbox)) one.waitsSince ??= at;
  }
  if (wasAllowed && !isAnythingGranted(tenant))
    askErasure(tenant, { subject: 'tenant', reason: 'consent withdrawn', at });
  return undefined;
}

export function isErasing(tenant: Tenant): boolean {
  return tenant.receipts.some((receipt) => receipt.subject === 'tenant' && receipt.goneAt === null);
}

/** What a person chooses about the own mailbox; what is not said stays. */
export type Choice = {
  readonly choice?: 'on' | 'paused' | 'off' | undefined;
  readonly pausedUntil?: number | undefined;
  readonly hiddenContacts?: readonly string[] | undefined;
  readonly hiddenDomains?: readonly string[] | undefined;
};

/** Law 2: a choice holds at once; turning sharing off has what was read deleted. */
export function choose(tenant: Tenant, colleague: Colleague, said: Choice, at: number): void {
  const wasOn = colleague.isOn;
  if (said.choice !== undefined) {
    colleague.isOn = said.choice !== 'off';
    colleague.pausedUntil = said.pausedUntil ?? null;
    tenant.audited += 1;
  }
  // Of whoever asked to be forgotten nothing is written again, not even that somebody hides the contact.
  if (said.hiddenContacts !== undefined)
    colleague.hiddenContacts = new Set(said.hiddenContacts.filter((contact) => !tenant.erasedContacts.has(contact)));
  if (said.hiddenDomains !== undefined) colleague.hiddenDomains = new Set(said.hiddenDomains);
  if (said.hiddenContacts !== undefined || said.hiddenDomains !== undefined) tenant.audited += 1;
  if (said.choice === 'off' && wasOn) stopReading(tenant, colleague, 'sharing off', at);
  settle(tenant, at);
}

/** "Forget me": as turning sharing off, and what was hidden and who was shown what goes too. The no itself stays. */
export function forgetPerson(tenant: Tenant, colleague: Colleague, at: number): void {
  colleague.isOn = false;
  colleague.pausedUntil = null;
  colleague.hiddenContacts = new Set();
  colleague.hiddenDomains = new Set();
  colleague.forgottenAt = at;
  tenant.audited += 1;
  stopReading(tenant, colleague, 'erasure asked', at);
  settle(tenant, at);
}

/** A contact asked to be forgotten: invisible at once, and never written again. */
export function forgetContact(tenant: Tenant, contact: string, at: number): void {
  tenant.erasedContacts.add(contact);
  tenant.audited += 1;
  askErasure(tenant, { subject: 'contact', reason: 'erasure asked', contact, at });
}

/** Ends reading and serving a mailbox; what is kept is deleted afterwards. */
export function stopReading(tenant: Tenant, colleague: Colleague, reason: Receipt['reason'], at: number): void {
  colleague.erasingSince ??= at;
  askErasure(tenant, { subject: 'mailbox', reason, colleague, at });
}

function askErasure(
  tenant: Tenant,
  asked: Pick<Receipt, 'subject' | 'reason'> & { colleague?: Colleague; contact?: string; readonly at: number },
): void {
  const { subject, reason, colleague, contact, at } = asked;
  const objectId = colleague?.objectId ?? null;
  tenant.receipts.push({ subject, reason, colleague, contact, objectId, askedAt: at, goneAt: null });
}

/** Has groups and waiting agree with what was just changed: who is in an opted-out group now is out, who is back waits. */
export function settle(tenant: Tenant, at: number): void {
  const members = membersOfOptedOutGroups(tenant);
  for (const colleague of tenant.colleagues) {
    const isMember = colleague.objectId !== undefined && members.has(colleague.objectId);
    if (isMember && !colleague.isInOptedOutGroup) stopReading(tenant, colleague, 'opted-out group', at);
    colleague.isInOptedOutGroup = isMember;
    const may = mayBeRead(colleague);
    if (may && !colleague.couldBeRead) colleague.waitsSince = at;
    if (!may) colleague.waitsSince = undefined;
    colleague.couldBeRead = may;
  }
}

/** Everybody in an opted-out group, by id. */
export function membersOfOptedOutGroups(tenant: Tenant): ReadonlySet<string> {
  const groups = [...tenant.optedOutGroups].filter(([, { isOptedOut }]) => isOptedOut);
  return new Set(groups.flatMap(([groupId]) => [...membersOfGroup(tenant, groupId)]));
}

/** Everybody in a group, by id; groups within groups count, also when they go in a circle. */
export function membersOfGroup(tenant: Tenant, groupId: string): ReadonlySet<string> {
  const seen = groupsWithin(tenant, [groupId]);
  return new Set([...seen].flatMap((id) => [...(tenant.groups.get(id)?.people ?? [])]));
}

function groupsWithin(tenant: Tenant, groupIds: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const look = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const inner of tenant.groups.get(id)?.groups ?? []) look(inner);
  };
  groupIds.forEach(look);
  return seen;
}

/** Of groups a tenant that withdrew keeps what an opt-out needs. */
function forgetOtherGroups(tenant: Tenant): void {
  const optedOut = [...tenant.optedOutGroups].flatMap(([id, { isOptedOut }]) => (isOptedOut ? [id] : []));
  const needed = groupsWithin(tenant, optedOut);
  tenant.groups = new Map([...tenant.groups].filter(([id]) => needed.has(id)));
}

/** Reads months of a mailbox. @returns whether it was read, or passed over */
export function read(tenant: Tenant, colleague: Colleague, months: readonly ReadMonth[]): boolean {
  if (!mayBeRead(colleague)) return false;
  colleague.mailbox ??= newMailbox();
  readMonths(colleague.mailbox, months, tenant.erasedContacts);
  colleague.waitsSince = undefined;
  return true;
}

/** Law 3: what a receipt asks for is gone. Of a whole tenant, the mailboxes go first and the rest in a second step. */
export function carryOut(tenant: Tenant, receipt: Receipt, at: number): void {
  const { subject, colleague, contact } = receipt;
  if (subject === 'mailbox' && colleague !== undefined) {
    colleague.mailbox = undefined;
    if (receipt.reason === 'erasure asked') tenant.views = tenant.views.filter(({ owner }) => owner !== colleague);
  }
  if (subject === 'contact' && contact !== undefined) {
    tenant.views = tenant.views.filter((view) => view.contact !== contact);
    for (const { mailbox, hiddenContacts } of tenant.colleagues) {
      mailbox?.ties.delete(contact);
      hiddenContacts.delete(contact);
    }
  }
  if (subject === 'tenant') {
    carryOutMailboxes(tenant);
    tenant.views = [];
    tenant.colleagues = tenant.colleagues.filter((colleague) => hasChosen(colleague, at));
    forgetOtherGroups(tenant);
    for (const one of tenant.colleagues) Object.assign(one, { name: null, department: null, title: null });
  }
  receipt.goneAt = at;
  tenant.audited += 1;
  const isOpen = (one: Colleague) => tenant.receipts.some((some) => some.colleague === one && some.goneAt === null);
  for (const one of tenant.colleagues) if (!isOpen(one)) one.erasingSince = undefined;
  settle(tenant, at);
}

export function carryOutMailboxes(tenant: Tenant): void {
  for (const colleague of tenant.colleagues) colleague.mailbox = undefined;
}

/** Whose entry outlives the tenant's data, so that the choice holds later. */
function hasChosen({ isOn, pausedUntil, hiddenContacts, hiddenDomains }: Colleague, now: number): boolean {
  return !isOn || (pausedUntil !== null && pausedUntil > now) || hiddenContacts.size > 0 || hiddenDomains.size > 0;
}

/** Law 7: views arrive in the log, but bring nothing back of whoever was forgotten since. */
export function writeViews(tenant: Tenant): void {
  const isKept = ({ owner, at, contact }: View) =>
    tenant.colleagues.includes(owner) &&
    (owner.forgottenAt ?? 0) < at &&
    !(contact !== undefined && tenant.erasedContacts.has(contact)) &&
    !tenant.receipts.some((one) => one.subject === 'tenant' && one.goneAt !== null && one.askedAt >= at);
  tenant.views.push(...tenant.viewsUnderWay.filter(isKept));
  tenant.viewsUnderWay = [];
}

/** What is a year old goes: months of mail whole, views day by day. */
export function letTimePass(tenant: Tenant, now: number): void {
  const yearAgo = addDays(dayOf(now), -365);
  for (const { mailbox } of tenant.colleagues) withoutMonthsBefore(mailbox, monthOf(startOfDay(yearAgo)));
  tenant.views = tenant.views.filter((view) => dayOf(view.at) >= yearAgo);
}
