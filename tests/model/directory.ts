// Who is who: what the directory of a tenant says of its people, and people who choose before it has named them.
import type { DirectoryPerson } from '../../src/store/directory-person.ts';
import { hasKept, newMailbox } from './mailbox.ts';
import { mayBeRead, settle, stopReading } from './model.ts';
import type { Asker, Colleague, Tenant } from './tenant.ts';

/** Makes people of a directory colleagues, or updates them. Who is new shares; who has left is read and shown no more. */
export function writeDirectory(tenant: Tenant, people: readonly DirectoryPerson[], at: number): void {
  for (const person of people) {
    const [known, ...others] = colleaguesOf(tenant, person);
    const colleague = known ?? addColleague(tenant);
    const wasEnabled = colleague.isEnabled;
    colleague.objectId = person.objectId ?? colleague.objectId;
    colleague.addresses = [...new Set([...person.addresses, ...colleague.addresses])];
    colleague.name = person.name ?? colleague.name;
    colleague.department = person.department ?? colleague.department;
    colleague.title = person.title ?? colleague.title;
    colleague.isGuest = person.isGuest;
    colleague.isEnabled = person.isEnabled;
    colleague.isSharedMailbox = person.isSharedMailbox ?? colleague.isSharedMailbox;
    if (known === undefined) colleague.couldBeRead = mayBeRead(colleague);
    else if (wasEnabled && !person.isEnabled) stopReading(tenant, colleague, 'left', at);
    for (const other of others) becomeOne(tenant, colleague, other, at);
  }
  settle(tenant, at);
}

/** The colleague a person of the directory is; several when one was known by an id and another by an address only. */
function colleaguesOf(tenant: Tenant, person: DirectoryPerson): readonly Colleague[] {
  const byId = tenant.colleagues.filter((one) => person.objectId !== undefined && one.objectId === person.objectId);
  const hasAddress = (one: Colleague) => one.addresses.some((address) => person.addresses.includes(address));
  return [...byId, ...tenant.colleagues.filter((one) => one.objectId === undefined && hasAddress(one))];
}

/** Two who turn out to be one person: who refuses under one name refuses under both, and what is hidden stays hidden. */
function becomeOne(tenant: Tenant, kept: Colleague, gone: Colleague, at: number): void {
  if (hasKept(kept.mailbox) && hasKept(gone.mailbox))
    throw new Error('Two mailboxes of one person are beyond this model.');
  const pauses = [kept.pausedUntil, gone.pausedUntil].filter((until) => until !== null);
  const forgotten = [kept.forgottenAt, gone.forgottenAt].filter((moment) => moment !== undefined);
  Object.assign(kept, {
    isOn: kept.isOn && gone.isOn,
    pausedUntil: pauses.length === 0 ? null : Math.max(...pauses),
    hiddenContacts: new Set([...kept.hiddenContacts, ...gone.hiddenContacts]),
    hiddenDomains: new Set([...kept.hiddenDomains, ...gone.hiddenDomains]),
    erasingSince: kept.erasingSince ?? gone.erasingSince,
    forgottenAt: forgotten.length === 0 ? undefined : Math.max(...forgotten),
    waitsSince: kept.waitsSince ?? gone.waitsSince,
    mailbox: hasKept(kept.mailbox) ? kept.mailbox : (gone.mailbox ?? newMailbox()),
  });
  for (const receipt of tenant.receipts) if (receipt.colleague === gone) receipt.colleague = kept;
  for (const view of tenant.views) {
    if (view.owner === gone) view.owner = kept;
    if (view.viewer.colleague === gone) view.viewer.colleague = kept;
  }
  tenant.colleagues = tenant.colleagues.filter((one) => one !== gone);
  if (mayBeRead(kept) || kept.erasingSince !== undefined || !hasKept(kept.mailbox)) return;
  stopReading(tenant, kept, !kept.isOn ? 'sharing off' : kept.isEnabled ? 'opted-out group' : 'left', at);
}

/** Who asks as a colleague who can choose: somebody with a token whom no directory has named yet becomes one. */
export function chooserOf(tenant: Tenant, asker: Asker, at: number): Colleague | undefined {
  if (asker.colleague !== undefined || asker.objectId === undefined) return asker.colleague;
  const colleague = addColleague(tenant);
  colleague.objectId = asker.objectId;
  // What only a directory can say is not believed of oneself: whoever came as a guest stays one.
  colleague.isGuest = asker.role === 'guest';
  settle(tenant, at);
  return colleague;
}

function addColleague(tenant: Tenant): Colleague {
  tenant.lastSerial += 1;
  const colleague: Colleague = {
    serial: tenant.lastSerial,
    objectId: undefined,
    addresses: [],
    name: null,
    department: null,
    title: null,
    isGuest: false,
    isEnabled: true,
    isSharedMailbox: undefined,
    isOn: true,
    pausedUntil: null,
    hiddenContacts: new Set(),
    hiddenDomains: new Set(),
    isInOptedOutGroup: false,
    erasingSince: undefined,
    forgottenAt: undefined,
    waitsSince: undefined,
    couldBeRead: true,
    mailbox: undefined,
  };
  tenant.colleagues.push(colleague);
  return colleague;
}
