import { beforeEach, describe, expect, test } from '@jest/globals';
import { answerIntroduction } from '../../src/services/answer-introduction.ts';
import { askIntroduction } from '../../src/services/ask-introduction.ts';
import type { Caller } from '../../src/services/caller.ts';
import { cancelIntroduction } from '../../src/services/cancel-introduction.ts';
import { changeIntroducing } from '../../src/services/change-introducing.ts';
import { changeSettings } from '../../src/services/change-settings.ts';
import { eraseContact } from '../../src/services/erase-contact.ts';
import { findAccountIntroducers } from '../../src/services/find-account-introducers.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { listIntroductions } from '../../src/services/list-introductions.ts';
import { readHealth } from '../../src/services/read-health.ts';
import { readIntroducing } from '../../src/services/read-introducing.ts';
import { readIntroductionMail } from '../../src/services/read-introduction-mail.ts';
import { readSettings } from '../../src/services/read-settings.ts';
import { claimNotices } from '../../src/store/notices.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { addIntroduction, askOf, callerOf, days } from '../support/introducing.ts';
import { ADDRESSES, buildWorld, NOW, type PEOPLE, type World } from '../support/world.ts';

describeOnEachDatabase('an introducer', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });
  const depsAt = (day: number) => ({ ...depsOf(database, NOW + days(day)), random: () => 0.5 });
  const deps = depsAt(0);
  const as = (who: keyof typeof PEOPLE): Caller => callerOf(world, who);
  const proposed = async (who: keyof typeof PEOPLE, day: number, contact: keyof typeof ADDRESSES = 'yvonne') => {
    const answer = await findIntroducers(depsAt(day), as(who), { address: ADDRESSES[contact] });
    return answer.introducers.map(({ person }) => person.name?.split(' ')[0]);
  };

  /** Asks of others, so many, by people who have nothing to do with it. */
  async function load(count: number, state: 'asked' | 'cancelled', askedAt = NOW - days(1)): Promise<void> {
    const { tenantId, colleagues } = world.contoso;
    await database.asOwner(async (transaction) => {
      for (let index = 0; index < count; index += 1) {
        const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
        const people = { askerId: colleagues.hugo, introducerId: colleagues.priya };
        await addIntroduction(transaction, { tenantId, id, ...people, contact: ADDRESSES.yvonne, state, askedAt });
      }
    });
  }

  describe('who said no', () => {
    test.each([
      ['notKnownWell', 'jonas'],
      ['notAboutContact', 'jonas'],
      ['notAtAll', undefined],
    ] as const)(
      'with %s is proposed to others until the asker is told, and then no more; never does it show to the asker',
      async (reason, other) => {
        const { id } = await askIntroduction(deps, as('tove'), askOf('omar'));
        await answerIntroduction(depsAt(1), as('omar'), { id, answer: 'decline', reason });
        expect(await proposed('hugo', 10.4)).toEqual(['Priya', 'Omar']);
        expect(await proposed('hugo', 10.6)).toEqual(['Priya']);
        expect(await proposed('tove', 10.6)).toEqual(['Priya', 'Omar']);
        const about = await proposed('hugo', 10.6, 'jonas');
        expect(about.includes('Omar')).toBe(other !== undefined);
        const { introducers, contacts } = await findAccountIntroducers(depsAt(10.6), as('hugo'), {
          domain: 'fourthcoffee.com',
        });
        const named = introducers.map(({ person }) => person.name);
        expect(named.includes('Omar Haddad')).toBe(other !== undefined);
        const yvonne = contacts.find(({ contact }) => contact.address === ADDRESSES.yvonne);
        expect(yvonne?.introducers.map(({ person }) => person.name)).toEqual(['Priya Nair']);
      },
    );

    test('stays visible in everything but proposals', async () => {
      const before = await readHealth(depsAt(20), as('hugo'), { address: ADDRESSES.yvonne });
      await changeIntroducing(deps, as('omar'), { isAskable: false });
      expect(await readHealth(depsAt(20), as('hugo'), { address: ADDRESSES.yvonne })).toEqual(before);
    });

    test('is asked no more: whoever asks again hears nothing, as of somebody who is silent', async () => {
      const first = await askIntroduction(deps, as('tove'), askOf('omar'));
      await answerIntroduction(deps, as('omar'), { id: first.id, answer: 'decline', reason: 'notAtAll' });
      await claimNotices(database, { now: NOW, most: 10 });
      const again = await askIntroduction(deps, as('tove'), askOf('omar', 'jonas'));
      expect(again).toMatchObject({ state: 'waiting', moves: ['cancel'] });
      expect(await listIntroductions(deps, as('omar'))).toHaveLength(1);
      expect(await claimNotices(database, { now: NOW + days(1), most: 10 })).toEqual([]);
    });

    test('and then more than that is heeded in both', async () => {
      const { id } = await askIntroduction(deps, as('tove'), askOf('omar'));
      await answerIntroduction(depsAt(1), as('omar'), { id, answer: 'decline', reason: 'notKnownWell' });
      for (let said = 0; said < 2; said += 1) {
        const answer = await answerIntroduction(depsAt(2), as('omar'), { id, answer: 'decline', reason: 'notAtAll' });
        expect(answer).toMatchObject({ state: 'closed', declineReason: 'notAtAll' });
      }
      expect(await readIntroducing(depsAt(2), as('omar'))).toEqual({
        isAskable: false,
        notAbout: [],
        notKnownWell: [ADDRESSES.yvonne],
      });
      expect(await proposed('hugo', 10.6, 'jonas')).not.toContain('Omar');
      expect(await proposed('tove', 10.6)).toEqual(['Priya', 'Omar']);
    });

    test('can take it back, and is asked again', async () => {
      const { id } = await askIntroduction(deps, as('tove'), askOf('omar'));
      await answerIntroduction(deps, as('omar'), { id, answer: 'decline', reason: 'notAboutContact' });
      expect(await readIntroducing(deps, as('omar'))).toEqual({
        isAskable: true,
        notAbout: [ADDRESSES.yvonne],
        notKnownWell: [],
      });
      expect(await changeIntroducing(deps, as('omar'), { notAbout: [] })).toMatchObject({ notAbout: [] });
      expect(await proposed('hugo', 20)).toEqual(['Priya', 'Omar']);
      await askIntroduction(depsAt(1), as('hugo'), askOf('omar', 'jonas'));
      expect(await listIntroductions(depsAt(1), as('omar'))).toHaveLength(2);
    });
  });

  test('writes no wish about a contact who asked to be forgotten', async () => {
    await eraseContact(deps, { ...as('tove'), role: 'administrator' }, { address: ADDRESSES.jonas });
    await changeIntroducing(deps, as('omar'), { notAbout: [ADDRESSES.jonas, ADDRESSES.yvonne] });
    expect((await readIntroducing(deps, as('omar'))).notAbout).toEqual([ADDRESSES.yvonne]);
  });

  test('who does not want to be asked at all is proposed to nobody at once, and asking is the same refusal as of anybody', async () => {
    await changeIntroducing(deps, as('omar'), { isAskable: false, notAbout: ['Yvonne@FourthCoffee.com'] });
    expect(await readIntroducing(deps, as('omar'))).toMatchObject({ isAskable: false, notAbout: [ADDRESSES.yvonne] });
    expect(await proposed('tove', 0)).toEqual(['Priya']);
    const refusals = await Promise.all(
      (['omar', 'lena'] as const).map((who) => askIntroduction(deps, as('tove'), askOf(who)).catch(String)),
    );
    expect(new Set(refusals).size).toBe(1);
    await changeIntroducing(deps, as('omar'), { isAskable: true, notAbout: [] });
    expect(await proposed('tove', 0)).toEqual(['Priya', 'Omar']);
    await expect(changeIntroducing(deps, as('omar'), { notAbout: ['nobody'] })).rejects.toMatchObject({
      fields: [{ field: 'notAbout' }],
    });
  });

  test.each([
    [5, 'asked', NOW - days(1)],
    [8, 'cancelled', NOW - days(29)],
  ] as const)('with %i asks (%s) is proposed to nobody and cannot be asked', async (count, state, askedAt) => {
    await load(count - 1, state, askedAt);
    expect(await proposed('tove', 0)).toContain('Priya');
    await database.asOwner(({ query }) => query('delete from introduction'));
    await load(count, state, askedAt);
    expect(await proposed('tove', 0)).toEqual(['Omar']);
    await expect(askIntroduction(deps, as('tove'), askOf('priya'))).rejects.toMatchObject({ code: 'not_found' });
    // What is over, or a month ago, weighs no more.
    expect(await proposed('tove', 31)).toContain('Priya');
  });

  describe('is asked', () => {
    test('by one person about a contact once in a quarter, and about a contact one at a time', async () => {
      const { id } = await askIntroduction(deps, as('tove'), askOf('priya'));
      await expect(askIntroduction(deps, as('tove'), askOf('omar'))).rejects.toMatchObject({ code: 'conflict' });
      await cancelIntroduction(deps, as('tove'), { id });
      await askIntroduction(deps, as('tove'), askOf('omar'));
      await expect(askIntroduction(depsAt(90), as('tove'), askOf('priya'))).rejects.toMatchObject({ code: 'conflict' });
      expect(await askIntroduction(depsAt(92), as('tove'), askOf('priya'))).toMatchObject({ state: 'waiting' });
    });

    test('by one person with at most five asks open', async () => {
      const { tenantId, colleagues } = world.contoso;
      await database.asOwner(async (transaction) => {
        for (let index = 0; index < 5; index += 1) {
          const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
          const people = { askerId: colleagues.tove, introducerId: colleagues.omar };
          await addIntroduction(transaction, { tenantId, id, ...people, contact: ADDRESSES.jonas, state: 'asked' });
        }
      });
      await expect(askIntroduction(deps, as('tove'), askOf('priya'))).rejects.toMatchObject({
        code: 'conflict',
        message: 'You have 5 asks open: wait for an answer, or take one back.',
      });
    });
  });

  test('writes from the template of the tenant, which names nothing but what it may', async () => {
    const administrator: Caller = { ...as('hugo'), role: 'administrator' };
    const { id } = await askIntroduction(deps, as('tove'), askOf('priya'));
    await changeSettings(deps, administrator, { leastColleagues: 5, introductionBody: 'Dear {contact}: {blurb}' });
    expect((await readIntroductionMail(deps, as('priya'), { id })).body).toBe(
      `Dear ${ADDRESSES.yvonne}: ${askOf('priya').blurb}`,
    );
    for (const text of ['{password}', '', 'x'.repeat(4_001)]) {
      await expect(
        changeSettings(deps, administrator, { leastColleagues: 5, introductionBody: text }),
      ).rejects.toMatchObject({ fields: [{ field: 'introductionBody' }] });
    }
    await changeSettings(deps, administrator, { leastColleagues: 4 });
    expect(await readSettings(deps, administrator)).toMatchObject({
      leastColleagues: 4,
      introductionSubject: null,
      introductionBody: 'Dear {contact}: {blurb}',
    });
    await changeSettings(deps, administrator, { leastColleagues: 4, introductionBody: null });
    expect(await readSettings(deps, administrator)).toMatchObject({ introductionBody: null });
  });
});
