import { beforeEach, describe, expect, test } from '@jest/globals';
import { addDays, type Day, dayOf } from '../../src/domain/calendar.ts';
import type { ColleagueId } from '../../src/domain/ids.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { addColleague, addContact, addMeetings } from '../support/rows.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';
import { rounded } from './rounded.ts';

const TOMORROW = addDays(dayOf(NOW), 1);

describeOnEachDatabase('findIntroducers', (db) => {
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
  const tove = () => as(world.contoso.colleagues.tove);
  const administrator = () => as(undefined, 'administrator');
  const ask = (caller: Caller, address: string, at?: Day) => findIntroducers(deps, caller, { address, at });
  const namesOf = async (caller: Caller, address: string, at?: Day) =>
    (await ask(caller, address, at)).introducers.map((introducer) => introducer.person.name);

  describe('refuses', () => {
    test('what is no address, naming the field', async () => {
      await expect(ask(tove(), 'Yvonne McKay')).rejects.toMatchObject({
        code: 'invalid_input',
        fields: [{ field: 'address' }],
      });
    });

    test('a tenant that withdrew, for known and for unknown contacts alike', async () => {
      const caller = { ...tove(), tenantId: world.northwind.tenantId, colleagueId: world.northwind.colleagues.priya };
      for (const address of [ADDRESSES.yvonne, 'nobody@nowhere.example']) {
        await expect(ask(caller, address)).rejects.toMatchObject({ code: 'consent_required' });
        await expect(ask(caller, address, TOMORROW)).rejects.toMatchObject({ code: 'consent_required' });
      }
    });

    test('from the moment consent is withdrawn, and answers again from the moment it is granted', async () => {
      const change = { kind: 'identifiableInsights', from: 'test', wording: WORDING } as const;
      await changeConsent(deps, administrator(), { ...change, change: 'withdraw' });
      await expect(ask(tove(), ADDRESSES.yvonne)).rejects.toMatchObject({ code: 'consent_required' });
      await changeConsent(deps, administrator(), { ...change, change: 'grant' });
      await expect(namesOf(tove(), ADDRESSES.yvonne)).resolves.toEqual(['Priya Nair', 'Omar Haddad']);
    });

    test('the two other kinds of consent as too little', async () => {
      await changeConsent(deps, administrator(), {
        kind: 'identifiableInsights',
        change: 'withdraw',
        from: 'test',
        wording: WORDING,
      });
      await expect(ask(administrator(), ADDRESSES.yvonne)).rejects.toMatchObject({ code: 'consent_required' });
    });

    test('guests, until the administrator opens it to them', async () => {
      const guest = as(world.contoso.colleagues.gina, 'guest');
      await expect(ask(guest, ADDRESSES.yvonne)).rejects.toMatchObject({ code: 'consent_required' });
      await changeConsent(deps, administrator(), {
        kind: 'identifiableInsights',
        change: 'grant',
        from: 'test',
        wording: WORDING,
        guestsMaySee: true,
      });
      await expect(namesOf(guest, ADDRESSES.yvonne)).resolves.toEqual(['Priya Nair', 'Omar Haddad']);
    });
  });

  describe.each([
    ['now', undefined],
    ['as of a day', TOMORROW],
  ])('%s', (_when, at) => {
    test('names who shares, best first, and nobody who opted out, paused, hid the contact, left or is a mailbox of many', async () => {
      await expect(namesOf(administrator(), ADDRESSES.yvonne, at)).resolves.toEqual(['Priya Nair', 'Omar Haddad']);
    });

    test('says of a contact that only people who opted out know exactly what it says of one nobody knows', async () => {
      const hidden = await ask(tove(), ADDRESSES.rolf, at);
      const unknown = await ask(tove(), 'nobody@tailspintoys.com', at);
      expect({ ...hidden, contact: { ...hidden.contact, address: '' } }).toEqual({
        ...unknown,
        contact: { ...unknown.contact, address: '' },
      });
      expect(hidden).toMatchObject({ state: 'nothing_known', introducers: [], newestDay: null });
    });

    test('names nobody for mail that nobody answered, and says that the evidence is too thin', async () => {
      await expect(ask(administrator(), ADDRESSES.offers, at)).resolves.toMatchObject({
        state: 'not_enough_evidence',
        introducers: [],
      });
    });

    test('knows nothing of machines', async () => {
      await expect(ask(administrator(), ADDRESSES.newsletter, at)).resolves.toMatchObject({ state: 'nothing_known' });
    });

    test("says the asker's own tie first and never names the asker", async () => {
      const answer = await ask(tove(), ADDRESSES.jonas, at);
      expect(answer.ownTie).toMatchObject({ state: 'known', evidence: { mailsIn: 4, mailsOut: 4, daysSinceLast: 20 } });
      expect(answer.introducers.map((introducer) => introducer.person.name)).toEqual(['Omar Haddad']);
    });

    test('tells an asker who does not share so, and still answers', async () => {
      const answer = await ask(as(world.contoso.colleagues.lena), ADDRESSES.yvonne, at);
      expect(answer.ownTie).toEqual({ state: 'not_sharing' });
      expect(answer.introducers.map((introducer) => introducer.person.name)).toEqual(['Priya Nair', 'Omar Haddad']);
    });

    test('shows an own tie that is hidden from others to its owner alone', async () => {
      const own = await ask(as(world.contoso.colleagues.hugo), ADDRESSES.doctor, at);
      expect(own).toMatchObject({ ownTie: { state: 'known' }, state: 'nothing_known' });
      const others = await ask(tove(), ADDRESSES.doctor, at);
      expect(others).toMatchObject({ ownTie: { state: 'unknown' }, state: 'nothing_known', newestDay: null });
    });

    test('leaves somebody out from the request after sharing is switched off', async () => {
      await changeSharing(deps, as(world.contoso.colleagues.priya), { choice: 'off' });
      await expect(namesOf(tove(), ADDRESSES.yvonne, at)).resolves.toEqual(['Omar Haddad']);
    });

    test('takes what people are asked with in any of its forms', async () => {
      await expect(namesOf(tove(), '"McKay, Yvonne" <Yvonne@FourthCoffee.COM>', at)).resolves.toHaveLength(2);
    });

    test('tells another tenant nothing of this one', async () => {
      const caller: Caller = { tenantId: world.fabrikam.tenantId, role: 'colleague', colleagueId: undefined };
      await expect(ask(caller, ADDRESSES.jonas, at)).resolves.toMatchObject({ state: 'nothing_known' });
      const answer = await ask(caller, ADDRESSES.rolf, at);
      expect(answer.introducers.map((introducer) => introducer.person.department)).toEqual(['Fabrikam Sales']);
    });
  });

  test('answers from days and meetings what it answers from kept sums', async () => {
    for (const address of Object.values(ADDRESSES)) {
      for (const caller of [tove(), administrator(), as(world.contoso.colleagues.hugo)]) {
        const kept = await ask(caller, address);
        const computed = await ask(caller, address, TOMORROW);
        expect(rounded({ ...computed, asOf: kept.asOf })).toEqual(rounded(kept));
      }
    }
  });

  test('orders many who are equally strong by address, never by when they were read', async () => {
    const { tenantId } = world.contoso;
    await db.asOwner(async (transaction) => {
      const contactId = await addContact(transaction, tenantId, 'host@fourthcoffee.com');
      for (let number = 99; number >= 30; number -= 1) {
        const [name, address] = [`Guest ${number}`, `guest${number}@contoso.example`];
        const objectId = `00000000-0000-4000-9000-0000000000${number}`;
        const colleagueId = await addColleague(transaction, tenantId, { objectId, name, address });
        const pair = { tenantId, colleagueId, contactId, now: NOW };
        await addMeetings(transaction, pair, [{ daysAgo: 5, meetingId: '8001', ourAttendees: 70 }]);
        await rebuildConnections(transaction, tenantId, [colleagueId], NOW);
      }
    });
    const first = ['Guest 30', 'Guest 31', 'Guest 32', 'Guest 33', 'Guest 34'];
    await expect(namesOf(tove(), 'host@fourthcoffee.com')).resolves.toEqual(first);
    await expect(namesOf(tove(), 'host@fourthcoffee.com', TOMORROW)).resolves.toEqual(first);
  });

  describe('while not everything of the tenant is read', () => {
    const SHARING = ['tove', 'priya', 'omar', 'hugo', 'sales'] as const;
    const NOBODY = 'nobody@tailspintoys.com';
    /** Has a mailbox read back to a month, or not at all. */
    const reread = (who: keyof World['contoso']['colleagues'], month: string | undefined) =>
      db.asOwner(async ({ query }) => {
        const pair = [world.contoso.tenantId, world.contoso.colleagues[who]];
        await query('delete from batch where tenant_id = $1 and colleague_id = $2', pair);
        if (month === undefined) return;
        await query(
          `insert into batch (tenant_id, colleague_id, month, kind, items, received, sent, imported_at)
           values ($1, $2, $3, 'mail', 1, 0, 1, $4)`,
          [...pair, `${month}-01`, new Date(NOW)],
        );
      });
    const readingOf = async (address: string, caller = tove()) => (await ask(caller, address)).reading;

    test('says how far it is where nobody can be named, and says nothing beside introducers', async () => {
      for (const who of SHARING) await reread(who, '2026-04');
      expect(await readingOf(NOBODY)).toEqual({ monthsRead: 3, monthsToRead: 12 });
      expect(await ask(administrator(), ADDRESSES.offers)).toMatchObject({
        state: 'not_enough_evidence',
        reading: { monthsRead: 3, monthsToRead: 12 },
      });
      expect(await ask(tove(), ADDRESSES.yvonne)).toMatchObject({ state: 'found', reading: null });
    });

    test('asks the store for it in that case alone', async () => {
      let asked = 0;
      const read: typeof db.read = (tenantId, sql, values) => {
        if (sql.includes('sharing_batch')) asked += 1;
        return db.read(tenantId, sql, values);
      };
      const counting = { ...deps, db: { ...db, read } };
      await findIntroducers(counting, tove(), { address: ADDRESSES.yvonne });
      expect(asked).toBe(0);
      await findIntroducers(counting, tove(), { address: NOBODY });
      expect(asked).toBe(1);
    });

    test('says nothing once all is read, and nothing of a year that is not read', async () => {
      for (const who of SHARING) await reread(who, '2025-07');
      expect(await readingOf(NOBODY)).toBeNull();
      for (const who of SHARING) await reread(who, '2026-06');
      expect((await ask(tove(), NOBODY, '2001-07-15' as Day)).reading).toBeNull();
    });

    test('reveals nothing of one colleague: neither how far one mailbox is, nor whose, nor that somebody came or went', async () => {
      for (const who of SHARING) await reread(who, '2026-04');
      const told = await ask(tove(), NOBODY);
      // Whoever does not share is as if never read.
      for (const who of ['lena', 'paul', 'ines', 'gina'] as const) {
        await reread(who, '2025-07');
        expect(await ask(tove(), NOBODY)).toEqual(told);
      }
      for (const who of SHARING) {
        for (const month of ['2025-07', '2026-06', undefined]) {
          await reread(who, month);
          expect([null, 3]).toContain((await readingOf(NOBODY))?.monthsRead ?? null);
        }
        await reread(who, '2026-04');
      }
      // Without one of them it is a crowd no more, and no other figure.
      await changeSharing(deps, as(world.contoso.colleagues.hugo), { choice: 'off' });
      expect(await readingOf(NOBODY)).toBeNull();
    });

    test('says it to a guest no sooner than anything else', async () => {
      for (const who of SHARING) await reread(who, '2026-04');
      const guest = as(world.contoso.colleagues.gina, 'guest');
      await expect(ask(guest, NOBODY)).rejects.toMatchObject({ code: 'consent_required' });
      await changeConsent(deps, administrator(), {
        kind: 'identifiableInsights',
        change: 'grant',
        from: 'test',
        wording: WORDING,
        guestsMaySee: true,
      });
      expect(await readingOf(NOBODY, guest)).toEqual({ monthsRead: 3, monthsToRead: 12 });
    });
  });

  test('says which day to ask about when the last year is empty', async () => {
    const answer = await ask(tove(), ADDRESSES.yvonne, '2025-01-01' as Day);
    expect(answer).toMatchObject({ state: 'nothing_known', newestDay: dayOf(NOW - 7 * 86_400_000) });
  });

  test('shows what the directory says of a person and nothing else', async () => {
    const [first] = (await ask(tove(), ADDRESSES.yvonne)).introducers;
    expect(first?.person).toEqual({
      objectId: PEOPLE.priya.objectId,
      address: PEOPLE.priya.address,
      name: PEOPLE.priya.name,
      department: 'Sales',
      title: null,
    });
    expect(first?.evidence).toEqual({
      mailsIn: 10,
      mailsOut: 10,
      meetings: 1,
      lastOn: dayOf(NOW - 7 * 86_400_000),
      daysSinceLast: 7,
    });
  });
});
