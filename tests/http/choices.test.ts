import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { DemoKeys } from '../../src/demo/identity/keys.ts';
import { eraseAll } from '../../src/jobs/erase.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import { writeMailboxes } from '../../src/store/mailbox-batches.ts';
import { monthOfMail } from '../support/batches.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';
import { makeKeys } from './edge.ts';
import { type As, startWorldService, type WorldService } from './service.ts';

const ADMINISTRATOR: As = { who: 'tove', roles: ['Acquaint.Administrator'] };
const TOVE: As = { who: 'tove' };
const PRIYA: As = { who: 'priya' };
const WHO_KNOWS = `/api/contacts/${ADDRESSES.yvonne}/introducers`;

describeOnEachDatabase('a choice made over HTTP', (database) => {
  let keys: DemoKeys;
  let world: WorldService;
  let contoso: World['contoso'];
  beforeAll(async () => {
    keys = await makeKeys();
  });
  beforeEach(async () => {
    contoso = (await buildWorld(database)).contoso;
    world = await startWorldService(database, keys);
  });
  afterEach(() => world.end());

  const put = async (path: string, as: As, body: unknown) => {
    const response = await world.ask(path, as, { method: 'PUT', body });
    return { status: response.status, body: await response.json() };
  };
  const named = async (as: As = TOVE) => {
    const answer = (await (await world.ask(WHO_KNOWS, as)).json()) as {
      introducers?: readonly { person: { name: string } }[];
    };
    return (answer.introducers ?? []).map((one) => one.person.name);
  };

  test('holds on the very next request, and lasts: off, on, paused, hidden', async () => {
    expect(await named()).toEqual(['Priya Nair', 'Omar Haddad']);
    const later = new Date(Date.now() + 90 * 86_400_000).toISOString();
    const steps: readonly (readonly [unknown, readonly string[]])[] = [
      [{ hiddenContacts: [ADDRESSES.yvonne] }, ['Omar Haddad']],
      [{ hiddenContacts: [] }, ['Priya Nair', 'Omar Haddad']],
      [{ hiddenDomains: ['fourthcoffee.com'] }, ['Omar Haddad']],
      [{ hiddenDomains: [] }, ['Priya Nair', 'Omar Haddad']],
      [{ choice: 'paused', pausedUntil: later }, ['Omar Haddad']],
      [{ choice: 'on' }, ['Priya Nair', 'Omar Haddad']],
      [{ choice: 'off' }, ['Omar Haddad']],
    ];
    for (const [body, names] of steps) {
      expect(await put('/api/me/sharing', PRIYA, body)).toMatchObject({ status: 200 });
      expect(await named()).toEqual(names);
    }
  });

  test('leaves the owner’s own view as it was when something is hidden or sharing is paused', async () => {
    const own = async () => (await world.ask('/api/me/relationships', PRIYA)).text();
    const before = await own();
    expect(before).toContain(ADDRESSES.yvonne);
    await put('/api/me/sharing', PRIYA, { hiddenContacts: [ADDRESSES.yvonne], hiddenDomains: ['woodgrove.com'] });
    expect(await own()).toBe(before);
    await put('/api/me/sharing', PRIYA, { choice: 'paused', pausedUntil: '2026-08-01T00:00:00Z' });
    expect(await own()).toBe(before);
  });

  test.each([
    [{ choice: 'paused' }, 'pausedUntil'],
    [{ choice: 'on', pausedUntil: '2026-08-01T00:00:00Z' }, 'pausedUntil'],
    [{ choice: 'paused', pausedUntil: '2020-01-01T00:00:00Z' }, 'pausedUntil'],
    [{ choice: 'paused', pausedUntil: '2999-01-01T00:00:00Z' }, 'pausedUntil'],
    [{ choice: 'paused', pausedUntil: 'tomorrow' }, 'pausedUntil'],
    [{ choice: 'maybe' }, 'choice'],
    [{ hiddenContacts: ['nobody'] }, 'hiddenContacts'],
    [{ hiddenDomains: ['not a domain'] }, 'hiddenDomains'],
    [{ hiddenContacts: 'yvonne@fourthcoffee.com' }, 'hiddenContacts'],
    [{ isOn: false }, 'isOn'],
  ])('that is not as it should be is refused whole: %j', async (body, field) => {
    const before = await (await world.ask('/api/me/sharing', PRIYA)).json();
    expect(await put('/api/me/sharing', PRIYA, body)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
    expect(await (await world.ask('/api/me/sharing', PRIYA)).json()).toEqual(before);
  });

  test('may be made by somebody whom no directory knows yet, and holds when the directory does', async () => {
    const stranger: As = { who: 'nobody' };
    expect(await (await world.ask('/api/me/sharing', stranger)).json()).toMatchObject({
      mailbox: { state: 'not_read' },
    });
    expect(await put('/api/me/sharing', stranger, { choice: 'off' })).toMatchObject({ body: { choice: 'off' } });
    expect(await (await world.ask('/api/me/sharing', stranger)).json()).toMatchObject({ choice: 'off' });
    expect((await world.ask('/api/me/data', stranger)).status).toBe(200);
  });

  describe('about the tenant', () => {
    test('is an administrator’s: others get 403 from every address of it, and nothing changes', async () => {
      const asked: readonly (readonly [string, 'GET' | 'PUT' | 'DELETE', unknown?])[] = [
        ['/api/admin/consent', 'GET'],
        ['/api/admin/consent', 'PUT', { kind: 'identifiableInsights', change: 'withdraw' }],
        ['/api/admin/consent?preview=true', 'PUT', { kind: 'identifiableInsights', change: 'withdraw' }],
        ['/api/admin/opt-out-groups', 'GET'],
        ['/api/admin/opt-out-groups', 'PUT', { add: ['g'] }],
        ['/api/admin/settings', 'GET'],
        ['/api/admin/settings', 'PUT', { leastColleagues: 3 }],
        ['/api/admin/settings/grades', 'GET'],
        ['/api/admin/groups', 'GET'],
        ['/api/admin/addresses', 'GET'],
        ['/api/admin/addresses?side=outside', 'GET'],
        ['/api/admin/addresses', 'PUT', { address: PEOPLE.omar.address, kind: 'shared_mailbox' }],
        ['/api/admin/addresses?preview=true', 'PUT', { address: ADDRESSES.yvonne, kind: 'machine' }],
        ['/api/admin/sync', 'GET'],
        [`/api/admin/names?ids=${PEOPLE.omar.objectId}`, 'GET'],
        ['/api/admin/audit', 'GET'],
        ['/api/admin/receipts', 'GET'],
        [`/api/admin/contacts/${ADDRESSES.yvonne}/data`, 'GET'],
        [`/api/admin/contacts/${ADDRESSES.yvonne}/data`, 'DELETE'],
      ];
      const guest: As = { who: 'gina', isGuest: true, roles: ['Acquaint.Administrator'] };
      for (const [path, method, body] of asked) {
        for (const as of [PRIYA, guest]) {
          const response = method === 'GET' ? await world.ask(path, as) : await world.ask(path, as, { method, body });
          expect([path, method, response.status]).toEqual([path, method, 403]);
        }
      }
      expect(await named()).toEqual(['Priya Nair', 'Omar Haddad']);
    });

    test('holds on the next request: withdrawn, granted, opened to guests and closed to them', async () => {
      const guest: As = { who: 'gina', isGuest: true };
      const decide = (body: object) =>
        put('/api/admin/consent', ADMINISTRATOR, { kind: 'identifiableInsights', wording: WORDING, ...body });
      await decide({ change: 'withdraw' });
      expect((await world.ask(WHO_KNOWS, TOVE)).status).toBe(403);
      await decide({ change: 'grant', guestsMaySee: true });
      expect(await named(guest)).toEqual(
        ['Priya Nair', 'Tove Lind', 'Omar Haddad'].filter((name) => name !== 'Tove Lind'),
      );
      await decide({ change: 'grant', guestsMaySee: false });
      expect((await world.ask(WHO_KNOWS, guest)).status).toBe(403);
      expect(await named()).toEqual(['Priya Nair', 'Omar Haddad']);
    });

    test('keeps from where it was decided', async () => {
      await put('/api/admin/consent', ADMINISTRATOR, { kind: 'userInsights', change: 'withdraw' });
      const answer = (await (await world.ask('/api/admin/consent', ADMINISTRATOR)).json()) as {
        decisions: readonly { kind: string; withdrawnFrom: string; withdrawnBy: string }[];
      };
      const decision = answer.decisions.find((one) => one.kind === 'userInsights');
      expect(decision).toMatchObject({ withdrawnFrom: '127.0.0.1', withdrawnBy: PEOPLE.tove.objectId });
    });

    test('shows an administrator no relationship that a colleague would not see', async () => {
      for (const path of [
        WHO_KNOWS,
        `/api/contacts/${ADDRESSES.rolf}/introducers`,
        `/api/contacts/${ADDRESSES.yvonne}/health`,
        '/api/accounts/fourthcoffee.com',
        '/api/accounts/fourthcoffee.com/introducers',
        '/api/contacts?q=com',
        '/api/me/relationships',
        '/api/me/data',
      ]) {
        const asColleague = await (await world.ask(path, TOVE)).text();
        expect(await (await world.ask(path, ADMINISTRATOR)).text()).toBe(asColleague);
      }
    });
  });

  test('to be forgotten gives a receipt at once, which closes when everything is gone', async () => {
    const receipt = (await (await world.ask('/api/me/data', PRIYA, { method: 'DELETE' })).json()) as {
      receiptId: string;
    };
    expect(receipt).toMatchObject({ subject: 'mailbox', reason: 'erasure_asked', goneFromAppAt: null });
    expect(await named()).toEqual(['Omar Haddad']);
    await eraseAll(depsOf(database));
    const { receipts } = (await (await world.ask('/api/me/receipts', PRIYA)).json()) as { receipts: readonly object[] };
    expect(receipts).toMatchObject([
      {
        receiptId: receipt.receiptId,
        goneFromAppAt: '2026-06-15T12:00:00.000Z',
        goneFromBackupsBy: '2026-07-15T12:00:00.000Z',
      },
    ]);
  });

  test('does not end the service when whoever asks for everything goes away in the middle', async () => {
    const { tenantId, colleagues } = contoso;
    const addresses = Array.from({ length: 6_000 }, (_, index) => `person${index}@many.example`);
    const rows = monthOfMail(colleagues.priya, tenantId, addresses, { now: NOW, daysAgo: 90 });
    await database.asOwner((transaction) => writeMailboxes(transaction, tenantId, rows, NOW));
    const response = await world.ask('/api/me/data', PRIYA);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(await named()).toEqual(['Priya Nair', 'Omar Haddad']);
    expect(world.lines().filter((line) => line.includes('request_failed'))).toEqual([]);
  });

  test('is counted by others’ exports as little as by anything else', async () => {
    await world.ask(WHO_KNOWS, { who: 'omar' });
    const looked = async () => {
      const held = (await (await world.ask('/api/me/data', { who: 'omar' })).json()) as Held;
      return held.sections['looked']?.rows.map((row) => row['colleague']);
    };
    expect(await looked()).toEqual(['Priya Nair']);
    await put('/api/me/sharing', PRIYA, { choice: 'off' });
    expect(await looked()).toEqual([]);
  });
});

type Held = {
  readonly sections: Readonly<Record<string, { readonly rows: readonly Readonly<Record<string, unknown>>[] }>>;
};
