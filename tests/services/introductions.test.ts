import { beforeEach, describe, expect, test } from '@jest/globals';
import { answerIntroduction } from '../../src/services/answer-introduction.ts';
import { askIntroduction } from '../../src/services/ask-introduction.ts';
import type { Caller } from '../../src/services/caller.ts';
import { cancelIntroduction } from '../../src/services/cancel-introduction.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { completeIntroduction } from '../../src/services/complete-introduction.ts';
import { listIntroductions } from '../../src/services/list-introductions.ts';
import { readIntroduction } from '../../src/services/read-introduction.ts';
import { readIntroductionMail } from '../../src/services/read-introduction-mail.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { askOf, callerOf, days } from '../support/introducing.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

const NOT_PROPOSED = { code: 'not_found', message: 'Nobody can be asked for this introduction under that name.' };
const NOT_OPEN = { code: 'not_found', message: 'This introduction is no longer open to you.' };

describeOnEachDatabase('an introduction', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });
  const deps = depsOf(database);
  const at = (count: number) => depsOf(database, NOW + days(count));
  const as = (who: keyof typeof PEOPLE): Caller => callerOf(world, who);
  const ask = (who: keyof typeof PEOPLE = 'priya') => askIntroduction(deps, as('tove'), askOf(who));

  describe('is asked for', () => {
    test.each(['lena', 'paul', 'hugo', 'ines', 'sales', 'gina'] as const)(
      'with one and the same refusal of %s, who may not be shown',
      async (who) => {
        await expect(ask(who)).rejects.toMatchObject(NOT_PROPOSED);
        const nobody = { ...askOf(who), introducer: 'nobody@contoso.example' };
        await expect(askIntroduction(deps, as('tove'), nobody)).rejects.toMatchObject(NOT_PROPOSED);
      },
    );

    test('by nobody of oneself', async () => {
      await expect(askIntroduction(deps, as('priya'), askOf('priya'))).rejects.toMatchObject({
        code: 'invalid_input',
        fields: [{ field: 'introducer' }],
      });
    });

    test('by a guest only where the administrator lets guests see', async () => {
      await expect(askIntroduction(deps, as('gina'), askOf('priya'))).rejects.toMatchObject({ code: 'forbidden' });
      await database.asOwner(({ query }) => query('update consent set guests_may_see = true'));
      expect(await askIntroduction(deps, as('gina'), askOf('priya'))).toMatchObject({ state: 'waiting' });
      await database.asOwner(({ query }) => query('update consent set guests_may_see = false'));
      expect(await listIntroductions(deps, as('gina'))).toEqual([]);
      expect(await listIntroductions(deps, as('priya'))).toEqual([]);
    });

    test('by nobody who is not in the directory', async () => {
      const stranger = { ...as('tove'), colleagueId: undefined };
      await expect(askIntroduction(deps, stranger, askOf('priya'))).rejects.toMatchObject({ code: 'forbidden' });
    });

    test('with words, and with nothing else', async () => {
      for (const [field, text] of [
        ['why', ' '],
        ['why', 'x'.repeat(501)],
        ['why', 'ring\u0007'],
        ['why', 'turned \u202e round'],
        ['why', 'half \ud800'],
        ['blurb', 'x'.repeat(1001)],
        ['blurb', 'nul \0'],
        ['contact', 'no address'],
        ['introducer', ' '],
      ] as const) {
        await expect(askIntroduction(deps, as('tove'), { ...askOf('priya'), [field]: text })).rejects.toMatchObject({
          code: 'invalid_input',
          fields: [{ field }],
        });
      }
    });

    test('once, however often and from however many devices the button is pressed', async () => {
      const all = await Promise.all(Array.from({ length: 8 }, () => ask()));
      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
      expect(await listIntroductions(deps, as('priya'), { side: 'introducer' })).toHaveLength(1);
    });
  });

  test('goes all the way: asked, accepted, introduced, closed', async () => {
    const { id } = await ask();
    expect(await readIntroduction(deps, as('priya'), { id })).toMatchObject({
      side: 'introducer',
      state: 'asked',
      moves: ['accept', 'later', 'decline'],
      asker: { name: 'Tove Lind' },
      contact: { address: ADDRESSES.yvonne },
    });
    expect(await answerIntroduction(deps, as('priya'), { id, answer: 'accept' })).toMatchObject({ state: 'accepted' });
    expect(await readIntroductionMail(deps, as('priya'), { id })).toMatchObject({
      to: [ADDRESSES.yvonne, PEOPLE.tove.address],
    });
    expect(await readIntroduction(deps, as('tove'), { id })).toMatchObject({ state: 'accepted' });
    expect(await completeIntroduction(deps, as('priya'), { id })).toMatchObject({
      state: 'introduced',
      introducedAt: NOW,
    });
    expect(await completeIntroduction(deps, as('tove'), { id, outcome: 'met' })).toMatchObject({
      side: 'asker',
      state: 'closed',
      outcome: 'met',
    });
    expect(await readIntroduction(deps, as('priya'), { id })).toMatchObject({ state: 'closed', outcome: 'met' });
    expect(await readIntroductionMail(deps, as('tove'), { id })).toMatchObject({ to: [PEOPLE.priya.address] });
  });

  test('is none of anybody else’s business', async () => {
    const { id } = await ask();
    for (const stranger of [as('omar'), { ...as('tove'), tenantId: world.fabrikam.tenantId }]) {
      await expect(readIntroduction(deps, stranger, { id })).rejects.toMatchObject(NOT_OPEN);
      await expect(answerIntroduction(deps, stranger, { id, answer: 'accept' })).rejects.toMatchObject(NOT_OPEN);
      await expect(cancelIntroduction(deps, stranger, { id })).rejects.toMatchObject(NOT_OPEN);
      expect(await listIntroductions(deps, stranger)).toEqual([]);
    }
    await expect(readIntroduction(deps, as('tove'), { id: 'x' })).rejects.toMatchObject(NOT_OPEN);
  });

  test('vanishes for both with the next request when the introducer pauses, hides the contact or opts out, or consent is withdrawn', async () => {
    const { id } = await ask();
    const expectGone = async () => {
      for (const who of ['tove', 'priya'] as const) {
        await expect(readIntroduction(deps, as(who), { id })).rejects.toMatchObject(NOT_OPEN);
        expect(await listIntroductions(deps, as(who))).toEqual([]);
      }
      await expect(answerIntroduction(deps, as('priya'), { id, answer: 'accept' })).rejects.toMatchObject(NOT_OPEN);
      await expect(cancelIntroduction(deps, as('tove'), { id })).rejects.toMatchObject(NOT_OPEN);
    };
    await changeSharing(deps, as('priya'), { choice: 'paused', pausedUntil: NOW + days(300) });
    await expectGone();
    await changeSharing(deps, as('priya'), { choice: 'on', hiddenContacts: [ADDRESSES.yvonne] });
    await expectGone();
    await changeSharing(deps, as('priya'), { hiddenContacts: [] });
    expect(await readIntroduction(at(1), as('tove'), { id })).toMatchObject({ state: 'waiting' });
    const administrator = { ...as('omar'), role: 'administrator' as const };
    const withdrawal = { kind: 'identifiableInsights', change: 'withdraw', from: 'test' } as const;
    await changeConsent(deps, administrator, withdrawal);
    await expectGone();
    await database.asOwner(({ query }) => query('update consent set withdrawn_at = null'));
    await changeSharing(deps, as('priya'), { choice: 'off' });
    await expectGone();
  });
});
