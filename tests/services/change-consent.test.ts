import { beforeEach, expect, test } from '@jest/globals';
import { WORDING } from '../../src/policy/consent-wording.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { buildWorld, NOW, type World } from '../support/world.ts';

const FROM = { from: '192.0.2.1', wording: WORDING } as const;

describeOnEachDatabase('decisions', (db) => {
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(db);
  });
  const at = (now: number) => depsOf(db, now);
  const administrator = (): Caller => ({
    tenantId: world.contoso.tenantId,
    role: 'administrator',
    colleagueId: undefined,
  });
  const kind = 'identifiableInsights';
  const record = async () =>
    (
      await db.asOwner(({ query }) =>
        query<{ granted_at: Date; granted_by: string; withdrawn_at: Date | null; guests_may_see: boolean }>(
          'select granted_at, granted_by, withdrawn_at, guests_may_see from consent where tenant_id = $1 and kind = $2',
          [world.contoso.tenantId, kind],
        ),
      )
    )[0];

  test('about consent are an administrator’s alone', async () => {
    for (const role of ['colleague', 'guest'] as const) {
      await expect(
        changeConsent(at(NOW), { ...administrator(), role }, { kind, change: 'withdraw', ...FROM }),
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(record()).resolves.toMatchObject({ withdrawn_at: null });
  });

  test('about consent are recorded with who and when, and repeating one changes nothing', async () => {
    await changeConsent(at(NOW), administrator(), { kind, change: 'withdraw', ...FROM });
    await changeConsent(at(NOW + 1000), administrator(), { kind, change: 'withdraw', ...FROM });
    await expect(record()).resolves.toMatchObject({ withdrawn_at: new Date(NOW) });
    const { decisions } = await changeConsent(at(NOW + 2000), administrator(), { kind, change: 'grant', ...FROM });
    await changeConsent(at(NOW + 3000), administrator(), { kind, change: 'grant', ...FROM });
    expect(decisions).toContainEqual(expect.objectContaining({ kind, isGranted: true }));
    await expect(record()).resolves.toEqual({
      granted_at: new Date(NOW + 2000),
      granted_by: 'command line',
      withdrawn_at: null,
      guests_may_see: false,
    });
  });

  test('about what guests may see last until they are changed', async () => {
    await changeConsent(at(NOW), administrator(), { kind, change: 'grant', ...FROM, guestsMaySee: true });
    await changeConsent(at(NOW), administrator(), { kind, change: 'grant', ...FROM });
    await expect(record()).resolves.toMatchObject({ guests_may_see: true });
    await changeConsent(at(NOW), administrator(), { kind, change: 'grant', ...FROM, guestsMaySee: false });
    await expect(record()).resolves.toMatchObject({ guests_may_see: false });
  });

  test('about consent touch no other tenant', async () => {
    await changeConsent(at(NOW), administrator(), { kind, change: 'withdraw', ...FROM });
    const rows = await db.asOwner(({ query }) =>
      query('select 1 as one from consent where tenant_id = $1 and withdrawn_at is null', [world.fabrikam.tenantId]),
    );
    expect(rows).toHaveLength(3);
  });

  test('about sharing are refused for a caller without a mailbox', async () => {
    await expect(changeSharing(at(NOW), administrator(), { choice: 'on' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
