import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { importJWK, SignJWT } from 'jose';
import { problemSchema } from '../../src/contract/problem.ts';
import { DEMO_BOT_ID, signChannelToken } from '../../src/demo/identity/channel.ts';
import type { DemoKeys } from '../../src/demo/identity/keys.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import { makeKeys } from '../http/edge.ts';
import { TENANTS } from '../http/service.ts';
import { deliverSigned, messageOf, startChannel, type TestChannel } from '../support/channel.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { addColleague, addTenant } from '../support/rows.ts';
import { PEOPLE } from '../support/world.ts';
import { type BotService, startBotService } from './service.ts';

const ISSUER = 'https://api.botframework.com';
const ENTRA = `https://login.microsoftonline.com/${TENANTS.contoso}/v2.0`;
const SECONDS = () => Math.floor(Date.now() / 1000);

describeOnEachDatabase('the door of the bot', (db) => {
  let keys: DemoKeys;
  let others: DemoKeys;
  let channel: TestChannel;
  let bot: BotService;

  beforeAll(async () => {
    [keys, others] = await Promise.all([makeKeys(), makeKeys()]);
    channel = await startChannel(keys);
    bot = await startBotService(db, keys);
    // The library writes to the terminal what it refuses.
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  beforeEach(async () => {
    await db.asOwner(async (transaction) => {
      const { contoso: entraTenantId } = TENANTS;
      const tenant = { name: 'contoso', entraTenantId, domain: 'contoso.example', granted: CONSENT_KINDS };
      await addColleague(transaction, await addTenant(transaction, tenant), PEOPLE.tove);
    });
    channel.sent.length = 0;
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await bot.end();
    await channel.end();
  });

  const message = (changes: object = {}) => messageOf(PEOPLE.tove, TENANTS.contoso, channel.serviceUrl, changes);
  const token = async (
    claims: Record<string, unknown> = {},
    header: { kid?: string; signer?: DemoKeys } = {},
  ): Promise<string> => {
    const signer = header.signer ?? keys;
    return new SignJWT({
      iss: ISSUER,
      aud: DEMO_BOT_ID,
      iat: SECONDS(),
      exp: SECONDS() + 600,
      serviceurl: channel.serviceUrl,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: header.kid ?? keys.privateJwk.kid ?? '' })
      .sign(await importJWK(signer.privateJwk, 'RS256'));
  };
  const userToken = (claims: Record<string, unknown> = {}) =>
    token({
      iss: ENTRA,
      ver: '2.0',
      azp: DEMO_BOT_ID,
      tid: TENANTS.contoso,
      oid: PEOPLE.priya.objectId,
      scp: 'access_as_user',
      ...claims,
    });

  test('lets in what the channel signed, and answers there', async () => {
    const response = await deliverSigned(bot.service.url, message(), await token());
    expect(response.status).toBe(200);
    expect(channel.sent).toHaveLength(1);
    expect(channel.sent[0]?.path).toMatch(/^\/connector\/v3\/conversations\//);
  });

  const attacks: readonly (readonly [string, () => Promise<string | undefined>, (() => object)?])[] = [
    ['no token at all', async () => undefined],
    ['a token signed with another key', () => token({}, { signer: others })],
    ['a key nobody published', () => token({}, { kid: 'zz' })],
    ['a token for another application', () => token({ aud: '00000000-0000-4000-8000-00000000dead' })],
    ['a token for nobody', () => token({ aud: undefined })],
    [
      'a token for several applications',
      () => token({ aud: [DEMO_BOT_ID, 'https://elsewhere.example'], serviceurl: 'https://elsewhere.example' }),
    ],
    ['another issuer', () => token({ iss: 'https://evil.example' })],
    ['an issuer that only begins like the channel', () => token({ iss: `${ISSUER}.evil.example` })],
    ['two issuers', () => token({ iss: [ISSUER, ENTRA] })],
    ['a token that expired ten minutes ago', () => token({ exp: SECONDS() - 600 })],
    ['a token that is not valid yet', () => token({ nbf: SECONDS() + 3_600 })],
    ['a token for another service URL', () => token({ serviceurl: 'https://evil.example/' })],
    ['a token without a service URL', () => token({ serviceurl: undefined })],
    ['a channel that the key may not speak for', () => token(), () => ({ channelId: 'slack' })],
    ['the channel of an emulator', () => token(), () => ({ channelId: 'emulator' })],
    ['the channel of another door', () => token(), () => ({ channelId: 'AseChannel' })],
    ['a token of an emulator', () => token({ iss: ENTRA, ver: '2.0', azp: DEMO_BOT_ID, tid: TENANTS.contoso })],
    [
      'the sign-in token of a colleague, as if it were another',
      () => userToken(),
      () => ({ from: { id: '29:ceo', aadObjectId: PEOPLE.priya.objectId } }),
    ],
    [
      'the sign-in token of another tenant',
      () => userToken({ iss: `https://login.microsoftonline.com/${TENANTS.stranger}/v2.0`, tid: TENANTS.stranger }),
    ],
    [
      'an old sign-in token',
      () =>
        userToken({
          iss: `https://sts.windows.net/${TENANTS.contoso}/`,
          ver: '1.0',
          appid: DEMO_BOT_ID,
          azp: undefined,
        }),
    ],
    ['the sign-in token of Teams on the web', () => userToken({ azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346' })],
    ['a token for Graph', () => userToken({ aud: '00000003-0000-0000-c000-000000000000' })],
    ['no signature', async () => unsigned({ alg: 'none' })],
    ['an empty signature under a good algorithm', async () => unsigned({ alg: 'RS256' })],
    ['the public key as a shared secret', () => sharedSecret()],
    ['a word that is no token', async () => 'abc'],
    ['two tokens', async () => `${await token()} ${await token()}`],
  ];

  test.each(attacks.map(([name, sign, changes = () => ({})]) => [name, sign, changes] as const))(
    'answers %s with 401, says nothing to anybody, and quotes no library',
    async (_name, sign, changes) => {
      const response = await deliverSigned(bot.service.url, message(changes()), await sign());
      expect(response.status).toBe(401);
      const text = await response.text();
      const problem = problemSchema.parse(JSON.parse(text));
      expect(problem.code).toBe('unauthenticated');
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(text).not.toMatch(/jwt|JsonWebToken|endors|audience|claim|issuer|signature/i);
      expect(channel.sent).toEqual([]);
    },
  );

  test.each([
    ['no activity', { foo: 1 }],
    ['a list', []],
    ['null', 'null'],
    ['an activity without a sender', { from: undefined }],
    ['an activity whose text is no text', { text: { evil: true } }],
  ])('answers %s with 400 once the token looks right', async (name, body) => {
    const isChange = name.startsWith('an activity');
    const response = await deliverSigned(bot.service.url, isChange ? message(body as object) : body, await token());
    expect(response.status).toBe(400);
    expect(problemSchema.parse(await response.json()).code).toBe('invalid_input');
    expect(channel.sent).toEqual([]);
  });

  test.each([
    [
      'a tenant that is not served',
      { conversation: conversationOf(TENANTS.stranger), channelData: { tenant: { id: TENANTS.stranger } } },
      'unknown_tenant',
    ],
    ['two tenants that do not agree', { channelData: { tenant: { id: TENANTS.fabrikam } } }, 'forbidden'],
    ['no tenant', { conversation: { id: 'a:x', conversationType: 'personal' }, channelData: undefined }, 'forbidden'],
    ['a message of nobody', { from: { id: '29:x' } }, 'forbidden'],
  ])('answers %s with 403', async (_name, changes, code) => {
    const response = await deliverSigned(bot.service.url, message(changes), await token());
    expect(response.status).toBe(403);
    expect(problemSchema.parse(await response.json()).code).toBe(code);
    expect(channel.sent).toEqual([]);
  });

  test('never calls a host that is not allowed, however well the activity is signed', async () => {
    let calls = 0;
    const listener = createServer((_request, response) => {
      calls += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    const serviceUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
    const strict = await startBotService(db, keys, {
      isServiceAllowed: ({ hostname }) => hostname === 'smba.trafficmanager.net',
    });
    const response = await deliverSigned(
      strict.service.url,
      message({ serviceUrl }),
      await signChannelToken(keys, serviceUrl, Date.now()),
    );
    expect(response.status).toBe(403);
    expect(calls).toBe(0);
    await strict.end();
    await new Promise((resolve) => listener.close(resolve));
  });

  test('follows no redirect with its own token, and repeats nothing that may have arrived', async () => {
    let calls = 0;
    const listener = createServer((_request, response) => {
      calls += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    const elsewhere = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
    channel.answerNext({ status: 307, headers: { location: elsewhere } });
    await deliverSigned(bot.service.url, message(), await token());
    expect(calls).toBe(0);
    expect(channel.sent).toHaveLength(1);
    channel.answerNext({ status: 504 }, { status: 504 });
    await deliverSigned(bot.service.url, message(), await token());
    expect(channel.sent).toHaveLength(2);
    channel.forgetAnswers();
    await new Promise((resolve) => listener.close(resolve));
  });

  test('says 503, not yes, when the keys of the channel cannot be fetched', async () => {
    const blind = await startBotService(db, keys, { metadataUrl: (own) => new URL('/nowhere', own) });
    const response = await deliverSigned(blind.service.url, message(), await token());
    expect(response.status).toBe(503);
    await blind.end();
  });

  test('writes neither names nor words nor ids of people to the log', async () => {
    await deliverSigned(bot.service.url, message({ text: 'who knows Yvonne Adams?' }), await token());
    const written = bot.lines().join('\n');
    expect(written).not.toMatch(/yvonne|tove|29:|a:0000/i);
  });

  function unsigned(header: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: ISSUER, aud: DEMO_BOT_ID, exp: SECONDS() + 600, serviceurl: channel.serviceUrl };
    return `${part({ ...header, kid: keys.privateJwk.kid })}.${part(claims)}.`;
  }

  async function sharedSecret(): Promise<string> {
    const secret = new TextEncoder().encode(JSON.stringify(keys.publicJwk));
    return new SignJWT({ serviceurl: channel.serviceUrl, iss: ISSUER, aud: DEMO_BOT_ID, exp: SECONDS() + 600 })
      .setProtectedHeader({ alg: 'HS256', kid: keys.privateJwk.kid ?? '' })
      .sign(secret);
  }
});

function conversationOf(tenantId: string): object {
  return { id: 'a:x', conversationType: 'personal', tenantId };
}
