import { beforeEach, expect, test } from '@jest/globals';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeSettings } from '../../src/services/change-settings.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { readSync } from '../../src/services/read-sync.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

const MINUTE_MS = 60_000;

describeOnEachDatabase('how far reading is', (database) => {
  const deps = depsOf(database);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
    // As it is when a tenant has consented and nothing is read yet.
    await database.asOwner(async ({ query }) => {
      await query('delete from batch');
      await query('update sharing set reading_due_since = $1', [new Date(NOW)]);
    });
  });
  const as = (role: Caller['role'], who: keyof World['contoso']['colleagues'] = 'tove'): Caller => ({
    tenantId: world.contoso.tenantId,
    role,
    colleagueId: world.contoso.colleagues[who],
    objectId: PEOPLE[who].objectId,
  });
  const sync = () => readSync(deps, as('administrator'));
  const read = (who: keyof World['contoso']['colleagues'], month: string, { items = 100, minutesAgo = 0 } = {}) =>
    database.asOwner(({ query }) =>
      query(
        `insert into batch (tenant_id, colleague_id, month, kind, items, received, sent, imported_at)
         values ($1, $2, $3, 'mail', $4, 0, 0, $5)`,
        [
          world.contoso.tenantId,
          world.contoso.colleagues[who],
          `${month}-01`,
          items,
          new Date(NOW - minutesAgo * MINUTE_MS),
        ],
      ),
    );

  test('is an administrator’s', async () => {
    for (const role of ['colleague', 'guest'] as const) {
      await expect(readSync(deps, as(role))).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  test('does not count an account of which nothing is read nor due: it has no mailbox', async () => {
    await read('omar', '2026-06');
    await database.asOwner(({ query }) => query('update sharing set reading_due_since = null'));
    expect((await sync()).mailboxes).toBe(1);
    await database.asOwner(({ query }) => query('delete from batch'));
    expect(await sync()).toMatchObject({ mailboxes: 0, state: 'idle', minutesLeft: null });
  });

  test('is told month by month of the mailboxes whose owners share, with pace and what is left', async () => {
    // Tove, Priya, Omar, Hugo and Sales share; Gina is a guest, Lena opted out, Paul has paused, Ines has left.
    await read('priya', '2026-06', { minutesAgo: 10 });
    await read('priya', '2026-05', { minutesAgo: 6 });
    await read('omar', '2026-06', { minutesAgo: 5 });
    const { state, mailboxes, months, perMinute, minutesLeft, lastReadAt } = await sync();
    expect({ state, mailboxes }).toEqual({ state: 'reading', mailboxes: 5 });
    expect(months.slice(0, 3).map(({ mailboxesRead }) => mailboxesRead)).toEqual([2, 1, 0]);
    expect({ perMinute, minutesLeft }).toEqual({ perMinute: 1, minutesLeft: 5 * 12 - 3 });
    expect(lastReadAt).toBe(NOW - 5 * MINUTE_MS);
  });

  test('says no pace of a run that is over', async () => {
    await read('priya', '2026-06', { minutesAgo: 100 });
    await read('priya', '2026-05', { minutesAgo: 80 });
    expect(await sync()).toMatchObject({ state: 'idle', perMinute: null, minutesLeft: null });
  });

  test('is complete when every mailbox is read back to the oldest month', async () => {
    for (const who of ['tove', 'priya', 'omar', 'hugo', 'sales'] as const) await read(who, '2025-07');
    expect(await sync()).toMatchObject({ state: 'complete' });
  });

  test('has no trace of somebody who opted out: counts, ranges, pace and the last moment are as if never read', async () => {
    await changeSettings(deps, as('administrator'), { leastColleagues: 3 });
    for (const who of ['tove', 'priya', 'omar', 'sales'] as const) await read(who, '2026-06', { minutesAgo: 20 });
    await changeSharing(deps, as('colleague', 'hugo'), { choice: 'off' });
    const without = await sync();
    expect(without.months[0]?.items).toEqual({ from: 251, to: 500 });
    await read('hugo', '2026-06', { items: 50_000 });
    await read('lena', '2026-06', { items: 50_000 });
    await read('paul', '2026-06', { items: 50_000 });
    await read('ines', '2025-07', { items: 50_000 });
    expect(await sync()).toEqual(without);
  });

  test('tells nothing of what one mailbox brings: no items of fewer than a crowd', async () => {
    await read('priya', '2026-06', { items: 4_321 });
    await read('omar', '2026-06', { items: 12 });
    const answer = await sync();
    expect(answer.months[0]?.items).toBeNull();
    expect(JSON.stringify(answer)).not.toMatch(/4321|4333/);
  });

  test('adds up what mailboxes bring under the consent to aggregated figures alone', async () => {
    await changeSettings(deps, as('administrator'), { leastColleagues: 3 });
    for (const who of ['tove', 'priya', 'omar', 'hugo', 'sales'] as const) await read(who, '2026-06');
    expect((await sync()).months[0]).toMatchObject({ mailboxesRead: 5, items: { from: 251, to: 500 } });
    await changeConsent(deps, as('administrator'), { kind: 'aggregatedInsights', change: 'withdraw', from: 'test' });
    expect((await sync()).months[0]).toMatchObject({ mailboxesRead: 5, items: null });
  });

  test('says that nothing is read without a consent, and knows nothing of other tenants', async () => {
    await read('priya', '2026-06');
    const { tenantId } = world.fabrikam;
    const there = await readSync(deps, { tenantId, role: 'administrator', colleagueId: undefined });
    expect(there).toMatchObject({ mailboxes: 1, lastReadAt: null });
    for (const kind of CONSENT_KINDS)
      await changeConsent(deps, as('administrator'), { kind, change: 'withdraw', from: 'test' });
    expect(await sync()).toMatchObject({ state: 'consent_required' });
  });
});
