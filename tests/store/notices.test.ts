import { beforeEach, expect, test } from '@jest/globals';
import { answerIntroduction } from '../../src/services/answer-introduction.ts';
import { askIntroduction } from '../../src/services/ask-introduction.ts';
import type { Caller } from '../../src/services/caller.ts';
import { cancelIntroduction } from '../../src/services/cancel-introduction.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { CARD_OF_NOTHING, cardStateOf } from '../../src/services/introduction-shown.ts';
import { readIntroduction } from '../../src/services/read-introduction.ts';
import { dropConversation, findConversation, keepConversation, noteWelcomed } from '../../src/store/conversations.ts';
import { moveByClock } from '../../src/store/introduction-clock.ts';
import {
  type ClaimedNotice,
  claimNotices,
  giveUpNotice,
  keepCard,
  listStaleCards,
  noteSent,
  noteShownOnCard,
  noteUnsure,
  putBackNotice,
  settleStuckNotices,
} from '../../src/store/notices.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { askOf, callerOf, days } from '../support/introducing.ts';
import { buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

const SENT = { conversationId: 'chat', activityId: 'activity', shown: 'asked' } as const;

const CHAT = {
  conversationId: 'c',
  serviceUrl: 'https://channel.example',
  userChannelId: 'u',
  botChannelId: 'b',
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
} as const;

describeOnEachDatabase('the outbox', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });
  const depsAt = (day: number) => ({ ...depsOf(database, NOW + days(day)), random: () => 0.5 });
  const as = (who: keyof typeof PEOPLE): Caller => callerOf(world, who);
  const ask = () => askIntroduction(depsAt(0), as('tove'), askOf('priya'));
  const claim = (day = 0) => claimNotices(database, { now: NOW + days(day), most: 10 });
  const stale = (day: number, since?: number) =>
    listStaleCards(database, {
      now: NOW + days(day),
      most: 10,
      changedSince: since === undefined ? undefined : NOW + days(since),
    });
  const talk = (who: 'priya' | 'tove') =>
    keepConversation(database, world.contoso.tenantId, world.contoso.colleagues[who], CHAT, NOW);

  async function theOnly(claiming: Promise<readonly ClaimedNotice[]>): Promise<ClaimedNotice> {
    const [notice, ...others] = await claiming;
    if (notice === undefined || others.length > 0) throw new Error('One notice was expected.');
    return notice;
  }

  test('gives a notice to one of many who ask at once, and never twice', async () => {
    const { id } = await ask();
    const claims = await Promise.all(Array.from({ length: 6 }, () => claim()));
    expect(claims.flat()).toMatchObject([
      { introductionId: id, kind: 'asked', attempts: 1, objectId: PEOPLE.priya.objectId, isGuest: false },
    ]);
    expect(await claim(5)).toEqual([]);
  });

  test('sends again what was put back, when it is due and not before', async () => {
    await ask();
    const notice = await theOnly(claim());
    await putBackNotice(database, notice, { dueAt: NOW + days(1), counts: 'attempt' });
    expect(await claim()).toEqual([]);
    const again = await theOnly(claim(1));
    expect(again.attempts).toBe(2);
    await putBackNotice(database, again, { dueAt: NOW + days(2), counts: 'nothing' });
    expect(await theOnly(claim(2))).toMatchObject({ attempts: 2 });
  });

  test('never sends again what may have arrived, was given up, or hung in a process that crashed', async () => {
    for (const settle of [
      noteUnsure,
      giveUpNotice,
      async () => {
        expect(await settleStuckNotices(database, NOW)).toBe(0);
        expect(await settleStuckNotices(database, NOW + days(1))).toBe(1);
      },
    ]) {
      await database.asOwner(({ query }) => query('delete from introduction'));
      await ask();
      const notice = await theOnly(claim());
      await settle(database, notice);
      // Whoever comes too late changes nothing any more.
      await putBackNotice(database, notice, { dueAt: NOW, counts: 'attempt' });
      expect(await claim(3)).toEqual([]);
    }
  });

  test('takes back what was still to be said of an ask that is answered, taken back or over', async () => {
    const { id } = await ask();
    await cancelIntroduction(depsAt(0), as('tove'), { id });
    expect(await claim(1)).toEqual([]);
  });

  test('finds cards that show something else than their reader would see, and no others', async () => {
    await talk('priya');
    await talk('tove');
    const { id } = await ask();
    await noteSent(database, await theOnly(claim()), SENT);
    const { tenantId, colleagues } = world.contoso;
    const ofTove = { colleagueId: colleagues.tove, introductionId: id, at: NOW };
    await keepCard(database, tenantId, { ...SENT, ...ofTove, activityId: 'own', shown: 'waiting' });
    expect(await stale(0)).toEqual([]);
    await answerIntroduction(depsAt(1), as('priya'), { id, answer: 'decline', reason: 'notAtAll' });
    // The no shows on the introducer's card and not on the asker's, until a silence would.
    expect((await stale(1)).map(({ activityId }) => activityId)).toEqual(['activity']);
    expect((await stale(10.4)).map(({ activityId }) => activityId)).toEqual(['activity']);
    expect((await stale(10.6)).map(({ activityId }) => activityId).sort()).toEqual(['activity', 'own']);
    for (const card of await stale(10.6)) {
      const reader = { ...as('tove'), colleagueId: card.colleagueId };
      await noteShownOnCard(database, card, cardStateOf(await readIntroduction(depsAt(10.6), reader, { id })));
    }
    expect(await stale(10.6)).toEqual([]);
    await changeSharing(depsAt(11), as('priya'), { choice: 'off' });
    const gone = await stale(11);
    expect(gone).toHaveLength(2);
    for (const card of gone) await noteShownOnCard(database, card, CARD_OF_NOTHING);
    expect(await stale(11)).toEqual([]);
  });

  test('finds no card of whom the bot has no chat with: it could not be reached, and would stand before the others', async () => {
    await talk('priya');
    const { id } = await ask();
    await noteSent(database, await theOnly(claim()), SENT);
    await answerIntroduction(depsAt(1), as('priya'), { id, answer: 'decline', reason: 'notAtAll' });
    expect(await stale(1)).toHaveLength(1);
    await dropConversation(database, world.contoso.tenantId, world.contoso.colleagues.priya);
    expect(await stale(1)).toEqual([]);
  });

  test('looks, where it is asked to, only at cards of what has changed or is to be told since', async () => {
    await talk('priya');
    await talk('tove');
    const { id } = await ask();
    await noteSent(database, await theOnly(claim()), SENT);
    const { tenantId, colleagues } = world.contoso;
    const own = { ...SENT, activityId: 'own', shown: 'waiting' };
    await keepCard(database, tenantId, { ...own, colleagueId: colleagues.tove, introductionId: id, at: NOW });
    await answerIntroduction(depsAt(1), as('priya'), { id, answer: 'decline', reason: 'notAtAll' });
    expect((await stale(1, 1)).map(({ activityId }) => activityId)).toEqual(['activity']);
    expect(await stale(1.1, 1.05)).toEqual([]);
    expect(await stale(1.1)).toHaveLength(1);
    expect(await stale(10.4, 10.3)).toEqual([]);
    expect((await stale(10.6, 10.4)).map(({ activityId }) => activityId).sort()).toEqual(['activity', 'own']);
    expect(await stale(10.8, 10.7)).toEqual([]);
  });

  test('keeps one row of a card, whatever it shows one after the other', async () => {
    await talk('priya');
    const { tenantId, colleagues } = world.contoso;
    const first = await ask();
    await noteSent(database, await theOnly(claim()), SENT);
    const second = await askIntroduction(depsAt(0), as('hugo'), askOf('priya'));
    await noteSent(database, await theOnly(claim()), { ...SENT, activityId: 'second' });
    const show = (id: string, shown: string) =>
      keepCard(database, tenantId, {
        ...{ ...SENT, shown, colleagueId: colleagues.priya, introductionId: id, at: NOW },
      });
    for (let time = 0; time < 3; time += 1) {
      await show(first.id, 'asked');
      // The same message shows another introduction, and then the first one again.
      await show(second.id, 'later');
    }
    const rows = await database.asOwner(({ query }) =>
      query(
        `select kind, introduction_id, activity_id, shown
         from notice
         order by kind, activity_id`,
      ),
    );
    expect(rows).toEqual([
      { kind: 'asked', introduction_id: second.id, activity_id: 'second', shown: 'asked' },
      { kind: 'asked', introduction_id: first.id, activity_id: null, shown: 'asked' },
      { kind: 'card', introduction_id: second.id, activity_id: 'activity', shown: 'later' },
    ]);
    expect((await stale(0)).map(({ activityId }) => activityId)).toEqual(['activity']);
  });

  test('says by a card exactly what its reader would see, on every day of every story', async () => {
    await talk('priya');
    await talk('tove');
    const { id } = await ask();
    await noteSent(database, await theOnly(claim()), SENT);
    const { tenantId, colleagues } = world.contoso;
    await keepCard(database, tenantId, {
      ...{ ...SENT, activityId: 'own', shown: 'waiting' },
      ...{ colleagueId: colleagues.tove, introductionId: id, at: NOW },
    });
    for (const day of [1, 6, 11, 13, 15, 20, 29]) {
      if (day === 6) await answerIntroduction(depsAt(day), as('priya'), { id, answer: 'later' });
      await moveByClock(database, NOW + days(day));
      for (const card of await stale(day)) {
        const reader = { ...as('tove'), colleagueId: card.colleagueId };
        await noteShownOnCard(database, card, cardStateOf(await readIntroduction(depsAt(day), reader, { id })));
      }
      expect(await stale(day)).toEqual([]);
    }
  });
});

describeOnEachDatabase('a conversation', (database) => {
  test('is kept for one person of one tenant, the last one counts, and is dropped', async () => {
    const { contoso, fabrikam } = await buildWorld(database);
    const { tenantId, colleagues } = contoso;
    await keepConversation(database, tenantId, colleagues.priya, CHAT, NOW);
    await keepConversation(
      database,
      tenantId,
      colleagues.priya,
      { ...CHAT, conversationId: 'd', locale: null },
      NOW + 1,
    );
    expect(await findConversation(database, tenantId, colleagues.priya)).toEqual({
      ...CHAT,
      conversationId: 'd',
      notedAt: NOW + 1,
      welcomedAt: null,
    });
    expect(await findConversation(database, tenantId, colleagues.tove)).toBeUndefined();
    expect(await findConversation(database, fabrikam.tenantId, colleagues.priya)).toBeUndefined();
    await dropConversation(database, fabrikam.tenantId, colleagues.priya);
    expect(await findConversation(database, tenantId, colleagues.priya)).toBeDefined();
    await dropConversation(database, tenantId, colleagues.priya);
    expect(await findConversation(database, tenantId, colleagues.priya)).toBeUndefined();
  });

  test('is welcomed once, also by two who come at once', async () => {
    const { contoso } = await buildWorld(database);
    const { tenantId, colleagues } = contoso;
    await keepConversation(database, tenantId, colleagues.priya, CHAT, NOW);
    const first = await Promise.all([1, 2, 3].map(() => noteWelcomed(database, tenantId, colleagues.priya, NOW)));
    expect(first.filter(Boolean)).toHaveLength(1);
  });
});
