import { beforeEach, expect, test } from '@jest/globals';
import type { ColleagueId } from '../../src/domain/ids.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { listOwnAccounts } from '../../src/services/list-own-accounts.ts';
import { listOwnRelationships } from '../../src/services/list-own-relationships.ts';
import type { OwnRelationshipSort } from '../../src/services/own-relationships.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, type World } from '../support/world.ts';

const SORTS: readonly OwnRelationshipSort[] = ['strength', 'health', 'last', 'next', 'name'];

describeOnEachDatabase('listOwnRelationships', (db) => {
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
  const list = (caller: Caller, sort: OwnRelationshipSort, limit = 20, cursor?: string) =>
    listOwnRelationships(deps, caller, { sort, limit, cursor });
  const addressesOf = async (caller: Caller, sort: OwnRelationshipSort) =>
    (await list(caller, sort)).relationships.map((one) => one.contact.address);

  test('refuses a tenant that withdrew, a caller without a mailbox and a cursor of something else', async () => {
    const withdrawn = { ...as(world.northwind.colleagues.priya), tenantId: world.northwind.tenantId };
    await expect(list(withdrawn, 'name')).rejects.toMatchObject({ code: 'consent_required' });
    await expect(list(as(undefined), 'name')).rejects.toMatchObject({ code: 'not_found' });
    for (const cursor of ['', 'x', '{}', '[1]', '[{},"a"]']) {
      await expect(list(as(world.contoso.colleagues.tove), 'name', 5, cursor)).rejects.toMatchObject({
        code: 'invalid_input',
        fields: [{ field: 'cursor' }],
      });
    }
  });

  test('is there under own insights alone', async () => {
    const administrator = as(undefined, 'administrator');
    await changeConsent(deps, administrator, {
      kind: 'identifiableInsights',
      change: 'withdraw',
      from: 'test',
      wording: WORDING,
    });
    await expect(addressesOf(as(world.contoso.colleagues.tove), 'name')).resolves.toHaveLength(1);
    await changeConsent(deps, administrator, {
      kind: 'userInsights',
      change: 'withdraw',
      from: 'test',
      wording: WORDING,
    });
    await expect(list(as(world.contoso.colleagues.tove), 'name')).rejects.toMatchObject({ code: 'consent_required' });
  });

  test('shows what the caller hides from others, no machine, and nobody who only ever wrote to the caller', async () => {
    await expect(addressesOf(as(world.contoso.colleagues.hugo), 'name')).resolves.toEqual([
      ADDRESSES.doctor,
      ADDRESSES.nadia,
      ADDRESSES.yvonne,
    ]);
    await expect(addressesOf(as(world.contoso.colleagues.priya), 'name')).resolves.not.toContain(ADDRESSES.newsletter);
  });

  test('among given addresses lists who only ever wrote too, nobody else, and nobody when the caller does not share', async () => {
    const among = Object.values(ADDRESSES);
    const listed = async (caller: Caller) =>
      (await listOwnRelationships(deps, caller, { sort: 'name', limit: 20, among })).relationships.map(
        ({ contact }) => contact.address,
      );
    const tove = as(world.contoso.colleagues.tove);
    expect(await listed(tove)).toEqual([...(await addressesOf(tove, 'name')), ADDRESSES.offers].toSorted());
    expect(await listed(tove)).not.toContain(ADDRESSES.newsletter);
    const priya = as(world.contoso.colleagues.priya);
    expect(await listed(priya)).toContain(ADDRESSES.yvonne);
    await changeSharing({ ...deps, wakeJobs: () => undefined }, priya, { choice: 'off' });
    expect(await listed(priya)).toEqual([]);
  });

  test('gives no score while the months that matter are still being read, by whatever it is ordered', async () => {
    const priya = as(world.contoso.colleagues.priya);
    const healthBy = async (sort: OwnRelationshipSort) =>
      (await list(priya, sort)).relationships.map(({ health }) => health.state);
    expect(await healthBy('health')).toContain('ok');
    await db.asOwner(({ query }) =>
      query("delete from batch where tenant_id = $1 and colleague_id = $2 and month < '2026-05-01'", [
        priya.tenantId,
        world.contoso.colleagues.priya,
      ]),
    );
    for (const sort of SORTS) expect(new Set(await healthBy(sort))).toEqual(new Set(['in progress']));
    const { accounts } = await listOwnAccounts(deps, priya, { sort: 'health', limit: 5 });
    expect(accounts.map(({ health }) => health.state)).toEqual(accounts.map(() => 'in progress'));
  });

  test('is empty from the request after the caller stops sharing', async () => {
    await changeSharing(deps, as(world.contoso.colleagues.tove), { choice: 'off' });
    await expect(addressesOf(as(world.contoso.colleagues.tove), 'strength')).resolves.toEqual([]);
  });

  test('orders by strength, by the last contact and by the next meeting', async () => {
    const hugo = as(world.contoso.colleagues.hugo);
    await expect(addressesOf(hugo, 'strength')).resolves.toEqual([ADDRESSES.yvonne, ADDRESSES.nadia, ADDRESSES.doctor]);
    await expect(addressesOf(hugo, 'last')).resolves.toEqual([ADDRESSES.yvonne, ADDRESSES.nadia, ADDRESSES.doctor]);
    const next = await list(as(world.contoso.colleagues.priya), 'next');
    expect(next.relationships[0]).toMatchObject({
      contact: { address: ADDRESSES.yvonne },
      milestones: { next: { kind: 'meeting' } },
    });
  });

  test('orders by health, those with too little to tell last', async () => {
    const { relationships } = await list(as(world.contoso.colleagues.hugo), 'health');
    const scores = relationships.map(({ health }) => (health.state === 'ok' ? health.score : -1));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBeGreaterThan(0);
  });

  test.each(SORTS)('gives every relationship exactly once, page by page, by %s', async (sort) => {
    const hugo = as(world.contoso.colleagues.hugo);
    const whole = await addressesOf(hugo, sort);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(hugo, sort, 3, cursor);
      paged.push(...page.relationships.map((one) => one.contact.address));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole);
  });

  test('says what each rests on', async () => {
    const { relationships } = await list(as(world.contoso.colleagues.hugo), 'strength');
    const [yvonne] = relationships;
    expect(yvonne?.evidence).toMatchObject({ mailsIn: 12, mailsOut: 12, meetings: 0 });
  });
});

describeOnEachDatabase('listOwnAccounts', (db) => {
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
  const list = (caller: Caller, sort: OwnRelationshipSort, limit = 20, cursor?: string) =>
    listOwnAccounts(deps, caller, { sort, limit, cursor });
  const accountsOf = async (caller: Caller, sort: OwnRelationshipSort) =>
    (await list(caller, sort)).accounts.map(({ account }) => account);

  test('refuses a tenant that withdrew and a caller without a mailbox', async () => {
    const withdrawn = { ...as(world.northwind.colleagues.priya), tenantId: world.northwind.tenantId };
    await expect(list(withdrawn, 'name')).rejects.toMatchObject({ code: 'consent_required' });
    await expect(list(as(undefined), 'name')).rejects.toMatchObject({ code: 'not_found' });
    await expect(list(as(world.contoso.colleagues.tove), 'name', 5, 'x')).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  test('is empty from the request after the caller stops sharing', async () => {
    const omar = as(world.contoso.colleagues.omar);
    await expect(accountsOf(omar, 'name')).resolves.not.toEqual([]);
    await changeSharing(deps, omar, { choice: 'off' });
    await expect(accountsOf(omar, 'name')).resolves.toEqual([]);
  });

  test('adds up the own contacts of an account, and those of nobody else', async () => {
    const { colleagues } = world.contoso;
    const contacts = await listOwnRelationships(deps, as(colleagues.omar), { sort: 'name', limit: 20 });
    const [account] = (await list(as(colleagues.omar), 'name')).accounts;
    expect(account).toMatchObject({ account: 'fourthcoffee.com', contacts: 2 });
    const mails = contacts.relationships.map(({ evidence }) => evidence?.mailsIn ?? 0);
    expect(mails).toHaveLength(2);
    expect(account?.evidence?.mailsIn).toBe(mails.reduce((sum, count) => sum + count, 0));
    const scores = contacts.relationships.map(({ strength }) => strength.score);
    expect(account?.strength.score).toBeCloseTo(
      scores.reduce((sum, score) => sum + score, 0),
      9,
    );
    await expect(list(as(colleagues.tove), 'name')).resolves.toMatchObject({
      accounts: [{ account: 'fourthcoffee.com', contacts: 1 }],
    });
  });

  test('makes no account of free mail', async () => {
    await expect(accountsOf(as(world.contoso.colleagues.hugo), 'name')).resolves.toEqual([
      'clinic.example',
      'fourthcoffee.com',
    ]);
  });

  test.each(SORTS)('gives every account exactly once, page by page, by %s', async (sort) => {
    const hugo = as(world.contoso.colleagues.hugo);
    const whole = await accountsOf(hugo, sort);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(hugo, sort, 1, cursor);
      paged.push(...page.accounts.map(({ account }) => account));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole);
  });
});
