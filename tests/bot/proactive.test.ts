import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { openChannel } from '../../bot/adapter/open-channel.ts';
import { noInstaller } from '../../bot/proactive/installer.ts';
import { nextWorkingMoment } from '../../bot/proactive/quiet-hours.ts';
import type { SendingDeps } from '../../bot/proactive/send-notice.ts';
import { tellPeople } from '../../bot/proactive/tell-people.ts';
import { demoBotSettings } from '../../src/demo/identity/channel.ts';
import type { DemoKeys } from '../../src/demo/identity/keys.ts';
import { answerIntroduction } from '../../src/services/answer-introduction.ts';
import { askIntroduction } from '../../src/services/ask-introduction.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeIntroducing } from '../../src/services/change-introducing.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { completeIntroduction } from '../../src/services/complete-introduction.ts';
import { findConversation, keepConversation } from '../../src/store/conversations.ts';
import { moveByClock } from '../../src/store/introduction-clock.ts';
import { makeKeys, openReadableLog } from '../http/edge.ts';
import { startChannel, type TestChannel } from '../support/channel.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const cardSchema = z.looseObject({ fallbackText: z.string() });

describeOnEachDatabase('what the bot says without being asked', (db) => {
  let keys: DemoKeys;
  let channel: TestChannel;
  let world: World;
  let now: number;
  let deps: SendingDeps;

  beforeAll(async () => {
    keys = await makeKeys();
    channel = await startChannel(keys);
  });
  beforeEach(async () => {
    world = await buildWorld(db);
    now = NOW;
    channel.sent.length = 0;
    channel.forgetAnswers();
    const { log } = openReadableLog();
    const testDeps = { ...depsOf(db), now: () => now, log };
    const own = () => new URL('http://127.0.0.1:9/');
    deps = {
      ...testDeps,
      installer: noInstaller,
      nextMoment: nextWorkingMoment,
      channel: openChannel(demoBotSettings(), { log, own, answer: async () => undefined }),
    };
  });
  afterAll(() => channel.end());

  const callerOf = (who: 'tove' | 'priya'): Caller => ({
    tenantId: world.contoso.tenantId,
    role: 'colleague',
    colleagueId: world.contoso.colleagues[who],
    objectId: PEOPLE[who].objectId,
  });
  const talk = (who: 'tove' | 'priya', timeZone = 'UTC') =>
    keepConversation(
      db,
      world.contoso.tenantId,
      world.contoso.colleagues[who],
      {
        conversationId: `a:${who}`,
        serviceUrl: channel.serviceUrl,
        userChannelId: `29:${who}`,
        botChannelId: '28:bot',
        locale: 'en-GB',
        timeZone,
      },
      now,
    );
  const ask = () =>
    askIntroduction(deps, callerOf('tove'), {
      introducer: PEOPLE.priya.objectId,
      contact: ADDRESSES.yvonne,
      why: 'We plan a fair.',
      blurb: 'Tove plans fairs.',
    });
  const said = () =>
    channel.sent.map(({ activity }) => cardSchema.parse(activity.attachments?.[0]?.content).fallbackText);
  const atAnyHour = (changes: Partial<SendingDeps> = {}): SendingDeps => ({
    ...deps,
    nextMoment: (moment) => moment,
    ...changes,
  });
  const changed = () =>
    channel.sent.map(({ method, path }) => `${method} ${path.includes('a%3Apriya') ? 'priya' : 'tove'}`);

  test('tells an introducer of an ask, once, however often it looks', async () => {
    await talk('priya');
    await ask();
    await tellPeople(deps);
    await Promise.all([tellPeople(deps), tellPeople(deps)]);
    expect(said()).toEqual([expect.stringContaining('Tove Lind')]);
    expect(channel.sent[0]?.path).toContain('a%3Apriya');
  });

  test('tries again after 429 and 503, no sooner than the channel asks, and delivers once', async () => {
    await talk('priya');
    await ask();
    channel.answerNext({ status: 429, headers: { 'retry-after': '120' } }, { status: 503 });
    await tellPeople(deps);
    now += MINUTE;
    await tellPeople(deps);
    expect(channel.sent).toHaveLength(1);
    now += MINUTE;
    await tellPeople(deps);
    expect(channel.sent).toHaveLength(2);
    now += MINUTE;
    await tellPeople(deps);
    now += 10 * MINUTE;
    await tellPeople(deps);
    expect(channel.sent).toHaveLength(3);
  });

  test('never says again what may have arrived', async () => {
    await talk('priya');
    await ask();
    channel.answerNext({ status: 504 });
    await tellPeople(deps);
    now += 24 * 60 * MINUTE;
    await tellPeople(deps);
    expect(channel.sent).toHaveLength(1);
  });

  test('forgets a chat that the bot was taken out of', async () => {
    await talk('priya');
    await ask();
    channel.answerNext({ status: 403 });
    await tellPeople(deps);
    expect(await findConversation(db, world.contoso.tenantId, world.contoso.colleagues.priya)).toBeUndefined();
    now += 2 * MINUTE;
    await tellPeople(deps);
    expect(channel.sent).toHaveLength(1);
    await talk('priya');
    now += 60 * MINUTE;
    await tellPeople(deps);
    expect(channel.sent).toHaveLength(2);
  });

  test('waits for the working time of whom it writes to', async () => {
    // Noon in UTC is five in the morning in Los Angeles.
    await talk('priya', 'America/Los_Angeles');
    await ask();
    await tellPeople(deps);
    expect(channel.sent).toEqual([]);
    now += 3 * 60 * MINUTE;
    await tellPeople(deps);
    expect(channel.sent).toHaveLength(1);
  });

  test('says nothing to an introducer who stopped sharing in the meantime', async () => {
    await talk('priya');
    await ask();
    await changeSharing(deps, callerOf('priya'), { choice: 'off' });
    await tellPeople(deps);
    expect(channel.sent).toEqual([]);
  });

  test('says nothing of an ask that was answered elsewhere', async () => {
    await talk('priya');
    const { id } = await ask();
    await answerIntroduction(deps, callerOf('priya'), { id, answer: 'accept' });
    await tellPeople(deps);
    expect(said()).toEqual([]);
  });

  test('changes the card of the introducer where it is, and tells the asker of a yes and not of a no', async () => {
    await talk('priya');
    await talk('tove');
    const { id } = await ask();
    await tellPeople(deps);
    await answerIntroduction(deps, callerOf('priya'), { id, answer: 'decline', reason: 'notKnownWell' });
    channel.sent.length = 0;
    await tellPeople(deps);
    expect(channel.sent.map(({ method, path }) => [method, path.includes('a%3Apriya')])).toEqual([['PUT', true]]);
  });

  test('says later what could not be said since the bot could not sign in, however long that lasted', async () => {
    await talk('priya');
    await ask();
    const settings = {
      ...demoBotSettings(),
      // The library keeps tokens by application: this one never gets any.
      appId: '0b0b0b0b-0000-4000-8000-000000000001',
      credentials: { kind: 'password', password: 'wrong', tenantId: undefined },
    } as const;
    const own = () => new URL('http://127.0.0.1:9/');
    const signedOut = openChannel(settings, { log: deps.log, own, answer: async () => undefined });
    for (let tried = 0; tried < 10; tried += 1) {
      await tellPeople(atAnyHour({ channel: signedOut }));
      now += 5 * MINUTE;
    }
    expect(channel.sent).toEqual([]);
    await tellPeople(deps);
    expect(said()).toEqual([expect.stringContaining('Tove Lind')]);
  }, 60_000);

  test('tries as often as ever where the channel is busy, however often it looked for a chat before', async () => {
    await ask();
    for (let hour = 0; hour < 10; hour += 1) {
      await tellPeople(atAnyHour());
      now += HOUR;
    }
    await talk('priya');
    channel.answerNext(...Array.from({ length: 7 }, () => ({ status: 503 })));
    for (let hour = 0; hour < 9; hour += 1) {
      await tellPeople(atAnyHour());
      now += HOUR;
    }
    expect(channel.sent).toHaveLength(8);
  });

  test('tries to put itself into a chat at the first looks, then once a day, and two weeks long', async () => {
    const tries: number[] = [];
    const installer = async () => {
      tries.push((now - NOW) / HOUR);
      return 'no' as const;
    };
    await ask();
    for (let hour = 0; hour < 26; hour += 1) {
      await tellPeople(atAnyHour({ installer }));
      now += HOUR;
    }
    expect(tries).toEqual([0, 1, 2, 24]);
    await db.asOwner(({ query }) => query('update notice set looks = $1', [14 * 24]));
    await tellPeople(atAnyHour({ installer }));
    await talk('priya');
    now += HOUR;
    await tellPeople(atAnyHour());
    expect(channel.sent).toEqual([]);
  });

  test('says later what failed before anything was on its way', async () => {
    await ask();
    const installer = () => Promise.reject(new Error('made up'));
    await tellPeople(atAnyHour({ installer }));
    await talk('priya');
    now += MINUTE;
    await tellPeople(atAnyHour());
    expect(channel.sent).toHaveLength(1);
  });

  test('asks nobody who does not want to be asked this any more', async () => {
    await talk('priya');
    await ask();
    await changeIntroducing(deps, callerOf('priya'), { notAbout: [ADDRESSES.yvonne] });
    await tellPeople(deps);
    await changeIntroducing(deps, callerOf('priya'), { notAbout: [] });
    now += 2 * HOUR;
    await tellPeople(deps);
    expect(channel.sent).toEqual([]);
  });

  test('asks after a pause what it was to ask in it', async () => {
    await talk('priya');
    await ask();
    await changeSharing(deps, callerOf('priya'), { choice: 'paused', pausedUntil: now + 300 * DAY });
    for (let hour = 0; hour < 3; hour += 1) {
      await tellPeople(atAnyHour());
      now += HOUR;
    }
    expect(channel.sent).toEqual([]);
    await changeSharing(deps, callerOf('priya'), { choice: 'on' });
    await tellPeople(atAnyHour());
    expect(said()).toEqual([expect.stringContaining('Tove Lind')]);
  });

  test('asks nobody who answered “not now” while the channel was busy', async () => {
    await talk('priya');
    const { id } = await ask();
    const send = async () => {
      await answerIntroduction(deps, callerOf('priya'), { id, answer: 'later' });
      return { outcome: 'busy', retryAfterMs: undefined } as const;
    };
    await tellPeople(atAnyHour({ channel: { ...deps.channel, send } }));
    now += HOUR;
    await tellPeople(atAnyHour());
    expect(channel.sent).toEqual([]);
  });

  test('reminds some days after the ask came, not after it was made', async () => {
    await ask();
    now += 5 * DAY;
    await moveByClock(db, now);
    await talk('priya');
    await tellPeople(atAnyHour());
    now += 2 * HOUR;
    await tellPeople(atAnyHour());
    now += 4 * DAY;
    await tellPeople(atAnyHour());
    expect(channel.sent).toHaveLength(1);
    now += DAY;
    await tellPeople(atAnyHour());
    expect(channel.sent).toHaveLength(2);
  });

  describe('changes all cards but one', () => {
    const BOTH = ['PUT priya', 'PUT tove'];
    beforeEach(async () => {
      await talk('priya');
      await talk('tove');
      const { id } = await ask();
      await tellPeople(deps);
      await answerIntroduction(deps, callerOf('priya'), { id, answer: 'accept' });
      await tellPeople(deps);
      await completeIntroduction(deps, callerOf('priya'), { id });
      await db.asOwner(({ query }) => query("update notice set state = 'given up' where state = 'waiting'"));
      channel.sent.length = 0;
    });

    test('whose chat is busy, which waits', async () => {
      channel.answerNext({ status: 429 });
      await tellPeople(deps);
      const [busy] = changed();
      expect([...changed()].sort()).toEqual(BOTH);
      channel.sent.length = 0;
      await tellPeople(deps);
      expect(changed()).toEqual([busy]);
    });

    test('that fails, which waits', async () => {
      let isFirst = true;
      const update: SendingDeps['channel']['update'] = (...card) => {
        if (!isFirst) return deps.channel.update(...card);
        isFirst = false;
        throw new Error('made up');
      };
      await tellPeople({ ...deps, channel: { ...deps.channel, update } });
      await tellPeople(deps);
      expect([...changed()].sort()).toEqual(BOTH);
    });
  });

  test('puts itself into a chat where that is permitted, asking once', async () => {
    const asked: string[] = [];
    deps = {
      ...deps,
      installer: async (_tenant, objectId) => {
        asked.push(objectId);
        await talk('priya');
        return 'installed';
      },
    };
    await ask();
    await tellPeople(deps);
    now += 2 * MINUTE;
    await tellPeople(deps);
    expect(asked).toEqual([PEOPLE.priya.objectId]);
    expect(channel.sent).toHaveLength(1);
  });
});

test.each([
  ['2026-06-15T12:00:00Z', 'UTC', '2026-06-15T12:00:00.000Z'],
  ['2026-06-15T18:00:00Z', 'UTC', '2026-06-16T08:00:00.000Z'],
  ['2026-06-12T18:30:00Z', 'UTC', '2026-06-15T08:00:00.000Z'],
  ['2026-06-13T10:00:00Z', 'UTC', '2026-06-15T08:00:00.000Z'],
  ['2026-06-15T05:59:59Z', 'Europe/Berlin', '2026-06-15T06:00:00.000Z'],
  ['2026-03-27T20:00:00Z', 'Europe/Berlin', '2026-03-30T06:00:00.000Z'],
])('somebody is written to at %s in %s no sooner than %s', (at, timeZone, moment) => {
  expect(new Date(nextWorkingMoment(Date.parse(at), timeZone)).toISOString()).toBe(moment);
});
