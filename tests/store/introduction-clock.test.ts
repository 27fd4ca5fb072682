import { beforeEach, describe, expect, test } from '@jest/globals';
import { answerIntroduction } from '../../src/services/answer-introduction.ts';
import { askIntroduction } from '../../src/services/ask-introduction.ts';
import type { Caller } from '../../src/services/caller.ts';
import { cancelIntroduction } from '../../src/services/cancel-introduction.ts';
import { completeIntroduction } from '../../src/services/complete-introduction.ts';
import { listIntroductions } from '../../src/services/list-introductions.ts';
import { readIntroduction } from '../../src/services/read-introduction.ts';
import { moveByClock } from '../../src/store/introduction-clock.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { askOf, callerOf, days } from '../support/introducing.ts';
import { buildWorld, NOW, type PEOPLE, type World } from '../support/world.ts';

describeOnEachDatabase('time', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });
  const depsAt = (day: number) => ({ ...depsOf(database, NOW + days(day)), random: () => 0.5 });
  const as = (who: keyof typeof PEOPLE): Caller => callerOf(world, who);
  const ask = () => askIntroduction(depsAt(0), as('tove'), askOf('priya'));

  /** Lets days pass; on each of them three processes do the work of the clock at once. */
  async function pass(from: number, to: number): Promise<void> {
    for (let day = from; day <= to; day += 1) {
      await Promise.all([1, 2, 3].map(() => moveByClock(database, NOW + days(day))));
    }
  }

  async function notices(): Promise<readonly string[]> {
    const rows = await database.asOwner(({ query }) =>
      query<{ kind: string; who: string; day: number }>(
        `select kind, colleague.name as who, extract(epoch from due_at - $1::timestamptz)::integer / 86400 as day
         from notice
         join colleague using (tenant_id, colleague_id)
         order by due_at, kind`,
        [new Date(NOW)],
      ),
    );
    return rows.map(({ kind, who, day }) => `${day} ${kind} ${who.split(' ')[0]}`);
  }

  test('reminds once, tells the asker once, and lets an ask without an answer end after 14 days', async () => {
    const { id } = await ask();
    await pass(0, 20);
    expect(await notices()).toEqual(['0 asked Priya', '5 reminder Priya', '11 unanswered Tove']);
    expect(await readIntroduction(depsAt(20), as('priya'), { id })).toMatchObject({ state: 'expired', moves: [] });
    expect(await readIntroduction(depsAt(20), as('tove'), { id })).toMatchObject({ state: 'unanswered', moves: [] });
  });

  test('asks again a week after “not now”, each time once, without a reminder, and ends after four weeks', async () => {
    const { id } = await ask();
    await answerIntroduction(depsAt(2), as('priya'), { id, answer: 'later' });
    await pass(3, 10);
    await answerIntroduction(depsAt(10), as('priya'), { id, answer: 'later' });
    await pass(11, 40);
    expect(await notices()).toEqual([
      '0 asked Priya',
      '9 askedAgain Priya',
      '11 unanswered Tove',
      '17 askedAgain Priya',
    ]);
    expect(await readIntroduction(depsAt(40), as('priya'), { id })).toMatchObject({
      state: 'expired',
      expiresAt: NOW + days(28),
    });
  });

  test('lets a late yes count, and never turns a yes into no answer: one of both ends it', async () => {
    for (const end of ['complete', 'conclude', 'cancel'] as const) {
      await database.asOwner(({ query }) => query('delete from introduction'));
      const { id } = await ask();
      await pass(0, 12);
      await answerIntroduction(depsAt(13), as('priya'), { id, answer: 'accept' });
      await pass(14, 30);
      await moveByClock(database, NOW + days(377));
      const late = depsAt(377);
      expect((await notices()).filter((one) => one.includes('Tove'))).toEqual([
        '11 unanswered Tove',
        '13 accepted Tove',
      ]);
      expect(await readIntroduction(late, as('tove'), { id })).toMatchObject({
        state: 'accepted',
        moves: ['conclude', 'cancel'],
      });
      expect(await readIntroduction(late, as('priya'), { id })).toMatchObject({
        state: 'accepted',
        moves: ['complete'],
      });
      if (end === 'complete') await completeIntroduction(late, as('priya'), { id });
      if (end === 'conclude') await completeIntroduction(late, as('tove'), { id, outcome: 'notNeeded' });
      if (end === 'cancel') await cancelIntroduction(late, as('tove'), { id });
      const { state } = await readIntroduction(late, as('tove'), { id });
      expect(state).toBe({ complete: 'introduced', conclude: 'closed', cancel: 'cancelled' }[end]);
    }
  });

  test('says nothing to an introducer who was not to be asked', async () => {
    await ask();
    await database.asOwner(({ query }) => query('update introduction set is_delivered = false'));
    await database.asOwner(({ query }) => query('delete from notice'));
    await pass(0, 20);
    expect(await notices()).toEqual(['11 unanswered Tove']);
  });

  describe('forgets', () => {
    test('a yes that nobody ended, a year after it was said', async () => {
      const { id } = await ask();
      await answerIntroduction(depsAt(3), as('priya'), { id, answer: 'accept' });
      await moveByClock(database, NOW + days(368));
      expect(await listIntroductions(depsAt(368), as('tove'))).toHaveLength(1);
      await moveByClock(database, NOW + days(369));
      expect(await listIntroductions(depsAt(369), as('tove'))).toEqual([]);
    });

    test('a no and a silence on the same day, a year after the asker was told', async () => {
      for (const isNo of [true, false]) {
        await database.asOwner(({ query }) => query('delete from introduction'));
        const { id } = await ask();
        if (isNo) await answerIntroduction(depsAt(1), as('priya'), { id, answer: 'decline', reason: 'notAtAll' });
        await database.asOwner(({ query }) => query('delete from introducer_wish'));
        await pass(14, 14);
        await pass(389, 389);
        expect(await listIntroductions(depsAt(389), as('tove'))).toHaveLength(1);
        await pass(390, 390);
        expect(await listIntroductions(depsAt(390), as('tove'))).toEqual([]);
        expect(await notices()).toEqual([]);
      }
    });
  });
});
