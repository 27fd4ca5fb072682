import { beforeEach, expect, test } from '@jest/globals';
import type { Share } from '../../src/domain/grade-shares.ts';
import type { ColleagueId, TenantId } from '../../src/domain/ids.ts';
import { CONSENT_KINDS, type ConsentKind } from '../../src/policy/consent-in-force.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeSettings } from '../../src/services/change-settings.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { type GradesPreview, type GradesQuestion, previewGrades } from '../../src/services/preview-grades.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import { makeCrowd } from '../support/crowd.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { addContact, addMail, addTenant } from '../support/rows.ts';
import { NOW } from '../support/world.ts';

const DAY_MS = 24 * 60 * 60_000;

describeOnEachDatabase('the share of relationships that reach each score', (database) => {
  const deps = depsOf(database);
  let tenantId: TenantId;
  let colleagues: readonly ColleagueId[];

  beforeEach(async () => {
    tenantId = await makeTenant('Contoso', CONSENT_KINDS);
    colleagues = await makeCrowd(database, tenantId, 8);
  });

  const administrator = (tenant = tenantId): Caller => ({
    tenantId: tenant,
    role: 'administrator',
    colleagueId: undefined,
  });
  const preview = (question: GradesQuestion = {}, tenant = tenantId) =>
    previewGrades(deps, administrator(tenant), question);

  test('is an administrator’s, and nothing of it is told without the consent to figures of a crowd', async () => {
    for (const role of ['colleague', 'guest'] as const) {
      await expect(previewGrades(deps, { ...administrator(), role }, {})).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(preview({ adjustments: { mail: 0.7 } })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ field: 'adjustments.mail' }],
    });
    await changeConsent(deps, administrator(), { kind: 'aggregatedInsights', change: 'withdraw', from: 'test' });
    expect(await preview()).toEqual({ state: 'consent_required' });
  });

  test('follows the settings that are tried, and saves none of them', async () => {
    const usual = reached(await preview(), 60);
    const daily = reached(await preview({ frequency: 'day' }), 60);
    const quarterly = reached(await preview({ frequency: 'quarter' }), 60);
    expect(daily).toBeLessThan(usual);
    expect(quarterly).toBeGreaterThanOrEqual(usual);
    expect(reached(await preview({ adjustments: { mail: -0.5, meeting: -0.5, call: -0.5 } }), 60)).toBeLessThan(usual);
    expect(reached(await preview(), 60)).toBe(usual);
    await changeSettings(deps, administrator(), { frequency: 'day' });
    expect(reached(await preview(), 60)).toBe(daily);
  });

  test('is none of fewer than the least number of colleagues, and of them only those who share count', async () => {
    await changeSettings(deps, administrator(), { leastColleagues: 8 });
    expect(await preview()).toMatchObject({ state: 'shown' });
    await changeSharing(deps, { ...administrator(), role: 'colleague', colleagueId: colleagues[0] }, { choice: 'off' });
    expect(await preview()).toEqual({ state: 'too_few_people', atLeast: 8 });
  });

  test('has no trace of somebody who opted out, paused or hides everybody: it is what it were without that mailbox', async () => {
    const [first] = colleagues;
    if (first === undefined) throw new Error('There is nobody.');
    const caller: Caller = { tenantId, role: 'colleague', colleagueId: first };
    await changeSharing(deps, caller, { choice: 'off' });
    const off = await preview();
    await backOn();
    await changeSharing(deps, caller, { choice: 'paused', pausedUntil: NOW + 360 * DAY_MS });
    // The view asks the clock of the database: a pause until 2027 is a pause today.
    expect(await preview()).toEqual(off);
    await backOn();
    await changeSharing(deps, caller, { choice: 'on', hiddenDomains: ['many.example'] });
    expect(await preview()).toEqual(off);
    await database.asOwner(async (transaction) => {
      for (const table of ['day', 'meeting', 'connection'])
        await transaction.query(`delete from ${table} where tenant_id = $1 and colleague_id = $2`, [tenantId, first]);
    });
    expect(await preview()).toEqual(off);
  });

  test('stays within what was told before, whoever of the crowd opts out and whatever is tried', async () => {
    for (const question of [{}, { frequency: 'month' as const }, { adjustments: { mail: 0.5 } }]) {
      const before = await preview(question);
      for (const colleagueId of colleagues) {
        await changeSharing(deps, { tenantId, role: 'colleague', colleagueId }, { choice: 'off' });
        const after = await preview(question);
        await backOn();
        for (let score = 0; score <= 100; score += 1) {
          const [then, now] = [shareAt(before, score), shareAt(after, score)];
          if (then === null || now === null) continue;
          expect(Math.abs(then.percent - now.percent)).toBeLessThanOrEqual(then.within + now.within);
          if (then.within === now.within) expect(now).toEqual(then);
        }
      }
    }
  });

  test('is the same all week: what happens today is not told by the difference to yesterday', async () => {
    const monday = await preview();
    await database.asOwner(async (transaction) => {
      for (const colleagueId of colleagues) {
        const contactId = await addContact(transaction, tenantId, `new${colleagueId}@many.example`);
        const pair = { tenantId, colleagueId, contactId, now: NOW };
        await addMail(transaction, pair, [{ daysAgo: 0, mailsIn: 1, mailsOut: 1 }]);
      }
      await rebuildConnections(transaction, tenantId, colleagues, NOW);
    });
    expect(await preview()).toEqual(monday);
    const sunday = { ...deps, now: () => NOW + 6 * DAY_MS };
    expect(await previewGrades(sunday, administrator(), {})).toEqual(monday);
  });

  test('of one tenant are nothing to another', async () => {
    const before = await preview();
    const other = await makeTenant('Fabrikam', CONSENT_KINDS);
    await makeCrowd(database, other, 4);
    expect(await preview()).toEqual(before);
    expect(await preview({}, other)).toMatchObject({ state: 'too_few_people' });
  });

  async function backOn(): Promise<void> {
    await database.asOwner(({ query }) =>
      query('update sharing set is_on = true, paused_until = null, erasing_since = null where tenant_id = $1', [
        tenantId,
      ]),
    );
  }

  function makeTenant(name: string, granted: readonly ConsentKind[]): Promise<TenantId> {
    const entraTenantId = `11111111-1111-4111-8111-11111111111${name.length % 10}`;
    return database.asOwner((transaction) =>
      addTenant(transaction, { name, entraTenantId, domain: `${name.toLowerCase()}.example`, granted }),
    );
  }
});

function shareAt(preview: GradesPreview, score: number): Share | null {
  if (preview.state !== 'shown') throw new Error(`There are no shares: ${preview.state}.`);
  return preview.reaching[score] ?? null;
}

function reached(preview: GradesPreview, score: number): number {
  const share = shareAt(preview, score);
  if (share === null) throw new Error('There is no share.');
  return share.percent;
}
