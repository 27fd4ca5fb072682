import { beforeEach, describe, expect, test } from '@jest/globals';
import { addDays, type Day, dayOf } from '../../src/domain/calendar.ts';
import type { ColleagueId } from '../../src/domain/ids.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { findAccountIntroducers } from '../../src/services/find-account-introducers.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { buildWorld, NOW, type World } from '../support/world.ts';
import { rounded } from './rounded.ts';

const TOMORROW = addDays(dayOf(NOW), 1);

describeOnEachDatabase('findAccountIntroducers', (db) => {
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
  const ask = (caller: Caller, domain: string, at?: Day) => findAccountIntroducers(deps, caller, { domain, at });

  test('refuses what is no domain and what is no account, naming the field', async () => {
    for (const domain of ['four coffee', 'gmail.com', 'com']) {
      await expect(ask(as(undefined), domain)).rejects.toMatchObject({
        code: 'invalid_input',
        fields: [{ field: 'domain' }],
      });
    }
  });

  test('refuses a tenant that withdrew, and guests', async () => {
    const withdrawn = { ...as(undefined), tenantId: world.northwind.tenantId };
    await expect(ask(withdrawn, 'fourthcoffee.com')).rejects.toMatchObject({ code: 'consent_required' });
    await expect(ask(as(undefined, 'guest'), 'fourthcoffee.com')).rejects.toMatchObject({ code: 'consent_required' });
  });

  describe.each([
    ['now', undefined],
    ['as of a day', TOMORROW],
  ])('%s', (_when, at) => {
    test('names the colleagues with most there and, for each contact, who knows it', async () => {
      const answer = await ask(as(undefined), 'mail.FourthCoffee.com', at);
      expect(answer).toMatchObject({ account: 'fourthcoffee.com', state: 'found' });
      expect(answer.introducers.map((one) => one.person.name)).toEqual(['Priya Nair', 'Omar Haddad', 'Tove Lind']);
      expect(
        answer.contacts.map((one) => [one.contact.address, one.introducers.map((known) => known.person.name)]),
      ).toEqual([
        ['yvonne@fourthcoffee.com', ['Priya Nair', 'Omar Haddad']],
        ['jonas@fourthcoffee.com', ['Tove Lind', 'Omar Haddad']],
      ]);
    });

    test('adds up what a colleague has with all contacts there', async () => {
      const answer = await ask(as(undefined), 'fourthcoffee.com', at);
      const omar = answer.introducers.find((one) => one.person.name === 'Omar Haddad');
      expect(omar?.evidence).toMatchObject({ mailsIn: 5, mailsOut: 5, meetings: 0, daysSinceLast: 15 });
      const parts = answer.contacts.flatMap((contact) =>
        contact.introducers.filter((one) => one.person.name === 'Omar Haddad'),
      );
      const sum = parts.reduce((total, part) => total + part.strength.score, 0);
      expect(omar?.strength.score).toBeCloseTo(sum, 9);
    });

    test('counts the own tie of the asker to a contact and never proposes the asker', async () => {
      const answer = await ask(as(world.contoso.colleagues.tove), 'fourthcoffee.com', at);
      expect(answer.introducers.map((one) => one.person.name)).toEqual(['Priya Nair', 'Omar Haddad']);
      const isKnown = answer.contacts.map((one) => [one.contact.address, one.isKnownToAsker]);
      expect(isKnown).toEqual([
        ['yvonne@fourthcoffee.com', false],
        ['jonas@fourthcoffee.com', true],
      ]);
    });

    test('knows nothing of an account that only people who opted out know', async () => {
      const answer = await ask(as(world.contoso.colleagues.tove), 'tailspintoys.com', at);
      expect(answer).toMatchObject({ state: 'nothing_known', introducers: [], contacts: [], newestDay: null });
    });

    test('leaves somebody and the contacts only that person knows out from the request after an opt-out', async () => {
      await changeSharing(deps, as(world.contoso.colleagues.priya), { choice: 'off' });
      const answer = await ask(as(undefined), 'fourthcoffee.com', at);
      expect(answer.introducers.map((one) => one.person.name)).toEqual(['Omar Haddad', 'Tove Lind']);
      expect(answer.contacts.map((one) => one.contact.address)).toEqual([
        'jonas@fourthcoffee.com',
        'yvonne@fourthcoffee.com',
      ]);
    });
  });

  test('says how far reading the tenant is where nobody can be named, and nothing beside introducers', async () => {
    await expect(ask(as(undefined), 'unknown-company.com')).resolves.toMatchObject({
      state: 'nothing_known',
      reading: { monthsRead: 4, monthsToRead: 12 },
    });
    await expect(ask(as(undefined), 'fourthcoffee.com')).resolves.toMatchObject({ state: 'found', reading: null });
    await db.asOwner(({ query }) => query("update batch set month = '2025-07-01' where month = '2026-03-01'"));
    await expect(ask(as(undefined), 'unknown-company.com')).resolves.toMatchObject({ reading: null });
  });

  test('answers from days and meetings what it answers from kept sums', async () => {
    const { colleagues } = world.contoso;
    for (const domain of ['fourthcoffee.com', 'clinic.example', 'litware.com', 'tailspintoys.com']) {
      for (const colleagueId of [undefined, colleagues.tove, colleagues.hugo]) {
        const kept = await ask(as(colleagueId), domain);
        const computed = await ask(as(colleagueId), domain, TOMORROW);
        expect(rounded({ ...computed, asOf: kept.asOf })).toEqual(rounded(kept));
      }
    }
  });
});
