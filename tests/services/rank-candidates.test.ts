import { beforeEach, expect, test } from '@jest/globals';
import { addDays, dayOf } from '../../src/domain/calendar.ts';
import type { Caller } from '../../src/services/caller.ts';
import { rankCandidates } from '../../src/services/rank-candidates.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

const AT = addDays(dayOf(NOW), 1);

describeOnEachDatabase('rankCandidates', (db) => {
  const deps = depsOf(db);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(db);
  });
  const caller = (): Caller => ({ tenantId: world.contoso.tenantId, role: 'administrator', colleagueId: undefined });
  const everybody = Object.values(PEOPLE).map((person) => person.address);

  test('refuses a tenant that withdrew', async () => {
    const withdrawn = { ...caller(), tenantId: world.northwind.tenantId };
    await expect(rankCandidates(deps, withdrawn, { at: AT, queries: [] })).rejects.toMatchObject({
      code: 'consent_required',
    });
  });

  test('ranks every candidate named, lists too, and those not to be seen at nought', async () => {
    const queries = [{ contact: ADDRESSES.yvonne, candidates: everybody }];
    const [ranking] = await rankCandidates(deps, caller(), { at: AT, queries });
    expect(ranking?.ranked.slice(0, 3)).toEqual([PEOPLE.sales.address, PEOPLE.priya.address, PEOPLE.omar.address]);
    expect(ranking?.score.filter((score) => score > 0)).toHaveLength(3);
    expect(ranking?.score).toEqual([...(ranking?.score ?? [])].sort((a, b) => b - a));
    expect([...(ranking?.ranked ?? [])].sort()).toEqual([...everybody].sort());
  });

  test('answers each query in its place, also one about nobody', async () => {
    const queries = [ADDRESSES.rolf, ADDRESSES.jonas, 'no address'].map((contact) => ({
      contact,
      candidates: [PEOPLE.lena.address, PEOPLE.omar.address],
    }));
    const rankings = await rankCandidates(deps, caller(), { at: AT, queries });
    expect(rankings.map((ranking) => ranking.contact)).toEqual([ADDRESSES.rolf, ADDRESSES.jonas, 'no address']);
    expect(rankings[0]).toMatchObject({ score: [0, 0], tier: ['weak', 'weak'], prob: [0.03, 0.03] });
    expect(rankings[1]?.ranked[0]).toBe(PEOPLE.omar.address);
    expect(rankings[2]?.score).toEqual([0, 0]);
  });
});
