import { beforeEach, describe, expect, test } from '@jest/globals';
import { addDays, type Day, dayOf } from '../../src/domain/calendar.ts';
import type { ColleagueId } from '../../src/domain/ids.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { readHealth } from '../../src/services/read-health.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { addMail } from '../support/rows.ts';
import { ADDRESSES, buildWorld, NOW, type World } from '../support/world.ts';

const TODAY = dayOf(NOW);

describeOnEachDatabase('readHealth', (db) => {
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
  const ask = (caller: Caller, address: string, at?: Day) => readHealth(deps, caller, { address, at });
  const withdraw = (kind: 'userInsights' | 'identifiableInsights') =>
    changeConsent(deps, as(undefined, 'administrator'), { kind, change: 'withdraw', from: 'test', wording: WORDING });

  test('refuses what is no address and a tenant that withdrew', async () => {
    await expect(ask(as(undefined), 'Yvonne')).rejects.toMatchObject({ code: 'invalid_input' });
    const caller = { ...as(world.northwind.colleagues.priya), tenantId: world.northwind.tenantId };
    await expect(ask(caller, ADDRESSES.yvonne)).rejects.toMatchObject({ code: 'consent_required' });
  });

  test('shows only the own relationship when only own insights are consented to', async () => {
    await withdraw('identifiableInsights');
    const answer = await ask(as(world.contoso.colleagues.priya), ADDRESSES.yvonne);
    expect(answer).toMatchObject({ own: { state: 'known' }, shared: { state: 'consent_required' } });
    await withdraw('userInsights');
    await expect(ask(as(world.contoso.colleagues.priya), ADDRESSES.yvonne)).rejects.toMatchObject({
      code: 'consent_required',
    });
  });

  test('shows guests nothing of what colleagues have', async () => {
    const answer = await ask(as(world.contoso.colleagues.gina, 'guest'), ADDRESSES.yvonne);
    expect(answer).toMatchObject({ own: { state: 'unknown' }, shared: { state: 'consent_required' }, newestDay: null });
  });

  test('says of a contact that only people who opted out know what it says of one nobody knows', async () => {
    const hidden = await ask(as(world.contoso.colleagues.tove), ADDRESSES.rolf);
    const unknown = await ask(as(world.contoso.colleagues.tove), 'nobody@tailspintoys.com');
    expect({ ...hidden, contact: null }).toEqual({ ...unknown, contact: null });
    expect(hidden).toMatchObject({ own: { state: 'in_progress' }, shared: { state: 'unknown' } });
  });

  test('adds up what those who share have, and names the most active of them', async () => {
    const { shared } = await ask(as(world.contoso.colleagues.tove), ADDRESSES.yvonne);
    expect(shared).toMatchObject({
      state: 'known',
      relationship: { figures365: { mailsReceived: 12, mailsSent: 12, meetings: 1 } },
      mostActive: [
        { person: { name: 'Priya Nair' }, activeDays: 11 },
        { person: { name: 'Omar Haddad' }, activeDays: 2 },
      ],
    });
  });

  test('adds up mail that went one way too, whoever asks', async () => {
    for (const asker of [as(undefined), as(world.contoso.colleagues.tove)]) {
      const { shared, newestDay } = await ask(asker, ADDRESSES.offers);
      expect(shared).toMatchObject({
        state: 'known',
        relationship: { figures365: { mailsReceived: 24, mailsSent: 0 } },
      });
      expect(newestDay).toBe(addDays(TODAY, -14));
    }
  });

  test('says the newest day of all that it counts', async () => {
    const pair = { tenantId: world.contoso.tenantId, colleagueId: world.contoso.colleagues.tove, now: NOW };
    await db.asOwner(async (transaction) => {
      await addMail(transaction, { ...pair, contactId: world.contacts.yvonne }, [{ daysAgo: 1, mailsOut: 1 }]);
      await rebuildConnections(transaction, pair.tenantId, [pair.colleagueId], NOW);
    });
    const { shared, newestDay } = await ask(as(world.contoso.colleagues.priya), ADDRESSES.yvonne);
    expect(shared).toMatchObject({ relationship: { milestones: { last: { on: addDays(TODAY, -1) } } } });
    expect(newestDay).toBe(addDays(TODAY, -1));
  });

  test('is for everybody else as if an opted-out mailbox had never been read', async () => {
    const asker = as(world.contoso.colleagues.tove);
    await changeSharing(deps, as(world.contoso.colleagues.omar), { choice: 'off' });
    const optedOut = await ask(asker, ADDRESSES.yvonne);
    await db.asOwner(async ({ query }) => {
      for (const table of ['day', 'meeting', 'connection', 'mailbox', 'batch']) {
        await query(`delete from ${table} where colleague_id = $1`, [world.contoso.colleagues.omar]);
      }
    });
    await expect(ask(asker, ADDRESSES.yvonne)).resolves.toEqual(optedOut);
  });

  test("tells the caller's own relationship apart, with its next meeting and how it goes", async () => {
    const { own } = await ask(as(world.contoso.colleagues.priya), ADDRESSES.yvonne);
    expect(own).toMatchObject({
      state: 'known',
      relationship: {
        health: { state: 'ok' },
        milestones: { last: { on: addDays(TODAY, -7) }, next: { on: addDays(TODAY, 3), kind: 'meeting' } },
        figures90: { windowDays: 90, mailsSent: 10 },
      },
    });
  });

  test('tells a caller who does not share, and one who is not in the directory, so', async () => {
    await expect(ask(as(world.contoso.colleagues.lena), ADDRESSES.yvonne)).resolves.toMatchObject({
      own: { state: 'not_sharing' },
      shared: { state: 'known' },
    });
    await expect(ask(as(undefined), ADDRESSES.yvonne)).resolves.toMatchObject({ own: { state: 'no_mailbox' } });
  });

  describe('while the own mailbox is being read', () => {
    const reread = (who: keyof World['contoso']['colleagues'], ...months: readonly string[]) =>
      db.asOwner(async ({ query }) => {
        const pair = [world.contoso.tenantId, world.contoso.colleagues[who]];
        await query('delete from batch where tenant_id = $1 and colleague_id = $2', pair);
        for (const month of months) {
          await query(
            `insert into batch (tenant_id, colleague_id, month, kind, items, received, sent, imported_at)
             values ($1, $2, $3, 'mail', 1, 0, 1, $4)`,
            [...pair, `${month}-01`, new Date(NOW)],
          );
        }
      });
    const NOBODY = 'nobody@tailspintoys.com';

    test('says how far that is where nothing is known yet, and that nothing is known once all is read', async () => {
      const tove = as(world.contoso.colleagues.tove);
      await reread('tove', '2026-06', '2026-04');
      await expect(ask(tove, NOBODY)).resolves.toMatchObject({
        own: { state: 'in_progress', monthsRead: 3, monthsToRead: 12 },
      });
      // Empty months lie between: whatever is older than a month that is held was read after it.
      await reread('tove', '2026-06', '2025-07');
      await expect(ask(tove, NOBODY)).resolves.toMatchObject({ own: { state: 'unknown' } });
    });

    test('gives no score before the months that matter are read, and one from then on', async () => {
      const priya = as(world.contoso.colleagues.priya);
      await reread('priya', '2026-06', '2026-05');
      await expect(ask(priya, ADDRESSES.yvonne)).resolves.toMatchObject({
        own: { relationship: { health: { state: 'in progress', monthsRead: 2, monthsToRead: 12 } } },
      });
      await reread('priya', '2026-04');
      await expect(ask(priya, ADDRESSES.yvonne)).resolves.toMatchObject({
        own: { relationship: { health: { state: 'ok' } } },
      });
    });

    test('tells nobody else: the relationship of all together is the same whatever is read of one mailbox', async () => {
      const { shared } = await ask(as(world.contoso.colleagues.tove), ADDRESSES.yvonne);
      await reread('priya', '2026-06');
      await expect(ask(as(world.contoso.colleagues.tove), ADDRESSES.yvonne)).resolves.toMatchObject({ shared });
    });

    test('says nothing of reading to a guest, nor about days before the year that is read', async () => {
      await expect(ask(as(world.contoso.colleagues.gina, 'guest'), NOBODY)).resolves.toMatchObject({
        own: { state: 'unknown' },
      });
      await expect(ask(as(world.contoso.colleagues.tove), NOBODY, '2001-07-15' as Day)).resolves.toMatchObject({
        own: { state: 'unknown' },
      });
    });
  });

  test('tells the caller alone why the own mailbox is not read', async () => {
    const { lena, ines, omar, hugo } = world.contoso.colleagues;
    const ownOf = async (who: ColleagueId) => (await ask(as(who), ADDRESSES.yvonne)).own;
    const set = (who: ColleagueId, column: string) =>
      db.asOwner(({ query }) =>
        query(`update sharing set ${column} where tenant_id = $1 and colleague_id = $2`, [world.contoso.tenantId, who]),
      );
    await set(omar, 'is_in_opted_out_group = true');
    await set(hugo, "erasing_since = '2026-06-15T11:00:00Z'");
    expect(await ownOf(lena)).toEqual({ state: 'not_sharing', reason: 'off' });
    expect(await ownOf(ines)).toEqual({ state: 'not_sharing', reason: 'disabled_account' });
    expect(await ownOf(omar)).toEqual({ state: 'not_sharing', reason: 'opted_out_group' });
    expect(await ownOf(hugo)).toEqual({ state: 'not_sharing', reason: 'erasing' });
    const others = JSON.stringify(await ask(as(world.contoso.colleagues.tove), ADDRESSES.yvonne));
    expect(others).not.toMatch(/opted_out_group|disabled_account|erasing|"off"/);
  });

  test('tells the caller, and nobody else, until when the own sharing is paused', async () => {
    const until = NOW + 7 * 24 * 60 * 60_000;
    const before = await ask(as(world.contoso.colleagues.tove), ADDRESSES.yvonne);
    expect(before.ownPausedUntil).toBeNull();
    await changeSharing(deps, as(world.contoso.colleagues.hugo), { choice: 'paused', pausedUntil: until });
    await expect(ask(as(world.contoso.colleagues.hugo), ADDRESSES.yvonne)).resolves.toMatchObject({
      own: { state: 'known' },
      ownPausedUntil: until,
    });
    // Hugo hides Yvonne, so that his pause changes nothing of hers.
    await expect(ask(as(world.contoso.colleagues.tove), ADDRESSES.yvonne)).resolves.toEqual(before);
    const later = depsOf(db, until + 1);
    const { ownPausedUntil } = await readHealth(later, as(world.contoso.colleagues.hugo), {
      address: ADDRESSES.yvonne,
    });
    expect(ownPausedUntil).toBeNull();
  });

  test('counts only what was before the day it is asked about', async () => {
    const { shared } = await ask(as(undefined), ADDRESSES.yvonne, addDays(TODAY, -30));
    expect(shared).toMatchObject({ relationship: { figures90: { mailsReceived: 8, meetings: 0 } } });
  });
});
