import { beforeEach, expect, test } from '@jest/globals';
import type { ColleagueId } from '../../src/domain/ids.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { searchContacts } from '../../src/services/search-contacts.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, type World } from '../support/world.ts';

describeOnEachDatabase('searchContacts', (db) => {
  const deps = depsOf(db);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(db);
  });
  const as = (colleagueId: ColleagueId | undefined, role: Caller['role'] = 'colleague'): Caller => ({
    tenantId: world.contoso.tenantId,
    role,
    colleagueId,
  });
  const ask = (caller: Caller, q: string, limit = 20, cursor?: string) =>
    searchContacts(deps, caller, { q, limit, cursor });
  const addressesOf = async (caller: Caller, q: string) => (await ask(caller, q)).contacts.map((one) => one.address);
  const rename = (colleagueId: ColleagueId, address: string, name: string, on: string) =>
    db.asOwner(({ query }) =>
      query(
        `update connection set name = $3, name_on = $4::date
         where colleague_id = $1 and contact_id = (select distinct contact_id from contact where address = $2)`,
        [colleagueId, address, name, on],
      ),
    );

  test('refuses a tenant that withdrew', async () => {
    const caller = { ...as(world.northwind.colleagues.priya), tenantId: world.northwind.tenantId };
    await expect(ask(caller, 'yvonne')).rejects.toMatchObject({ code: 'consent_required' });
  });

  test('finds what those who share know and the own contacts, and no machine or hidden contact', async () => {
    await expect(addressesOf(as(world.contoso.colleagues.tove), '')).resolves.toEqual([
      ADDRESSES.jonas,
      ADDRESSES.nadia,
      ADDRESSES.offers,
      ADDRESSES.yvonne,
    ]);
    await expect(addressesOf(as(world.contoso.colleagues.hugo), 'clinic')).resolves.toEqual([ADDRESSES.doctor]);
  });

  test('leaves out a sender to five colleagues who share, none of whom ever wrote back', async () => {
    const asker = as(world.contoso.colleagues.tove);
    await expect(addressesOf(asker, 'offers')).resolves.toEqual([ADDRESSES.offers]);
    await changeSharing(deps, as(world.contoso.colleagues.lena), { choice: 'on' });
    await expect(addressesOf(asker, 'offers')).resolves.toEqual([]);
  });

  test('finds own contacts only when only own insights are consented to, and for guests', async () => {
    await expect(addressesOf(as(world.contoso.colleagues.gina, 'guest'), '')).resolves.toEqual([]);
    await changeConsent(deps, as(undefined, 'administrator'), {
      kind: 'identifiableInsights',
      change: 'withdraw',
      from: 'test',
      wording: WORDING,
    });
    await expect(addressesOf(as(world.contoso.colleagues.tove), '')).resolves.toEqual([
      ADDRESSES.jonas,
      ADDRESSES.offers,
    ]);
  });

  test('forgets a contact with the request after the last one who knows it opts out', async () => {
    await expect(addressesOf(as(world.contoso.colleagues.tove), 'nadia')).resolves.toHaveLength(1);
    await changeSharing(deps, as(world.contoso.colleagues.hugo), { choice: 'off' });
    await expect(addressesOf(as(world.contoso.colleagues.tove), 'nadia')).resolves.toEqual([]);
  });

  test('finds by parts of name, address and company in any case, all words at once', async () => {
    await rename(world.contoso.colleagues.priya, ADDRESSES.yvonne, 'Yvonne McKay', '2026-05-01');
    const asker = as(world.contoso.colleagues.tove);
    for (const q of ['mckay', 'YVONNE', 'fourthcoffee yvo', 'McKay yvonne@']) {
      await expect(addressesOf(asker, q)).resolves.toEqual([ADDRESSES.yvonne]);
    }
    await expect(addressesOf(asker, 'mckay jonas')).resolves.toEqual([]);
  });

  test('takes signs that mean something in a pattern as they are', async () => {
    for (const q of ['%', '_', '\\', "'", '"']) {
      await expect(addressesOf(as(world.contoso.colleagues.tove), q)).resolves.toEqual([]);
    }
  });

  test('shows the name seen last among mailboxes the caller may see', async () => {
    await rename(world.contoso.colleagues.omar, ADDRESSES.yvonne, 'Yvonne McKay', '2026-05-01');
    await rename(world.contoso.colleagues.priya, ADDRESSES.yvonne, 'Yvonne K. McKay', '2026-06-01');
    await rename(world.contoso.colleagues.lena, ADDRESSES.yvonne, 'Evie', '2026-06-10');
    const nameNow = async () => (await ask(as(undefined), 'yvonne')).contacts[0]?.name;
    await expect(nameNow()).resolves.toBe('Yvonne K. McKay');
    await changeSharing(deps, as(world.contoso.colleagues.priya), { choice: 'off' });
    await expect(nameNow()).resolves.toBe('Yvonne McKay');
    await expect(addressesOf(as(undefined), 'evie')).resolves.toEqual([]);
  });

  test('goes on where the page before ended, until there is no more', async () => {
    const asker = as(world.contoso.colleagues.tove);
    const first = await ask(asker, '', 2);
    expect(first.contacts.map((one) => one.address)).toEqual([ADDRESSES.jonas, ADDRESSES.nadia]);
    const second = await ask(asker, '', 2, first.nextCursor ?? undefined);
    expect(second.contacts.map((one) => one.address)).toEqual([ADDRESSES.offers, ADDRESSES.yvonne]);
    expect(second.nextCursor).toBeNull();
  });
});
