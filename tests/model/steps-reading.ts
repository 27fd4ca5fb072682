// Reading mailboxes: files, single mails, and again after a pause in reading.
import { dayOf, type Month, monthAfter, monthOf } from '../../src/domain/calendar.ts';
import { mailboxRows, newContacts } from '../../src/ingest/mailbox-rows.ts';
import { personOfKey } from '../../src/ingest/owners.ts';
import type { MonthTally } from '../../src/ingest/tally.ts';
import { readAgain } from '../../src/jobs/read-again.ts';
import type { OwnerTransaction } from '../../src/store/database.ts';
import { listKnownColleagues, writeColleagues } from '../../src/store/directory.ts';
import { holdConsent, writeMailboxes } from '../../src/store/mailbox-batches.ts';
import { type CastPerson, ONLY_RECEIVES } from './cast.ts';
import { writeDirectory } from './directory.ts';
import { addMail, daysOf, drawMonth } from './mail.ts';
import type { ReadMonth } from './mailbox.ts';
import { isAnythingGranted, mayImport, read } from './model.ts';
import { present } from './random.ts';
import { Refused } from './refused.ts';
import type { DrawStep, Step } from './step.ts';
import type { World, WorldTenant } from './world.ts';

/** Months of mailboxes, by the owners' addresses. */
type Batches = ReadonlyMap<string, readonly ReadMonth[]>;

const MONTHS_BACK = 13;

/** A file with some months of some mailboxes; each batch replaces the one before. */
export const importFile: DrawStep = (world, tenant) => {
  const { random } = world;
  const owners = new Set(Array.from({ length: random.whole(1, 3) }, () => random.pick(tenant.cast.people)));
  const batches = new Map([...owners].map((owner) => [owner.address, drawMonths(world, tenant, owner)] as const));
  return reading(world, tenant, `imports ${wordsOf(batches)}`, batches);
};

/** One mail more in a month that was there before. */
export const readOneMail: DrawStep = (world, tenant) => {
  const { random, service } = world;
  const owner = random.pick(tenant.cast.people);
  const months = mailOf(tenant, owner.address);
  const past = [...months.keys()].filter((month) => month <= monthOf(service.clock.now));
  if (past.length === 0) return importFile(world, tenant);
  const month = random.pick(past.sort().slice(-3));
  const tally = present(months.get(month));
  const days = daysOf(month).filter((day) => day <= dayOf(service.clock.now));
  const contact = random.pick(tenant.contacts);
  const isOurs = owner.name !== ONLY_RECEIVES && random.isLucky(0.5);
  addMail(random, tally, { contact, day: random.pick(days), isOurs, isMass: random.isLucky(0.1) });
  const batches = new Map([[owner.address, [[month, structuredClone(tally)] as const]]]);
  return reading(world, tenant, `reads one mail ${isOurs ? 'to' : 'from'} ${contact}, in ${wordsOf(batches)}`, batches);
};

/** All mailboxes that wait are read again, in all tenants. */
export const readWhatWaits: DrawStep = (world) => {
  const { db } = world.service.deps;
  const { now } = world.service.clock;
  const waiting = (tenant: WorldTenant): Batches =>
    new Map(
      tenant.model.colleagues
        .filter(({ waitsSince, addresses }) => waitsSince !== undefined && addresses.length > 0)
        .map(({ addresses: [address = ''] }) => [address, [...mailOf(tenant, address)]]),
    );
  return {
    words: 'all mailboxes that wait are read again',
    tenant: undefined,
    isOneTransaction: false,
    act: () =>
      readAgain({
        db,
        now: () => now,
        readAgain: async (tenantId) => {
          const tenant = present(world.tenants.find((one) => one.tenantId === tenantId));
          await db.asOwner((transaction) => write(transaction, world, tenant, waiting(tenant)));
        },
      }),
    expect: () => {
      const due = world.tenants.filter(
        ({ model }) => isAnythingGranted(model) && model.colleagues.some(({ waitsSince }) => waitsSince !== undefined),
      );
      for (const tenant of due) {
        readInModel(tenant, waiting(tenant), now);
        for (const colleague of tenant.model.colleagues) colleague.waitsSince = undefined;
      }
      return due.length;
    },
  };
};

function reading(world: World, tenant: WorldTenant, words: string, batches: Batches): Step {
  const { service } = world;
  return {
    words: `${tenant.cast.name} ${words}`,
    tenant,
    isOneTransaction: true,
    act: () => service.deps.db.asOwner((transaction) => write(transaction, world, tenant, batches)),
    expect: () => readInModel(tenant, batches, service.clock.now),
  };
}

/** As importing a file does: owners nobody knows become colleagues, then their mailboxes are written. @returns who was passed over */
async function write(
  transaction: OwnerTransaction,
  { service: { clock } }: World,
  { tenantId }: WorldTenant,
  batches: Batches,
): Promise<readonly string[]> {
  await holdConsent(transaction, tenantId);
  const isKnown = new Set((await listKnownColleagues(transaction, tenantId)).flatMap(({ addresses }) => addresses));
  const newOwners = [...batches.keys()].filter((address) => !isKnown.has(address)).map(personOfKey);
  await writeColleagues(transaction, tenantId, newOwners, clock.now);
  const known = await listKnownColleagues(transaction, tenantId);
  const contacts = newContacts();
  const mailboxes = [...batches].map(([address, months]) => {
    const owner = present(known.find(({ addresses }) => addresses.includes(address)));
    return { address, rows: mailboxRows(tenantId, owner.colleagueId, months, contacts) };
  });
  const rows = { mailboxes: mailboxes.map((mailbox) => mailbox.rows), contacts: contacts.lines() };
  const passedOver = await writeMailboxes(transaction, tenantId, rows, clock.now);
  return mailboxes.filter((mailbox) => passedOver.includes(mailbox.rows.colleagueId)).map(({ address }) => address);
}

function readInModel({ model }: WorldTenant, batches: Batches, now: number): readonly string[] {
  if (!mayImport(model)) throw new Refused('consent_required');
  const find = (address: string) => model.colleagues.find(({ addresses }) => addresses.includes(address));
  const unknown = [...batches.keys()].filter((address) => find(address) === undefined);
  if (unknown.length > 0) writeDirectory(model, unknown.map(personOfKey), now);
  return [...batches]
    .filter(([address, months]) => !read(model, present(find(address)), months))
    .map(([address]) => address);
}

/** New mail for some months, which then is what lies in the mailbox. */
function drawMonths(world: World, tenant: WorldTenant, owner: CastPerson): readonly ReadMonth[] {
  const { random, service } = world;
  const thisMonth = monthOf(service.clock.now);
  const all: Month[] = [monthAfter(thisMonth), thisMonth];
  while (all.length < MONTHS_BACK + 2) all.push(monthBefore(present(all.at(-1))));
  const months = new Set(
    Array.from({ length: random.whole(1, 5) }, () => random.pick(random.isLucky(0.5) ? all.slice(0, 5) : all)),
  );
  const peers = tenant.cast.people.filter((person) => person !== owner).map(({ address }) => address);
  const mail = mailOf(tenant, owner.address);
  return [...months].map((month) => {
    const isOnlyReceiving = owner.name === ONLY_RECEIVES;
    const tally = drawMonth(random, {
      month,
      now: service.clock.now,
      contacts: tenant.contacts,
      peers,
      isOnlyReceiving,
    });
    mail.set(month, merged(mail.get(month), tally));
    return [month, structuredClone(tally)] as const;
  });
}

/** What a batch of one kind does not say stays as it was. */
function merged(before: MonthTally | undefined, tally: MonthTally): MonthTally {
  if (before === undefined) return structuredClone(tally);
  const [mail, calendar] = [tally.kinds.has('mail') ? tally : before, tally.kinds.has('calendar') ? tally : before];
  return structuredClone({
    days: mail.days,
    meetings: calendar.meetings,
    peerDays: { mail: mail.peerDays.mail, calendar: calendar.peerDays.calendar },
    kinds: new Set([...before.kinds, ...tally.kinds]),
    names: mail.names,
    counts: { ...mail.counts, meetings: calendar.counts.meetings },
  });
}

function mailOf(tenant: WorldTenant, address: string): Map<Month, MonthTally> {
  const mail = tenant.mail.get(address) ?? new Map();
  tenant.mail.set(address, mail);
  return mail;
}

function monthBefore(month: Month): Month {
  const date = new Date(`${month}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - 1);
  return date.toISOString().slice(0, 10) as Month;
}

function wordsOf(batches: Batches): string {
  return [...batches]
    .map(([owner, months]) => `${owner.split('@')[0]} ${months.map(([month]) => month.slice(0, 7)).join(' ')}`)
    .join(', ');
}
