import { beforeEach, expect, test } from '@jest/globals';
import { addDays, dayOf } from '../../src/domain/calendar.ts';
import type { ColleagueId } from '../../src/domain/ids.ts';
import type { ConsentKind } from '../../src/policy/consent-in-force.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { readAccount } from '../../src/services/read-account.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { addMail } from '../support/rows.ts';
import { buildWorld, NOW, type World } from '../support/world.ts';

const DOMAIN = 'fourthcoffee.com';

describeOnEachDatabase('readAccount', (db) => {
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
  const administrator = () => as(undefined, 'administrator');
  const change = (kind: ConsentKind, how: 'grant' | 'withdraw', guestsMaySee?: boolean) =>
    changeConsent(deps, administrator(), { kind, change: how, from: 'test', wording: WORDING, guestsMaySee });
  /** With Tove, Priya and Omar, five who share: both ways with Jonas. */
  const makeCrowd = () =>
    db.asOwner(async (transaction) => {
      const { tenantId, colleagues } = world.contoso;
      const { jonas } = world.contacts;
      const days = [{ daysAgo: 9, mailsIn: 1, mailsOut: 1 }];
      for (const colleagueId of [colleagues.hugo, colleagues.priya, colleagues.lena]) {
        await addMail(transaction, { tenantId, colleagueId, contactId: jonas, now: NOW }, days);
      }
      await rebuildConnections(transaction, tenantId, Object.values(colleagues), NOW);
    });
  const shareLena = (isOn: boolean) =>
    changeSharing(deps, as(world.contoso.colleagues.lena), { choice: isOn ? 'on' : 'off' });

  test('refuses what is no account, and a tenant that withdrew', async () => {
    await expect(readAccount(deps, administrator(), { domain: 'gmail.com' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const withdrawn = { ...administrator(), tenantId: world.northwind.tenantId };
    await expect(readAccount(deps, withdrawn, { domain: DOMAIN })).rejects.toMatchObject({ code: 'consent_required' });
  });

  test('shows figures under aggregated consent and names under identifiable consent, each on its own', async () => {
    await change('identifiableInsights', 'withdraw');
    await expect(readAccount(deps, administrator(), { domain: DOMAIN })).resolves.toMatchObject({
      figures: { state: 'too_few_people', atLeast: 5 },
      people: { state: 'consent_required' },
    });
    await change('identifiableInsights', 'grant');
    await change('aggregatedInsights', 'withdraw');
    await expect(readAccount(deps, administrator(), { domain: DOMAIN })).resolves.toMatchObject({
      figures: { state: 'consent_required' },
      people: { state: 'shown' },
    });
  });

  test('shows guests what the administrator opened to them and nothing else', async () => {
    const guest = as(world.contoso.colleagues.gina, 'guest');
    await expect(readAccount(deps, guest, { domain: DOMAIN })).rejects.toMatchObject({ code: 'consent_required' });
    await change('aggregatedInsights', 'grant', true);
    await expect(readAccount(deps, guest, { domain: DOMAIN })).resolves.toMatchObject({
      figures: { state: 'too_few_people' },
      people: { state: 'consent_required' },
    });
  });

  test('shows a figure from five colleagues who share, not from four and one who opted out', async () => {
    await makeCrowd();
    const four = await readAccount(deps, administrator(), { domain: DOMAIN });
    expect(four.figures).toEqual({ state: 'too_few_people', atLeast: 5 });
    await shareLena(true);
    const five = await readAccount(deps, administrator(), { domain: DOMAIN });
    expect(five.figures).toMatchObject({ state: 'shown', figures: { aggregationLevel: 'year' } });
    await shareLena(false);
    await expect(readAccount(deps, administrator(), { domain: DOMAIN })).resolves.toEqual(four);
  });

  test('shows the same figures whoever asks', async () => {
    await makeCrowd();
    await shareLena(true);
    const asked = await Promise.all(
      [administrator(), as(world.contoso.colleagues.priya), as(world.contoso.colleagues.paul)].map((caller) =>
        readAccount(deps, caller, { domain: DOMAIN }),
      ),
    );
    expect(new Set(asked.map((account) => JSON.stringify(account.figures))).size).toBe(1);
  });

  test('says of an account that only people who opted out know what it says of one nobody knows', async () => {
    const hidden = await readAccount(deps, administrator(), { domain: 'tailspintoys.com' });
    const unknown = await readAccount(deps, administrator(), { domain: 'nowhere-at-all.com' });
    expect({ ...hidden, account: '' }).toEqual({ ...unknown, account: '' });
  });

  test('names the people there, best known first', async () => {
    const { people } = await readAccount(deps, as(world.contoso.colleagues.tove), { domain: DOMAIN });
    expect(people).toMatchObject({
      state: 'shown',
      contacts: [
        { address: 'yvonne@fourthcoffee.com', lastOn: addDays(dayOf(NOW), -7) },
        { address: 'jonas@fourthcoffee.com', lastOn: addDays(dayOf(NOW), -15) },
      ],
    });
  });
});
