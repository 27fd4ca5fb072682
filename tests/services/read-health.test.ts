import { beforeEach, expect, test } from '@jest/globals';
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
    expect(hidden).toMatchObject({ own: { state: 'unknown' }, shared: { state: 'unknown' } });
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

  test('counts only what was before the day it is asked about', async () => {
    const { shared } = await ask(as(undefined), ADDRESSES.yvonne, addDays(TODAY, -30));
    expect(shared).toMatchObject({ relationship: { figures90: { mailsReceived: 8, meetings: 0 } } });
  });
});
