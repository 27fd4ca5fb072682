import { beforeEach, expect, test } from '@jest/globals';
import { DEFAULT_HEALTH_SETTINGS } from '../../src/domain/health-settings.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeSettings } from '../../src/services/change-settings.ts';
import { listAudit } from '../../src/services/list-audit.ts';
import { listOwnRelationships } from '../../src/services/list-own-relationships.ts';
import { readHealth } from '../../src/services/read-health.ts';
import { readSettings } from '../../src/services/read-settings.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, PEOPLE, type World } from '../support/world.ts';

describeOnEachDatabase('health settings', (database) => {
  const deps = depsOf(database);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });
  const as = (role: Caller['role'], tenant: 'contoso' | 'fabrikam' = 'contoso'): Caller => ({
    tenantId: world[tenant].tenantId,
    role,
    colleagueId: world[tenant].colleagues.priya,
    objectId: PEOPLE.priya.objectId,
  });
  const healthOfYvonne = async (caller: Caller) => {
    const { own, shared } = await readHealth(deps, caller, { address: ADDRESSES.yvonne });
    return [own, shared].map((one) => (one.state === 'known' ? one.relationship.health : one.state));
  };
  const listed = async (caller: Caller) => {
    const { relationships } = await listOwnRelationships(deps, caller, { sort: 'health', limit: 10 });
    return relationships.find(({ contact }) => contact.address === ADDRESSES.yvonne)?.health;
  };

  test('are changed by an administrator alone, and refused whole with the field named', async () => {
    await expect(changeSettings(deps, as('colleague'), { frequency: 'day' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    for (const [change, field] of [
      [{ adjustments: { mail: 0.6, meeting: 0, call: 0 } }, 'adjustments.mail'],
      [{ gradeBounds: { fairFrom: 60, goodFrom: 60 } }, 'gradeBounds.goodFrom'],
      [{ gradeBounds: { fairFrom: 0, goodFrom: 60 } }, 'gradeBounds.fairFrom'],
      [{ leastColleagues: 2, frequency: 'day' as const }, 'leastColleagues'],
    ] as const) {
      await expect(changeSettings(deps, as('administrator'), change)).rejects.toMatchObject({
        code: 'invalid_input',
        fields: [{ field }],
      });
    }
    expect(await readSettings(deps, as('administrator'))).toMatchObject(DEFAULT_HEALTH_SETTINGS);
  });

  test('change only what is said, and are in the audit', async () => {
    await changeSettings(deps, as('administrator'), { leastColleagues: 4, introductionBody: 'Hello {contact}' });
    await changeSettings(deps, as('administrator'), { frequency: 'month' });
    await changeSettings(deps, as('administrator'), { gradeBounds: { fairFrom: 30, goodFrom: 70 } });
    expect(await readSettings(deps, as('administrator'))).toEqual({
      leastColleagues: 4,
      introductionSubject: null,
      introductionBody: 'Hello {contact}',
      frequency: 'month',
      adjustments: { mail: 0, meeting: 0, call: 0 },
      gradeBounds: { fairFrom: 30, goodFrom: 70 },
    });
    const { entries } = await listAudit(deps, as('administrator'), { limit: 3 });
    expect(entries.map(({ detail }) => detail)).toEqual([
      { fairFrom: 30, goodFrom: 70 },
      { frequency: 'month' },
      { leastColleagues: 4, introductionMail: 'changed' },
    ]);
  });

  test('hold on the next request wherever health is shown: for oneself, for all together, and in the list', async () => {
    const before = [...(await healthOfYvonne(as('colleague'))), await listed(as('colleague'))];
    expect(before).toMatchObject([{ grade: 'good' }, { grade: 'good' }, { grade: 'good' }]);
    await changeSettings(deps, as('administrator'), { gradeBounds: { fairFrom: 98, goodFrom: 99 } });
    const after = [...(await healthOfYvonne(as('colleague'))), await listed(as('colleague'))];
    expect(after).toMatchObject([{ grade: 'poor' }, { grade: 'poor' }, { grade: 'poor' }]);
    await changeSettings(deps, as('administrator'), { ...DEFAULT_HEALTH_SETTINGS, frequency: 'day' });
    const daily = [...(await healthOfYvonne(as('colleague'))), await listed(as('colleague'))];
    const scores = (all: typeof daily) => all.map((one) => (typeof one === 'object' && 'score' in one ? one.score : 0));
    for (const [index, score] of scores(daily).entries()) expect(score).toBeLessThan(scores(before)[index] ?? 0);
  });

  test('of one tenant are nothing to another', async () => {
    const before = await healthOfYvonne(as('colleague', 'fabrikam'));
    await changeSettings(deps, as('administrator'), { gradeBounds: { fairFrom: 98, goodFrom: 99 }, frequency: 'day' });
    expect(await healthOfYvonne(as('colleague', 'fabrikam'))).toEqual(before);
    expect(await readSettings(deps, as('administrator', 'fabrikam'))).toMatchObject(DEFAULT_HEALTH_SETTINGS);
  });
});
