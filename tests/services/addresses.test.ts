import { beforeEach, expect, test } from '@jest/globals';
import { eraseAll } from '../../src/jobs/erase.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeAddress, type SaidKind } from '../../src/services/change-address.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeSettings } from '../../src/services/change-settings.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { eraseContact } from '../../src/services/erase-contact.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { type AddressSide, listAddresses } from '../../src/services/list-addresses.ts';
import { listAudit } from '../../src/services/list-audit.ts';
import { searchContacts } from '../../src/services/search-contacts.ts';
import { writeColleagues } from '../../src/store/directory.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

type Who = keyof World['contoso']['colleagues'];

describeOnEachDatabase('an address that is no person', (database) => {
  const deps = depsOf(database);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });
  const as = (who: Who, role: Caller['role'] = 'colleague'): Caller => ({
    tenantId: world.contoso.tenantId,
    role,
    colleagueId: world.contoso.colleagues[who],
    objectId: PEOPLE[who].objectId,
  });
  const administrator = () => as('tove', 'administrator');
  const say = (address: string, kind: SaidKind, isPreview = false) =>
    changeAddress(deps, administrator(), { address, kind, isPreview });
  const list = async (side: AddressSide, q = '') => {
    const { addresses } = await listAddresses(deps, administrator(), { side, q, limit: 100 });
    return addresses.map(({ address, isPerson, because }) => ({ address, isPerson, because }));
  };
  const introducers = async (address: string) => {
    const answer = await findIntroducers(deps, as('tove'), { address });
    return answer.introducers.map((one) => one.person.name);
  };
  const found = async (q: string) => {
    const { contacts } = await searchContacts(deps, as('tove'), { q, limit: 10 });
    return contacts.map(({ address }) => address);
  };

  test('is listed and decided by an administrator alone', async () => {
    for (const role of ['colleague', 'guest'] as const) {
      const caller = as('tove', role);
      await expect(listAddresses(deps, caller, { side: 'inside', q: '', limit: 5 })).rejects.toMatchObject({
        code: 'forbidden',
      });
      const decision = { address: ADDRESSES.yvonne, kind: 'machine', isPreview: false } as const;
      await expect(changeAddress(deps, caller, decision)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  test.each([
    ['no address', 'person', 'address'],
    [PEOPLE.priya.address, 'machine', 'kind'],
    [ADDRESSES.yvonne, 'shared mailbox', 'kind'],
  ] as const)('%s cannot be decided to be a %s', async (address, kind, field) => {
    await expect(say(address, kind)).rejects.toMatchObject({ code: 'invalid_input', fields: [{ field }] });
    expect((await listAudit(deps, administrator(), { limit: 1 })).entries).toEqual([]);
  });

  test('a decision says what was said before, also when it only shows what would be', async () => {
    for (const [address, kind] of [
      [PEOPLE.priya.address, 'shared mailbox'],
      [ADDRESSES.yvonne, 'machine'],
    ] as const) {
      await expect(say(address, kind)).resolves.toMatchObject({ before: null });
      await expect(say(address, 'person', true)).resolves.toMatchObject({ before: kind });
      await expect(say(address, 'person')).resolves.toMatchObject({ before: kind });
      await expect(say(address, null)).resolves.toMatchObject({ before: 'person' });
    }
  });

  test('inside is told with what decided it: traffic, the directory, an administrator', async () => {
    expect(await list('inside')).toEqual([{ address: PEOPLE.sales.address, isPerson: false, because: 'traffic' }]);
    await database.asOwner((transaction) =>
      writeColleagues(transaction, world.contoso.tenantId, [directoryPerson('omar', true)], NOW),
    );
    await say(PEOPLE.sales.address, 'person');
    expect(await list('inside')).toEqual([
      { address: PEOPLE.omar.address, isPerson: false, because: 'directory' },
      { address: PEOPLE.sales.address, isPerson: true, because: 'administrator' },
    ]);
    expect(await list('inside', 'omar HADDAD')).toHaveLength(1);
    expect(await list('inside', '%')).toEqual([]);
  });

  test('inside proposes nobody from the next request on, and a person again when that is said', async () => {
    expect(await introducers(ADDRESSES.yvonne)).toEqual(['Priya Nair', 'Omar Haddad']);
    await say(PEOPLE.priya.address, 'shared mailbox', true);
    expect(await introducers(ADDRESSES.yvonne)).toEqual(['Priya Nair', 'Omar Haddad']);
    await say(PEOPLE.priya.address, 'shared mailbox');
    expect(await introducers(ADDRESSES.yvonne)).toEqual(['Omar Haddad']);
    await say(PEOPLE.priya.address, null);
    expect(await introducers(ADDRESSES.yvonne)).toEqual(['Priya Nair', 'Omar Haddad']);
  });

  test('inside stays what an administrator said when the directory is read again', async () => {
    await say(PEOPLE.omar.address, 'person');
    await database.asOwner((transaction) =>
      writeColleagues(transaction, world.contoso.tenantId, [directoryPerson('omar', true)], NOW),
    );
    expect(await introducers(ADDRESSES.yvonne)).toEqual(['Priya Nair', 'Omar Haddad']);
    await say(PEOPLE.omar.address, null);
    expect(await introducers(ADDRESSES.yvonne)).toEqual(['Priya Nair']);
  });

  test('outside is nobody from the next request on, and a person again when that is said', async () => {
    expect(await found('yvonne')).toEqual([ADDRESSES.yvonne]);
    await say(ADDRESSES.yvonne, 'machine');
    expect(await introducers(ADDRESSES.yvonne)).toEqual([]);
    expect(await found('yvonne')).toEqual([]);
    await say(ADDRESSES.yvonne, null);
    expect(await introducers(ADDRESSES.yvonne)).toEqual(['Priya Nair', 'Omar Haddad']);

    await changeSettings(deps, administrator(), { leastColleagues: 3 });
    await makeBulk();
    expect(await found('offers')).toEqual([]);
    await say(ADDRESSES.offers, 'person');
    expect(await found('offers')).toEqual([ADDRESSES.offers]);
    await say(ADDRESSES.newsletter, 'person');
    expect(await found('newsletter')).toEqual([ADDRESSES.newsletter]);
  });

  test('outside is listed only where a crowd of those who share has to do with it', async () => {
    // Priya alone gets the newsletter; four who share get the offers, and it takes five.
    expect(await list('outside')).toEqual([]);
    await changeSettings(deps, administrator(), { leastColleagues: 3 });
    expect(await list('outside')).toEqual([]);
    await makeBulk();
    expect(await list('outside')).toEqual([{ address: ADDRESSES.offers, isPerson: false, because: 'nobody answered' }]);
    await changeSettings(deps, administrator(), { leastColleagues: 6 });
    expect(await list('outside')).toEqual([]);
  });

  test('outside has no trace of somebody who opted out or hides it', async () => {
    await changeSettings(deps, administrator(), { leastColleagues: 3 });
    await makeBulk();
    expect(await list('outside')).toHaveLength(1);
    await changeSharing(deps, as('hugo'), { hiddenContacts: [ADDRESSES.offers] });
    expect(await list('outside')).toEqual([]);
    await changeSharing(deps, as('hugo'), { hiddenContacts: [] });
    expect(await list('outside')).toHaveLength(1);
    await changeSharing(deps, as('omar'), { choice: 'off' });
    expect(await list('outside')).toEqual([]);
  });

  test('outside is a guest, who is a contact to every mailbox here', async () => {
    await enter({ address: ADDRESSES.yvonne, isGuest: true });
    expect(await say(ADDRESSES.yvonne, 'machine')).toMatchObject({ side: 'outside' });
    expect(await introducers(ADDRESSES.yvonne)).toEqual([]);
  });

  test('is decided once when it has become a colleague’s meanwhile', async () => {
    await say('new@contoso.example', 'machine');
    await enter({ address: 'new@contoso.example', isGuest: false });
    expect(await say('new@contoso.example', null)).toMatchObject({ side: 'inside' });
    expect(await list('outside')).toEqual([]);
  });

  test.each(['one@contoso.example', 'two@contoso.example'])(
    'of two mailboxes that turn out to be one, what was decided later counts: of %s',
    async (later) => {
      const both = ['one@contoso.example', 'two@contoso.example'];
      for (const address of both) await enter({ address, isGuest: false, isIdKnown: false });
      for (const address of both) {
        const at = address === later ? NOW + 1 : NOW;
        const decision = { address, kind: address === later ? 'shared mailbox' : 'person', isPreview: false } as const;
        await changeAddress({ ...deps, now: () => at }, administrator(), decision);
      }
      await enter({ address: 'one@contoso.example', others: ['two@contoso.example'], isGuest: false });
      expect(await list('inside', 'contoso')).toContainEqual({
        address: 'one@contoso.example',
        isPerson: false,
        because: 'administrator',
      });
    },
  );

  test('outside is told only under a consent that lets others be told of', async () => {
    await changeSettings(deps, administrator(), { leastColleagues: 3 });
    await makeBulk();
    await say('robot@nobody.example', 'machine');
    for (const kind of ['aggregatedInsights', 'identifiableInsights'] as const) {
      await changeConsent(deps, administrator(), { kind, change: 'withdraw', from: 'test' });
    }
    const { isTold, addresses } = await listAddresses(deps, administrator(), { side: 'outside', q: '', limit: 5 });
    expect(isTold).toBe(false);
    expect(addresses.map(({ address }) => address)).toEqual(['robot@nobody.example']);
  });

  test.each(['userInsights', 'aggregatedInsights'] as const)(
    'inside tells nothing of the traffic of a mailbox under %s alone',
    async (alone) => {
      for (const kind of CONSENT_KINDS.filter((one) => one !== alone)) {
        await changeConsent(deps, administrator(), { kind, change: 'withdraw', from: 'test' });
      }
      expect(await list('inside')).toEqual([]);
    },
  );

  test('answers the same about an address that nobody has to do with: what is typed tells nothing', async () => {
    const known = await say(ADDRESSES.rolf, 'machine');
    const unknown = await say('nobody@tailspintoys.com', 'machine');
    expect({ ...known, address: '' }).toEqual({ ...unknown, address: '' });
    expect(known).toEqual({ address: ADDRESSES.rolf, side: 'outside', kind: 'machine', before: null });
  });

  test('of a contact who asked to be forgotten is kept nowhere, and cannot be decided', async () => {
    await say(ADDRESSES.jonas, 'machine');
    await eraseContact(deps, administrator(), { address: ADDRESSES.jonas });
    expect(await list('outside')).toEqual([]);
    await expect(say(ADDRESSES.jonas, 'person')).rejects.toMatchObject({ code: 'conflict' });
    await eraseAll(deps);
    const rows = await database.asOwner(({ query }) => query('select * from contact_correction'));
    expect(rows).toEqual([]);
  });

  test('outside is forgotten with the last consent', async () => {
    await say(ADDRESSES.jonas, 'machine');
    for (const kind of ['userInsights', 'aggregatedInsights', 'identifiableInsights'] as const) {
      await changeConsent(deps, administrator(), { kind, change: 'withdraw', from: 'test' });
    }
    await eraseAll(deps);
    expect(await database.asOwner(({ query }) => query('select * from contact_correction'))).toEqual([]);
  });

  test('is decided for one tenant, and is in its audit by number', async () => {
    await say(PEOPLE.priya.address, 'shared mailbox');
    await say(ADDRESSES.yvonne, 'machine');
    const { tenantId, colleagues } = world.fabrikam;
    const stranger: Caller = { tenantId, role: 'colleague', colleagueId: undefined };
    const there = await findIntroducers(deps, stranger, { address: ADDRESSES.yvonne });
    expect(there.introducers.map(({ person }) => person.name)).toEqual(['Priya Nair']);
    expect(colleagues.priya).not.toBe(world.contoso.colleagues.priya);
    const { entries } = await listAudit(deps, administrator(), { limit: 5 });
    expect(entries).toMatchObject([
      { action: 'address decided', subject: world.contacts.yvonne, detail: { side: 'outside', kind: 'machine' } },
      { action: 'address decided', detail: { side: 'inside', kind: 'shared mailbox' } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('@');
  });

  test('comes page by page, each once', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await say(`${name}@robots.example`, 'machine');
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listAddresses(deps, administrator(), { side: 'outside', q: 'robots', limit: 2, after });
      seen.push(...page.addresses.map(({ address }) => address));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@robots.example`));
  });

  /** Paul's pause is over: five who share have the offers, and nobody ever answered. */
  async function makeBulk(): Promise<void> {
    await changeSharing(deps, as('paul'), { choice: 'on' });
  }

  /** Somebody comes into the directory. */
  async function enter(person: {
    readonly address: string;
    readonly others?: readonly string[];
    readonly isGuest: boolean;
    readonly isIdKnown?: boolean;
  }): Promise<void> {
    const { address, others = [], isGuest, isIdKnown = true } = person;
    const objectId = isIdKnown ? '00000000-0000-4000-8000-00000000ffff' : undefined;
    const entered = { ...directoryPerson('omar', false), objectId, address, addresses: [address, ...others], isGuest };
    await database.asOwner((transaction) =>
      writeColleagues(transaction, world.contoso.tenantId, [{ ...entered, isSharedMailbox: undefined }], NOW),
    );
  }

  function directoryPerson(who: Who, isSharedMailbox: boolean) {
    const { objectId, address, name } = PEOPLE[who];
    return {
      objectId,
      address,
      addresses: [address],
      name,
      department: undefined,
      title: undefined,
      isGuest: false,
      isEnabled: true,
      isSharedMailbox,
    };
  }
});
