import { beforeEach, expect, test } from '@jest/globals';
import type { ColleagueId, TenantId } from '../../src/domain/ids.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeSettings } from '../../src/services/change-settings.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { readHealthyFigures } from '../../src/services/read-healthy-figures.ts';
import { makeCrowd } from '../support/crowd.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { addTenant } from '../support/rows.ts';
import { NOW } from '../support/world.ts';

const DAY_MS = 24 * 60 * 60_000;

describeOnEachDatabase('what is usual among healthy relationships', (database) => {
  const deps = depsOf(database);
  let tenantId: TenantId;
  let colleagues: readonly ColleagueId[];

  beforeEach(async () => {
    tenantId = await makeTenant('Contoso');
    colleagues = await makeCrowd(database, tenantId, 8);
  });

  const caller = (role: Caller['role'], tenant = tenantId): Caller => ({
    tenantId: tenant,
    role,
    colleagueId: undefined,
  });
  const read = (tenant = tenantId) => readHealthyFigures(deps, caller('colleague', tenant));

  test('is told in ranges, of those with the grade good', async () => {
    const usual = await read();
    expect(usual).toMatchObject({
      state: 'shown',
      figures90: { mailsSent: { from: 6, to: 10 }, mailsReceived: { from: 6, to: 10 }, meetings: { from: 1, to: 5 } },
    });
    await changeSettings(deps, caller('administrator'), { gradeBounds: { fairFrom: 99, goodFrom: 100 } });
    expect(await read()).toEqual({ state: 'too_few_people', atLeast: 5 });
  });

  test('needs the consent to figures of a crowd, of guests too', async () => {
    expect(await readHealthyFigures(deps, caller('guest'))).toEqual({ state: 'consent_required' });
    await changeConsent(deps, caller('administrator'), {
      kind: 'aggregatedInsights',
      change: 'withdraw',
      from: 'test',
    });
    expect(await read()).toEqual({ state: 'consent_required' });
  });

  test('has no trace of somebody who opted out or paused: it is what it were without that mailbox', async () => {
    const [first] = colleagues;
    if (first === undefined) throw new Error('There is nobody.');
    const owner: Caller = { ...caller('colleague'), colleagueId: first };
    await changeSharing(deps, owner, { choice: 'paused', pausedUntil: NOW + 360 * DAY_MS });
    const paused = await read();
    await changeSharing(deps, owner, { choice: 'off' });
    expect(await read()).toEqual(paused);
    await database.asOwner(async (transaction) => {
      for (const table of ['day', 'meeting', 'connection'])
        await transaction.query(`delete from ${table} where tenant_id = $1 and colleague_id = $2`, [tenantId, first]);
    });
    expect(await read()).toEqual(paused);
  });

  test('is the same all week, and another tenant has its own', async () => {
    const monday = await read();
    expect(await readHealthyFigures({ ...deps, now: () => NOW + 6 * DAY_MS }, caller('colleague'))).toEqual(monday);
    const other = await makeTenant('Fabrikam');
    await makeCrowd(database, other, 4);
    expect(await read()).toEqual(monday);
    expect(await read(other)).toEqual({ state: 'too_few_people', atLeast: 5 });
  });

  function makeTenant(name: string): Promise<TenantId> {
    const entraTenantId = `11111111-1111-4111-8111-11111111111${name.length % 10}`;
    return database.asOwner((transaction) =>
      addTenant(transaction, { name, entraTenantId, domain: `${name.toLowerCase()}.example`, granted: CONSENT_KINDS }),
    );
  }
});
