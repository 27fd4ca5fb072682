import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { DemoKeys } from '../../src/demo/identity/keys.ts';
import { composeLink } from '../../src/domain/introduction-mail.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { readIntroductionMail } from '../../src/services/read-introduction-mail.ts';
import { makeKeys } from '../http/edge.ts';
import { TENANTS } from '../http/service.ts';
import { messageOf, startChannel, type TestChannel } from '../support/channel.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { callerOf } from '../support/introducing.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';
import { type BotService, startBotService } from './service.ts';

type Who = keyof typeof PEOPLE;

const TEAMS_APP_ID = '00000000-0000-4000-8000-0000000a9900';
const NOWHERE = '00000000-0000-4000-8000-00000000aaaa';
const cardSchema = z.looseObject({ fallbackText: z.string() });
const invokeSchema = z.object({ statusCode: z.number(), type: z.string(), value: z.looseObject({}) });

describeOnEachDatabase('a conversation with the bot', (db) => {
  let keys: DemoKeys;
  let channel: TestChannel;
  let bot: BotService;
  let world: World;

  beforeAll(async () => {
    keys = await makeKeys();
    channel = await startChannel(keys);
    bot = await startBotService(db, keys);
  });
  beforeEach(async () => {
    world = await buildWorld(db);
    channel.sent.length = 0;
    bot.setNow(NOW);
  });
  afterAll(async () => {
    await bot.end();
    await channel.end();
  });

  const activityOf = (who: Who, changes: object = {}) =>
    messageOf(PEOPLE[who], TENANTS.contoso, channel.serviceUrl, changes);
  /** Says something and gives back what the card says. */
  const say = async (who: Who, text: string, changes: object = {}): Promise<string> => {
    const before = channel.sent.length;
    const response = await channel.deliver(bot.service.url, activityOf(who, { text, ...changes }));
    expect(response.status).toBe(200);
    return wordsOf(channel.sent.slice(before).at(-1));
  };
  /** Presses a button and gives back the answer. */
  const press = async (who: Who, data: Record<string, unknown>, changes: object = {}, service: BotService = bot) => {
    const activity = activityOf(who, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
      replyToId: 'card-1',
      value: { action: { type: 'Action.Execute', verb: data['verb'], data }, trigger: 'manual' },
      ...changes,
    });
    const response = await channel.deliver(service.service.url, activity);
    expect(response.status).toBe(200);
    return invokeSchema.parse(await response.json());
  };

  test('tells who knows somebody, by address and by name', async () => {
    expect(await say('tove', `who knows ${ADDRESSES.yvonne}`)).toContain('Priya Nair');
    expect(await say('tove', 'wer kennt yvonne?', { locale: 'de-DE' })).toContain('Priya Nair');
  });

  test('tells who knows anyone at a company, by domain and by name', async () => {
    expect(await say('tove', 'who knows anyone at fourthcoffee.com')).toContain('Priya Nair');
    expect(await say('tove', 'who knows anyone at Fourth Coffee')).toContain('Priya Nair');
  });

  test('says the same of somebody only an opted-out colleague knows as of somebody nobody knows', async () => {
    const known = await say('tove', `who knows ${ADDRESSES.rolf}`);
    const unknown = await say('tove', 'who knows ralf@tailspintoys.com');
    expect(known.replaceAll('rolf', 'ralf')).toBe(unknown);
    expect(await say('tove', 'who knows Rolf')).toBe(await say('tove', 'who knows Rudolf Atall'));
  });

  test('says it again when the channel is too busy, and never when it may have arrived', async () => {
    channel.answerNext({ status: 429, headers: { 'retry-after': '1' } }, { status: 503 });
    expect(await say('tove', `who knows ${ADDRESSES.yvonne}`)).toContain('Priya Nair');
    expect(channel.sent).toHaveLength(3);
    channel.sent.length = 0;
    channel.answerNext({ status: 504 });
    expect((await channel.deliver(bot.service.url, activityOf('tove', { text: 'help' }))).status).toBe(500);
    expect(channel.sent.filter((one) => wordsOf(one).includes('who knows'))).toHaveLength(1);
  });

  test('stops sharing on the next request, and resumes', async () => {
    await say('priya', 'stop sharing');
    expect(await say('tove', `who knows ${ADDRESSES.yvonne}`)).not.toContain('Priya');
    await say('priya', 'resume sharing');
  });

  test('answers in German, and with help for what it does not understand', async () => {
    expect(await say('tove', 'xyzzy', { locale: 'de-AT' })).toContain('wer kennt');
    expect(await say('tove', 'xyzzy')).toContain('who knows');
  });

  test('says nothing of the answer in a group, and answers in private once there is a private chat', async () => {
    const group = {
      conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true, tenantId: TENANTS.contoso },
      text: `<at>Acquaint</at> who knows ${ADDRESSES.yvonne}`,
    };
    expect(await say('tove', '', group)).not.toMatch(/priya|yvonne/i);
    expect(channel.sent).toHaveLength(1);
    await say('tove', 'hello');
    channel.sent.length = 0;
    expect(await say('tove', '', group)).not.toMatch(/priya|yvonne/i);
    const [inPrivate, inGroup] = channel.sent;
    expect(inPrivate?.path).toContain(encodeURIComponent(`a:${PEOPLE.tove.objectId}`));
    expect(wordsOf(inPrivate)).toContain('Priya Nair');
    expect(inGroup?.path).toContain(encodeURIComponent('19:group'));
  });

  test('welcomes a person once, however often it is installed', async () => {
    const installed = { type: 'installationUpdate', action: 'add', text: undefined };
    const added = { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }], text: undefined };
    for (const change of [installed, added, installed]) {
      expect((await channel.deliver(bot.service.url, activityOf('tove', change))).status).toBe(200);
    }
    expect(channel.sent).toHaveLength(1);
    expect(wordsOf(channel.sent[0])).toMatch(/never read/i);
  });

  test('takes an ask to the introducer and back, whoever presses what twice', async () => {
    const form = await press('tove', {
      verb: 'start-ask',
      contact: ADDRESSES.yvonne,
      introducer: PEOPLE.priya.objectId,
    });
    expect(JSON.stringify(form.value)).toContain('send-ask');
    const ask = {
      verb: 'send-ask',
      contact: ADDRESSES.yvonne,
      introducer: PEOPLE.priya.objectId,
      why: 'We plan a fair together.',
      blurb: 'Tove plans fairs.',
    };
    const sent = await press('tove', ask);
    const id = idIn(sent.value);
    await press('tove', ask);
    const accepted = await press('priya', { verb: 'accept', id });
    const mail = await readIntroductionMail(depsOf(db), callerOf(world, 'priya'), { id });
    expect(JSON.stringify(accepted.value)).toContain(JSON.stringify(composeLink(mail)));
    await press('priya', { verb: 'accept', id });
    await press('priya', { verb: 'complete', id });
    const own = await press('tove', { verb: 'show-introduction', id });
    expect(JSON.stringify(own.value)).toContain('conclude');
    expect(world.contoso.tenantId).toBeDefined();
  });

  test('shows an asker the same card after a no as after a silence', async () => {
    const ask = (contact: string, introducer: string) => ({
      verb: 'send-ask',
      contact,
      introducer,
      why: 'Because.',
      blurb: 'A blurb.',
    });
    const id = idIn((await press('tove', ask(ADDRESSES.yvonne, PEOPLE.priya.objectId))).value);
    const before = await press('tove', { verb: 'show-introduction', id });
    await press('priya', { verb: 'decline', id, reason: 'notAboutContact' });
    expect(await press('tove', { verb: 'show-introduction', id })).toEqual(before);
    // Neither does asking the same again tell anything.
    bot.setNow(NOW + 120_000);
    const again = await press('tove', ask(ADDRESSES.yvonne, PEOPLE.priya.objectId));
    expect(again).toEqual(await press('tove', { verb: 'show-introduction', id }));
  });

  test.each<[string, Who, (id: string) => Record<string, unknown>]>([
    ['somebody else', 'omar', (id) => ({ verb: 'accept', id })],
    ['the asker', 'tove', (id) => ({ verb: 'accept', id })],
    ['a guest', 'gina', (id) => ({ verb: 'show-introduction', id })],
  ])('lets %s do nothing with an ask that is for another to answer', async (_name, who, data) => {
    const sent = await press('tove', {
      verb: 'send-ask',
      contact: ADDRESSES.yvonne,
      introducer: PEOPLE.priya.objectId,
      why: 'A secret reason.',
      blurb: 'A blurb.',
    });
    const answer = await press(who, data(idIn(sent.value)));
    expect(JSON.stringify(answer.value)).not.toMatch(/secret reason/);
    const still = await press('priya', { verb: 'show-introduction', id: idIn(sent.value) });
    expect(JSON.stringify(still.value)).toContain('"accept"');
  });

  test.each([
    ['an unknown verb', { verb: 'delete-everything' }],
    ['an id that is none', { verb: 'accept', id: "' or 1=1" }],
    ['a person in the card', { verb: 'accept', id: NOWHERE, as: 'priya' }],
    ['another verb within', { verb: 'accept', id: NOWHERE }],
  ])('refuses a button with %s', async (name, data) => {
    const value = {
      action: { type: 'Action.Execute', verb: name.startsWith('another') ? 'decline' : data.verb, data },
    };
    const answer = await press('tove', data, { value });
    expect(answer.statusCode).toBe(400);
    expect(answer.type).toBe('application/vnd.microsoft.error');
  });

  test('searches from the compose box, and puts nothing into the message but what was asked for', async () => {
    const response = await channel.deliver(
      bot.service.url,
      activityOf('tove', {
        type: 'invoke',
        name: 'composeExtension/query',
        text: undefined,
        value: { commandId: 'whoKnows', parameters: [{ name: 'person', value: 'yvonne' }] },
      }),
    );
    const text = await response.text();
    const { composeExtension } = z
      .object({ composeExtension: z.object({ attachments: z.array(z.object({ content: cardSchema })) }) })
      .parse(JSON.parse(text));
    const [first] = composeExtension.attachments;
    expect(first?.content.fallbackText).toContain(ADDRESSES.yvonne);
    expect(text).not.toMatch(/priya|omar/i);
    expect(text).toContain('"show-introducers"');
  });

  test.each([
    ['composeExtension/query', 'askIntroduction'],
    ['composeExtension/fetchTask', 'whoKnows'],
  ])('refuses a command that the manifest has for something else: %s of %s', async (name, commandId) => {
    const value = { commandId, parameters: [] };
    const activity = activityOf('tove', { type: 'invoke', name, text: undefined, value });
    expect((await channel.deliver(bot.service.url, activity)).status).toBe(400);
  });

  test('says nothing to a card that somebody put into the chat, and answers what is written beside one', async () => {
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: {} }];
    const marker =
      '<span class="inline-compose-card" itemid="0" itemtype="http://schema.skype.com/InputExtension"></span>';
    const alone = activityOf('tove', { text: marker, attachments });
    expect((await channel.deliver(bot.service.url, alone)).status).toBe(200);
    expect(channel.sent).toEqual([]);
    expect(await say('tove', `who knows ${ADDRESSES.yvonne} ${marker}`, { attachments })).toContain('Priya Nair');
    expect(await say('tove', marker)).toContain('who knows');
  });

  test('opens an inserted card to each reader’s own view', async () => {
    const data = { verb: 'show-introducers', contact: ADDRESSES.jonas };
    const group = {
      conversation: { id: '19:g', conversationType: 'groupChat', isGroup: true, tenantId: TENANTS.contoso },
    };
    const [tove, gina] = [await press('tove', data, group), await press('gina', data, group)];
    expect(JSON.stringify(tove.value)).toContain('Omar');
    expect(JSON.stringify(gina.value)).not.toContain('Omar');
  });

  test('asks for an introduction from a message: the address in it, then the card in private', async () => {
    await say('tove', 'hello');
    const invoke = (name: string, value: object) =>
      channel.deliver(bot.service.url, activityOf('tove', { type: 'invoke', name, value, text: undefined }));
    const fetched = await invoke('composeExtension/fetchTask', {
      commandId: 'askIntroduction',
      messagePayload: { body: { content: `<p>Write to <a href="#">${ADDRESSES.yvonne}</a></p>` } },
    });
    expect(await fetched.text()).toContain(`"value":"${ADDRESSES.yvonne}"`);
    const refused = await invoke('composeExtension/submitAction', {
      commandId: 'askIntroduction',
      data: { contact: 'x' },
    });
    expect(await refused.text()).toContain('Input.Text');
    channel.sent.length = 0;
    await invoke('composeExtension/submitAction', {
      commandId: 'askIntroduction',
      data: { contact: ADDRESSES.yvonne },
    });
    expect(wordsOf(channel.sent[0])).toContain('Priya Nair');
  });

  test('answers something broken kindly, with the reference it is logged under', async () => {
    const broken = await startBotService({ ...db, read: () => Promise.reject(new Error('yvonne is in here')) }, keys);
    const response = await channel.deliver(broken.service.url, activityOf('tove', { text: 'my introductions' }));
    // Finding out who asks needs the database too: then the channel is told, and nothing of the cause.
    expect([200, 500]).toContain(response.status);
    expect(await response.text()).not.toContain('yvonne');
    expect(broken.lines().join('\n')).not.toContain('yvonne');
    await broken.end();
  });

  test('leads from an introduction to that very introduction, on both sides', async () => {
    const linked = await startBotService(db, keys, { installing: installingOf(TEAMS_APP_ID) });
    const ask = {
      verb: 'send-ask',
      contact: ADDRESSES.yvonne,
      introducer: PEOPLE.priya.objectId,
      why: 'A fair.',
      blurb: 'B.',
    };
    const id = idIn((await press('tove', ask)).value);
    await press('priya', { verb: 'accept', id });
    const place = encodeURIComponent(JSON.stringify({ subEntityId: id }));
    const url = `https://teams.microsoft.com/l/entity/${TEAMS_APP_ID}/introductions?context=${place}`;
    try {
      for (const who of ['tove', 'priya'] as const) {
        const card = (service: BotService) => press(who, { verb: 'show-introduction', id }, {}, service);
        expect(JSON.stringify((await card(linked)).value)).toContain(`"url":"${url}"`);
        expect(JSON.stringify((await card(bot)).value)).not.toContain('/l/entity/');
      }
    } finally {
      await linked.end();
    }
  });

  test('leads to where an administrator consents, in an organisation that has not, and no guest', async () => {
    const linked = await startBotService(db, keys, { installing: installingOf(TEAMS_APP_ID) });
    const administrator = { ...callerOf(world, 'priya'), role: 'administrator' } as const;
    const withdrawal = { kind: 'identifiableInsights', change: 'withdraw', from: 'test' } as const;
    await changeConsent(depsOf(db), administrator, withdrawal);
    const place = encodeURIComponent(JSON.stringify({ subEntityId: 'consent' }));
    const url = `https://teams.microsoft.com/l/entity/${TEAMS_APP_ID}/administration?context=${place}`;
    const cardFor = async (service: BotService, who: Who, locale: string): Promise<string> => {
      const activity = activityOf(who, { text: `who knows ${ADDRESSES.yvonne}`, locale });
      await channel.deliver(service.service.url, activity);
      return JSON.stringify(channel.sent.at(-1)?.activity.attachments?.[0]?.content);
    };
    try {
      expect(await cardFor(linked, 'tove', 'en-GB')).toContain(`"title":"For administrators: consent","url":"${url}"`);
      expect(await cardFor(linked, 'tove', 'de-DE')).toContain(
        `"title":"Für die Verwaltung: zustimmen","url":"${url}"`,
      );
      expect(await cardFor(bot, 'tove', 'en-GB')).not.toContain('/l/entity/');
      expect(await cardFor(linked, 'gina', 'en-GB')).not.toContain('/l/entity/');
    } finally {
      await linked.end();
    }
  });

  test('leads into the tabs where the app is known to the catalogue, and nowhere where it is not', async () => {
    const linked = await startBotService(db, keys, { installing: installingOf(TEAMS_APP_ID) });
    const tabs = `https://teams.microsoft.com/l/entity/${TEAMS_APP_ID}`;
    const cardFrom = async (service: BotService, text: string): Promise<string> => {
      await channel.deliver(service.service.url, activityOf('priya', { text }));
      return JSON.stringify(channel.sent.at(-1)?.activity.attachments?.[0]?.content);
    };
    try {
      const health = `how are we doing with ${ADDRESSES.yvonne}`;
      const place = encodeURIComponent(JSON.stringify({ subEntityId: ADDRESSES.yvonne }));
      expect(await cardFrom(linked, health)).toContain(`${tabs}/relationships?context=${place}`);
      expect(await cardFrom(bot, health)).not.toContain('/l/entity/');
      // Of the reader's own there is nothing: there is no tab to lead to.
      expect(await cardFrom(linked, `how are we doing with ${ADDRESSES.jonas}`)).not.toContain('/l/entity/');
      for (const about of ['show my sharing', 'what do you show of me']) {
        expect(await cardFrom(linked, about)).toContain(`"url":"${tabs}/settings"`);
        expect(await cardFrom(bot, about)).not.toContain('/l/entity/');
      }
    } finally {
      await linked.end();
    }
  });

  test('takes the time of the reader for a pause', async () => {
    const text = await say('tove', 'pause sharing until tomorrow', { localTimezone: 'America/New_York' });
    expect(text).toMatch(/17 Jun|16 Jun/);
    expect(NOW).toBeGreaterThan(0);
  });
});

/** A catalogue that has the app; what the bot would ask of Graph goes nowhere. */
function installingOf(teamsAppId: string) {
  const none = 'http://127.0.0.1:9';
  return { graphUrl: none, loginUrl: none, appId: teamsAppId, password: 'none', teamsAppId };
}

function wordsOf(sent: TestChannel['sent'][number] | undefined): string {
  const content = sent?.activity.attachments?.[0]?.content;
  return cardSchema.parse(content).fallbackText;
}

function idIn(card: unknown): string {
  const id = /"id":"([0-9a-f-]{36})"/.exec(JSON.stringify(card))?.[1];
  if (id === undefined) throw new Error('The card names no introduction.');
  return id;
}
