import type { ColleagueId, ContactId, TenantId } from '../../src/domain/ids.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import type { Database, OwnerTransaction } from '../../src/store/database.ts';
import { builtOnce } from './built-once.ts';
import { addColleague, addContact, addMail, addMeetings, addTenant, hide, type MailDay } from './rows.ts';

/** The moment at which the world is looked at: a Monday at noon. */
export const NOW = Date.UTC(2026, 5, 15, 12);

/** The people of Contoso. In Fabrikam and Northwind the same person Priya works too, under the same object id. */
const COLLEAGUES = {
  /** Asks; has written to Jonas only. */
  tove: { objectId: objectId(1), name: 'Tove Lind', address: 'tove@contoso.example', department: 'Sales' },
  /** Knows Yvonne best of those who share. */
  priya: { objectId: objectId(2), name: 'Priya Nair', address: 'priya@contoso.example', department: 'Sales' },
  /** Knows Yvonne a little. */
  omar: { objectId: objectId(3), name: 'Omar Haddad', address: 'omar@contoso.example', department: 'Legal' },
  /** Opted out; knows Yvonne better than anybody, and is the only one to know Rolf. */
  lena: { objectId: objectId(4), name: 'Lena Voss', address: 'lena@contoso.example', sharing: 'off' },
  /** Has paused sharing; knows Yvonne. */
  paul: { objectId: objectId(5), name: 'Paul Reyes', address: 'paul@contoso.example', sharing: 'paused' },
  /** Shares, but hides Yvonne, and everybody at the clinic. */
  hugo: { objectId: objectId(6), name: 'Hugo Brandt', address: 'hugo@contoso.example' },
  /** Has left the company; knew Yvonne. */
  ines: { objectId: objectId(7), name: 'Ines Moreau', address: 'ines@contoso.example', isEnabled: false },
  /** A guest of the tenant; has no mailbox here. */
  gina: { objectId: objectId(8), name: 'Gina Guest', address: 'gina@agency.example', isGuest: true },
  /** A shared mailbox: receives from Yvonne and many others, hardly ever writes. */
  sales: { objectId: objectId(9), name: 'Sales', address: 'sales@contoso.example' },
} as const;

const CONTACTS = {
  /** Whom everybody wants to meet. */
  yvonne: 'yvonne@fourthcoffee.com',
  /** Her colleague, known to Tove and Omar. */
  jonas: 'jonas@fourthcoffee.com',
  /** Known to Lena alone, who opted out: to everybody else this address must not exist. */
  rolf: 'rolf@tailspintoys.com',
  /** Hugo's doctor. */
  doctor: 'doctor@clinic.example',
  /** A private person: free mail, no account. */
  nadia: 'nadia.k@gmail.com',
  /** A machine by its name. */
  newsletter: 'newsletter@woodgrove.com',
  /** A bulk sender by its traffic: writes to everybody, nobody ever wrote back. */
  offers: 'offers.team@litware.com',
} as const;

/** Who is who: ids of one tenant. */
export type WorldTenant = {
  readonly tenantId: TenantId;
  readonly entraTenantId: string;
  readonly name: string;
};

/** The hostile world, in which every law has somebody to break it on. */
export type World = {
  /** Consented to everything; guests may see nothing. */
  readonly contoso: WorldTenant & { readonly colleagues: Readonly<Record<keyof typeof COLLEAGUES, ColleagueId>> };
  /** Consented to everything too, and has the same people: its Priya knows Yvonne, and Rolf, far better. */
  readonly fabrikam: WorldTenant & { readonly colleagues: { readonly priya: ColleagueId } };
  /** Consented and withdrew; its Priya knows Yvonne. */
  readonly northwind: WorldTenant & { readonly colleagues: { readonly priya: ColleagueId } };
  /** The same in all tenants: an id follows from the address. */
  readonly contacts: Readonly<Record<keyof typeof CONTACTS, ContactId>>;
};

/** The addresses of the contacts. */
export const ADDRESSES: Readonly<Record<keyof typeof CONTACTS, string>> = CONTACTS;

/** Who the colleagues of Contoso are: object ids, names and addresses. */
export const PEOPLE: Readonly<
  Record<keyof typeof COLLEAGUES, { readonly objectId: string; readonly name: string; readonly address: string }>
> = COLLEAGUES;

/** Fills an empty database with the hostile world. */
export const buildWorld: (database: Database) => Promise<World> = builtOnce(build);

async function build(database: Database): Promise<World> {
  return database.asOwner(async (transaction) => {
    const contoso = await buildContoso(transaction);
    const fabrikam = await buildOther(transaction, {
      name: 'Fabrikam',
      number: 2,
      granted: CONSENT_KINDS,
      withdrawn: [],
    });
    const northwind = await buildOther(transaction, {
      name: 'Northwind',
      number: 3,
      granted: [],
      withdrawn: CONSENT_KINDS,
    });
    return { ...contoso, fabrikam, northwind };
  });
}

async function buildContoso(transaction: OwnerTransaction): Promise<Pick<World, 'contoso' | 'contacts'>> {
  const tenant = { name: 'Contoso', entraTenantId: objectId(1001), domain: 'contoso.example', granted: CONSENT_KINDS };
  const tenantId = await addTenant(transaction, tenant);
  const colleagues = await each(COLLEAGUES, (colleague) => addColleague(transaction, tenantId, colleague));
  const contacts = await each(CONTACTS, (address) => addContact(transaction, tenantId, address));
  const mail = (who: keyof typeof COLLEAGUES, whom: keyof typeof CONTACTS, days: readonly MailDay[]) =>
    addMail(transaction, { tenantId, colleagueId: colleagues[who], contactId: contacts[whom], now: NOW }, days);

  await mail('priya', 'yvonne', bothWays(10, 7));
  await mail('omar', 'yvonne', bothWays(2, 40));
  await mail('lena', 'yvonne', bothWays(30, 3));
  await mail('paul', 'yvonne', bothWays(15, 4));
  await mail('hugo', 'yvonne', bothWays(12, 5));
  await mail('ines', 'yvonne', bothWays(20, 4));
  await mail('sales', 'yvonne', oneWay(20, 5));
  await mail('sales', 'jonas', oneWay(30, 3));
  await mail('tove', 'jonas', bothWays(4, 20));
  await mail('omar', 'jonas', bothWays(3, 15));
  await mail('lena', 'rolf', bothWays(8, 9));
  await mail('hugo', 'doctor', bothWays(5, 12));
  await mail('hugo', 'nadia', bothWays(6, 10));
  await mail('priya', 'newsletter', oneWay(25, 7));
  for (const who of ['tove', 'priya', 'omar', 'hugo', 'lena', 'paul'] as const)
    await mail(who, 'offers', oneWay(6, 14));

  const meeting = { meetingId: '7001', ourAttendees: 2, minutes: 30 };
  for (const who of ['priya', 'lena'] as const) {
    const pair = { tenantId, colleagueId: colleagues[who], contactId: contacts.yvonne, now: NOW };
    await addMeetings(transaction, pair, [
      { ...meeting, daysAgo: 12 },
      { ...meeting, meetingId: '7002', daysAgo: -3 },
    ]);
  }
  await hide(transaction, tenantId, colleagues.hugo, { contactId: contacts.yvonne });
  await hide(transaction, tenantId, colleagues.hugo, { domain: 'clinic.example' });
  await rebuildConnections(transaction, tenantId, Object.values(colleagues), NOW);
  return { contoso: { tenantId, entraTenantId: tenant.entraTenantId, name: tenant.name, colleagues }, contacts };
}

async function buildOther(
  transaction: OwnerTransaction,
  {
    name,
    number,
    granted,
    withdrawn,
  }: Pick<Parameters<typeof addTenant>[1], 'name' | 'granted'> & {
    readonly number: number;
    readonly withdrawn: typeof CONSENT_KINDS;
  },
): Promise<World['fabrikam']> {
  const entraTenantId = objectId(1000 + number);
  const domain = `${name.toLowerCase()}.example`;
  const tenantId = await addTenant(transaction, { name, entraTenantId, domain, granted, withdrawn });
  const priya = await addColleague(transaction, tenantId, { ...COLLEAGUES.priya, department: `${name} Sales` });
  for (const address of [CONTACTS.yvonne, CONTACTS.rolf]) {
    const contactId = await addContact(transaction, tenantId, address);
    await addMail(transaction, { tenantId, colleagueId: priya, contactId, now: NOW }, bothWays(40, 2));
  }
  await rebuildConnections(transaction, tenantId, [priya], NOW);
  return { tenantId, entraTenantId, name, colleagues: { priya } };
}

/** Days with one mail each way, the other side answering within the hour; the last one so many days ago as they are apart. */
function bothWays(count: number, apart: number): readonly MailDay[] {
  return Array.from({ length: count }, (_, index) => ({
    daysAgo: (index + 1) * apart,
    mailsIn: 1,
    mailsOut: 1,
    theirReplySeconds: [3600],
  }));
}

/** Days on which the contact wrote and nobody answered. */
function oneWay(count: number, apart: number): readonly MailDay[] {
  return Array.from({ length: count }, (_, index) => ({ daysAgo: (index + 1) * apart, mailsIn: 1 }));
}

function objectId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

async function each<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  make: (value: From) => Promise<To>,
): Promise<Readonly<Record<Key, To>>> {
  const made: [string, To][] = [];
  for (const [key, value] of Object.entries<From>(record)) made.push([key, await make(value)]);
  return Object.fromEntries(made) as Record<Key, To>;
}
