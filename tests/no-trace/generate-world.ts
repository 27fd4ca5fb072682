import { chance, openRandom, pick, type Random, shuffled, wholeBetween } from '../../src/demo/tenant/random.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import { generateMailboxes } from './generate-mailboxes.ts';
import { domainOf } from './without-trace.ts';
import type {
  AskPlan,
  ColleaguePlan,
  GroupPlan,
  MailboxPlan,
  TenantPlan,
  ViewPlan,
  Way,
  WishPlan,
  WorldPlan,
} from './world-plan.ts';

const CONTACTS = [
  'yvonne@fourthcoffee.com',
  'jonas@fourthcoffee.com',
  'ann@mail.fourthcoffee.com',
  'bo@eu.mail.fourthcoffee.com',
  'no-reply@fourthcoffee.com',
  'rolf@tailspintoys.co.uk',
  'rita@tailspintoys.co.uk',
  'offers.team@litware.com',
  'nadia.k@gmail.com',
  'q_100%@gmail.com',
  'doctor@clinic.example',
  'sam@northwind.onmicrosoft.com',
  'newsletter@woodgrove.com',
  'zed@woodgrove.com',
];

/** A name that no other mailbox has: whoever finds a contact by it, or is shown it, was told by the one who left. */
export const OWN_NAME = 'Zephyrine Only-Here';

const EMPTY: MailboxPlan = { days: [], meetings: [], names: [], familiarity: [], batches: [] };

/** The world of a seed; the same seed gives the same world for ever. */
export function generateWorld(seed: number): WorldPlan {
  // Now and then nobody has anything, or everybody has left already: that is another world then.
  for (let attempt = 0; ; attempt += 1) {
    const random = openRandom(seed, `world ${attempt}`);
    const contacts = shuffled(random, CONTACTS).slice(0, wholeBetween(random, 3, 12));
    const tenant = generateTenant(random, contacts);
    const leavers = tenant.colleagues.filter(canLeave);
    if (leavers.length === 0) continue;
    const leaver = pick(random, leavers);
    const leaving = generateWay(random, leaver, tenant.groups);
    const neighbour = chance(random, 0.25) ? settled(generateTenant(random, contacts)) : undefined;
    return {
      seed,
      tenant: withOwnNames(random, tenant, leaver.objectId),
      neighbour,
      leaver: leaver.objectId,
      leaving,
      contacts,
    };
  }
}

/** An object id of these worlds. */
export function objectId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function generateTenant(random: Random, contacts: readonly string[]): TenantPlan {
  const numbers = Array.from({ length: wholeBetween(random, 3, 9) }, (_, index) => index + 1);
  const addresses = numbers.map(addressOf);
  const mailboxes = generateMailboxes(random, addresses, contacts, addresses);
  const groups = generateGroups(random, numbers.map(objectId));
  const leftOut = membersOf(
    groups,
    groups.filter((group) => group.isOptedOut).map(({ groupId }) => groupId),
  );
  const inGroups = new Set(groups.flatMap((group) => group.people));
  const colleagues = numbers.map((number) => {
    const mailbox = mailboxes.get(addressOf(number)) ?? EMPTY;
    const isInOptedOutGroup = leftOut.has(objectId(number));
    return generateColleague(random, {
      number,
      mailbox,
      contacts,
      isInOptedOutGroup,
      isInGroup: inGroups.has(objectId(number)),
    });
  });
  return {
    consents: CONSENT_KINDS.flatMap((kind) => {
      const decided = pick(random, ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'not yet'] as const);
      const guestsMaySee = chance(random, 0.5);
      return decided === 'not yet' ? [] : [{ kind, isGranted: decided === 'yes', guestsMaySee }];
    }),
    leastColleagues: pick(random, [null, 3, 3, 4]),
    colleagues,
    groups,
    views: generateViews(random, numbers.map(objectId), contacts),
    asks: generateAsks(random, colleagues),
    wishes: generateWishes(random, colleagues),
  };
}

function generateColleague(
  random: Random,
  known: {
    readonly number: number;
    readonly mailbox: MailboxPlan;
    readonly contacts: readonly string[];
    readonly isInOptedOutGroup: boolean;
    readonly isInGroup: boolean;
  },
): ColleaguePlan {
  const { number, contacts, isInOptedOutGroup, isInGroup } = known;
  const isOn = chance(random, 0.85);
  // A person with two receipts would be told of them in the order of their random ids.
  const isErasing = !isOn && !isInGroup && chance(random, 0.5);
  const some = (most: number) => shuffled(random, contacts).slice(0, Math.max(0, wholeBetween(random, -2, most)));
  return {
    objectId: objectId(number),
    address: chance(random, 0.95) ? addressOf(number) : null,
    otherAddresses: chance(random, 0.3) ? [`other${number}@contoso.example`] : [],
    name: chance(random, 0.9) ? `Colleague ${'DBACEHGFI'[number - 1] ?? number}` : null,
    department: pick(random, [null, 'Sales', 'Legal']),
    title: pick(random, [null, 'Partner']),
    isGuest: chance(random, 0.15),
    isEnabled: chance(random, 0.92),
    isSharedMailbox: pick(random, [null, null, null, null, false, true]),
    isOn,
    pause: pick(random, ['none', 'none', 'none', 'none', 'over', 'lasting'] as const),
    isInOptedOutGroup,
    openReceipt: isErasing ? `00000000-0000-4000-a000-${String(number).padStart(12, '0')}` : null,
    hiddenContacts: some(2),
    hiddenDomains: some(1).map(domainOf),
    mailbox: chance(random, 0.9) ? known.mailbox : EMPTY,
  };
}

function generateGroups(random: Random, people: readonly string[]): readonly GroupPlan[] {
  const ids = ['group-a', 'group-b', 'group-c'].slice(0, wholeBetween(random, 0, 3));
  return ids.map((groupId) => ({
    groupId,
    name: `Group ${groupId}`,
    isOptedOut: chance(random, 0.3),
    people: shuffled(random, people).slice(0, wholeBetween(random, 0, 3)),
    // Directories have groups in each other, in circles too.
    groups: ids.filter((other) => other !== groupId && chance(random, 0.4)),
  }));
}

/** The people in some groups, groups within groups included. */
function membersOf(groups: readonly GroupPlan[], ids: readonly string[]): ReadonlySet<string> {
  const reached = new Set(ids);
  // A set that grows while it is walked through is walked through to its end.
  for (const id of reached) {
    for (const inner of groups.find((group) => group.groupId === id)?.groups ?? []) reached.add(inner);
  }
  return new Set(groups.filter((group) => reached.has(group.groupId)).flatMap((group) => group.people));
}

function generateViews(random: Random, people: readonly string[], contacts: readonly string[]): readonly ViewPlan[] {
  return Array.from({ length: wholeBetween(random, 0, 12) }, () => {
    const contact = pick(random, contacts);
    return {
      viewer: chance(random, 0.1) ? objectId(99) : pick(random, people),
      role: pick(random, ['administrator', 'colleague', 'guest'] as const),
      owner: pick(random, people),
      about: chance(random, 0.8) ? { contact } : { account: domainOf(contact) },
      minutesAgo: pick(random, [5, 5, 5, 3_000, 90_000]),
    };
  }).filter((view) => view.viewer !== view.owner);
}

/** Asks of colleagues who know the contact, by anybody: some busy, most not. */
function generateAsks(random: Random, colleagues: readonly ColleaguePlan[]): readonly AskPlan[] {
  const knowers = colleagues.filter(({ mailbox }) => mailbox.days.length > 0);
  if (knowers.length === 0) return [];
  return Array.from({ length: wholeBetween(random, 0, 10) }, (_, index): AskPlan => {
    const introducer = pick(random, knowers);
    return {
      introductionId: `00000000-0000-4000-b000-${String(index + 1).padStart(12, '0')}`,
      asker: pick(random, colleagues).objectId,
      introducer: introducer.objectId,
      contact: pick(random, introducer.mailbox.days).contact,
      state: pick(random, ['asked', 'asked', 'accepted', 'introduced', 'declined', 'expired', 'cancelled'] as const),
      isDelivered: chance(random, 0.9),
      daysAgo: wholeBetween(random, 1, 40),
      toldAfter: wholeBetween(random, 7, 14),
    };
  }).filter((ask) => ask.asker !== ask.introducer);
}

function generateWishes(random: Random, colleagues: readonly ColleaguePlan[]): readonly WishPlan[] {
  return colleagues
    .filter(({ mailbox }) => mailbox.days.length > 0 && chance(random, 0.15))
    .map(({ objectId: owner, mailbox }) => ({
      owner,
      contact: chance(random, 0.7) ? pick(random, mailbox.days).contact : null,
      asker: chance(random, 0.5) ? pick(random, colleagues).objectId : null,
    }));
}

function canLeave(colleague: ColleaguePlan): boolean {
  const hasData = colleague.mailbox.days.length > 0 || colleague.mailbox.meetings.length > 0;
  return (
    hasData && colleague.isOn && colleague.isEnabled && colleague.pause !== 'lasting' && !colleague.isInOptedOutGroup
  );
}

function generateWay(random: Random, leaver: ColleaguePlan, groups: readonly GroupPlan[]): Way {
  const { days, meetings } = leaver.mailbox;
  const contact = pick(random, [...days, ...meetings]).contact;
  const outer = groups.filter((group) => membersOf(groups, [group.groupId]).has(leaver.objectId));
  const byGroup = outer.map(({ groupId }): Way => ({ way: 'group opted out', groupId }));
  return pick<Way>(random, [
    { way: 'sharing off' },
    { way: 'off and on again' },
    { way: 'everything forgotten' },
    ...(byGroup.length === 0 ? [] : [pick(random, byGroup), pick(random, byGroup)]),
    { way: 'account disabled' },
    { way: 'paused' },
    { way: 'contact hidden', contact },
    { way: 'domain hidden', domain: pick(random, domainsAbove(random, leaver.mailbox)) },
  ]);
}

/** A tenant in which nothing waits to be deleted. */
function settled(tenant: TenantPlan): TenantPlan {
  return { ...tenant, colleagues: tenant.colleagues.map((one) => ({ ...one, openReceipt: null })) };
}

/** The domain of a contact and those above it; often of the contact that has most of them. */
function domainsAbove(random: Random, { days, meetings }: MailboxPlan): readonly string[] {
  const known = [...days, ...meetings].map(({ contact }) => domainOf(contact).split('.'));
  const deepest = known.reduce((a, b) => (b.length > a.length ? b : a));
  const labels = chance(random, 0.5) ? deepest : pick(random, known);
  return labels.slice(1).map((_, index) => labels.slice(index).join('.'));
}

/** In many worlds whoever leaves is the only one to know a contact, or the only one to know a name. */
function withOwnNames(random: Random, tenant: TenantPlan, leaver: string): TenantPlan {
  const own = chance(random, 0.5) ? pick(random, CONTACTS) : undefined;
  const isNamed = chance(random, 0.7);
  return {
    ...tenant,
    colleagues: tenant.colleagues.map((colleague) => {
      const { mailbox } = colleague;
      if (colleague.objectId !== leaver) return { ...colleague, mailbox: withoutContact(mailbox, own) };
      if (!isNamed) return colleague;
      const names = mailbox.names.map((seen) => (chance(random, 0.5) ? { ...seen, name: OWN_NAME } : seen));
      return { ...colleague, mailbox: { ...mailbox, names } };
    }),
  };
}

function withoutContact(mailbox: MailboxPlan, own: string | undefined): MailboxPlan {
  const isLeft = ({ contact }: { readonly contact: string }) => contact !== own;
  return {
    ...mailbox,
    days: mailbox.days.filter(isLeft),
    meetings: mailbox.meetings.filter(isLeft),
    names: mailbox.names.filter(isLeft),
  };
}

function addressOf(number: number): string {
  return `${'hcfaegbdi'[number - 1] ?? 'z'}${number}@contoso.example`;
}
