// What happens by itself: deleting, time, and the end of a process.
import { addDays, dayOf } from '../../src/domain/calendar.ts';
import { absorbMeetings } from '../../src/jobs/absorb-meetings.ts';
import { dropOldMonths } from '../../src/jobs/drop-old-months.ts';
import { dropUnknownContacts } from '../../src/jobs/drop-unknown-contacts.ts';
import { eraseAll, eraseStep } from '../../src/jobs/erase.ts';
import { addressId } from '../../src/store/address-id.ts';
import { deleteOldViews } from '../../src/store/view-log.ts';
import { carryOut, carryOutMailboxes, letTimePass, writeViews } from './model.ts';
import type { DrawStep } from './step.ts';
import type { Receipt } from './tenant.ts';
import type { World, WorldTenant } from './world.ts';

const DAY_MS = 86_400_000;
/** A pause that is over, for the database's own clock too. */
const OVER = Date.UTC(2001, 0, 1);

/** One step of deleting. Of receipts of one moment any may be first: the service says which, the model whether it may. */
export const deleteSome: DrawStep = (world) => {
  const { deps, clock } = world.service;
  const act = async () => {
    const before = await openReceipts(world);
    const isAnything = await eraseStep(deps);
    const after = new Set(await openReceipts(world));
    return { isAnything, closed: before.filter((receipt) => !after.has(receipt)) };
  };
  return {
    words: 'one step of deleting',
    tenant: undefined,
    isOneTransaction: true,
    act,
    expect: (actual) => {
      const open = world.tenants.flatMap((tenant) => openOf(tenant).map((receipt) => ({ tenant, receipt })));
      const first = Math.min(...open.map(({ receipt }) => receipt.askedAt));
      const oldest = open.filter(({ receipt }) => receipt.askedAt === first);
      const { closed = [] } = (actual ?? {}) as { readonly closed?: readonly string[] };
      const done = oldest.find(({ tenant, receipt }) => closed.includes(keyOf(tenant, receipt)));
      if (done !== undefined) carryOut(done.tenant.model, done.receipt, clock.now);
      else if (oldest[0]?.receipt.subject === 'tenant') carryOutMailboxes(oldest[0].tenant.model);
      return { isAnything: open.length > 0, closed: done === undefined ? [] : [keyOf(done.tenant, done.receipt)] };
    },
  };
};

/** Everything that is to be deleted is. */
export const deleteAll: DrawStep = (world) => ({
  words: 'everything that is to be deleted is',
  tenant: undefined,
  isOneTransaction: false,
  act: async () => {
    await eraseAll(world.service.deps);
    return openReceipts(world);
  },
  expect: () => {
    for (const tenant of world.tenants)
      for (const receipt of openOf(tenant)) carryOut(tenant.model, receipt, world.service.clock.now);
    return [];
  },
});

/** Some days pass, and what is done once in a while is done. */
export const passTime: DrawStep = (world) => {
  const { random, service } = world;
  const days = random.isLucky(0.1) ? random.whole(30, 90) : random.whole(1, 12);
  const now = Math.floor(service.clock.now / DAY_MS) * DAY_MS + (days + 0.5) * DAY_MS;
  return {
    words: `${days} days pass, it is ${dayOf(now)}`,
    tenant: undefined,
    isOneTransaction: false,
    act: async () => {
      service.clock.now = now;
      const { db } = service.deps;
      for (const { tenantId } of world.tenants)
        await db.write(tenantId, (query) =>
          query('update sharing set paused_until = $2 where tenant_id = $1 and paused_until <= $3', [
            tenantId,
            new Date(OVER),
            new Date(now),
          ]),
        );
      await absorbMeetings(service.deps);
      await dropOldMonths(service.deps);
      await dropUnknownContacts(service.deps);
      await deleteOldViews(db, addDays(dayOf(now), -365));
    },
    expect: () => {
      for (const { model } of world.tenants) {
        for (const colleague of model.colleagues)
          if (colleague.pausedUntil !== null && colleague.pausedUntil <= now) colleague.pausedUntil = OVER;
        letTimePass(model, now);
      }
    },
  };
};

/** The process ends and starts anew: what was decided, kept and shown is as it was. */
export const restart: DrawStep = (world) => ({
  words: 'the service is stopped and started',
  tenant: undefined,
  isOneTransaction: false,
  act: world.service.restart,
  expect: () => {
    for (const { model } of world.tenants) writeViews(model);
  },
});

async function openReceipts(world: World): Promise<readonly string[]> {
  const rows = await world.service.deps.db.asOwner(({ query }) =>
    query<{
      tenant_id: number;
      subject: string;
      reason: string;
      object_id: string | null;
      contact_id: string | null;
      asked_at: Date;
    }>(
      `select tenant_id, subject, reason, object_id, contact_id, asked_at
       from receipt
       where gone_from_app_at is null
       order by tenant_id, asked_at, receipt_id`,
    ),
  );
  return rows.map((row) =>
    [row.tenant_id, row.subject, row.reason, row.object_id, row.contact_id, row.asked_at.getTime()].join(' '),
  );
}

function keyOf({ tenantId }: WorldTenant, { subject, reason, objectId, contact, askedAt }: Receipt): string {
  const contactId = contact === undefined ? null : addressId(contact);
  return [tenantId, subject, reason, objectId, contactId, askedAt].join(' ');
}

function openOf({ model }: WorldTenant): readonly Receipt[] {
  return model.receipts.filter(({ goneAt }) => goneAt === null);
}
