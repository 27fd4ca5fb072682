import { stat } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { MadeUpTenant } from '../../../src/demo/tenant/write.ts';
import {
  addressOf,
  fingerprint,
  linesOf,
  type Message,
  ownAddresses,
  readLines,
  recipientsOf,
  type User,
  withTenant,
} from './read-tenant.ts';

const TODAY = '2025-06-18';

describe('the made-up tenant at full scale', () => {
  test('is the same, byte for byte, when made up again', async () => {
    const first = await withTenant({ today: TODAY }, fingerprint);
    expect(await withTenant({ today: TODAY }, fingerprint)).toBe(first);
  });

  test('has the size it promises, with few busy and many thin ties', async () => {
    await withTenant({ today: TODAY, seed: 5 }, async (tenant) => {
      expect(tenant.counts).toMatchObject({
        colleagues: 120,
        leavers: 6,
        guests: 5,
        sharedMailboxes: 4,
        rooms: 2,
        accounts: 300,
        contacts: 4000,
      });
      expect(tenant.counts.messages).toBeGreaterThanOrEqual(150_000);
      expect(tenant.counts.messages).toBeLessThanOrEqual(250_000);
      expect(tenant.counts.events).toBeGreaterThan(10_000);
      expect(await sizeOf(tenant)).toBeLessThan(120_000_000);
      await expectHeavyTail(tenant);
    });
  });
});

async function expectHeavyTail(tenant: MadeUpTenant): Promise<void> {
  const own = ownAddresses(await readLines<User>(tenant.users));
  const outside = new Set<string>();
  const mailsOf = new Map<string, number>();
  const knowersOf = new Map<string, Set<string>>();
  for await (const message of linesOf<Message>(tenant.messages)) {
    const to = recipientsOf(message);
    const others = [addressOf(message.from), ...to].filter((one) => !own.has(one) && !one.endsWith('@contoso.example'));
    for (const address of others) outside.add(address);
    if (to.length > 10 || message.isDraft || isMachine(addressOf(message.from))) continue;
    for (const address of others) {
      const tie = `${message.mailbox} ${address}`;
      mailsOf.set(tie, (mailsOf.get(tie) ?? 0) + 1);
      knowersOf.set(address, (knowersOf.get(address) ?? new Set()).add(message.mailbox));
    }
  }
  const contacts = [...outside].filter((address) => !isMachine(address));
  expect(contacts).toHaveLength(4000);
  const domains = contacts.map((address) => address.split('@')[1]?.replace(/^eu\./, ''));
  expect(new Set(domains.filter((domain) => domain?.endsWith('.example'))).size).toBe(300);

  const mails = [...mailsOf.values()].sort((one, other) => other - one);
  const busiestTenth = sum(mails.slice(0, mails.length / 10)) / sum(mails);
  expect(busiestTenth).toBeGreaterThan(0.4);
  expect(mails[Math.floor(mails.length / 2)]).toBeLessThanOrEqual(6);
  const knowers = [...knowersOf.values()].map(({ size }) => size).sort((one, other) => other - one);
  // The shared mailboxes may know the busiest contact too.
  expect(knowers[0]).toBeGreaterThanOrEqual(22);
  expect(knowers[0]).toBeLessThanOrEqual(29);
  expect(knowers[Math.floor(knowers.length / 2)]).toBeLessThanOrEqual(2);
}

function isMachine(address: string): boolean {
  return /^(news|newsletter|marketing|digest|events|noreply|no-reply|invoices|notifications|billing|donotreply)@/.test(
    address,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

async function sizeOf({ users, messages, events }: MadeUpTenant): Promise<number> {
  return sum(await Promise.all([users, messages, events].map(async (file) => (await stat(file)).size)));
}
