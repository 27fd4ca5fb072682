import { createSecretKey } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportSPKI, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { DemoKeys } from '../../src/demo/identity/keys.ts';
import { DEMO_AUDIENCE, DEMO_ISSUER, signDemoToken } from '../../src/demo/identity/sign-demo-token.ts';
import { AppError } from '../../src/domain/app-error.ts';
import { openVerifyToken, type VerifyToken } from '../../src/http/verify-token.ts';
import { makeKeys, openReadableLog, person, TENANT } from './edge.ts';

const NOW = Date.UTC(2026, 5, 15, 12);
const SECONDS = Math.floor(NOW / 1000);
const OTHER_TENANT = '00000000-0000-4000-8000-00000000c002';
const OBJECT = '00000000-0000-4000-8000-000000000001';
const ADMINISTRATOR = { roles: ['Acquaint.Administrator'] };

describe('a token', () => {
  let keys: DemoKeys;
  let other: DemoKeys;
  let verify: VerifyToken;
  let published: readonly object[] = [];
  const more: ReturnType<typeof createServer>[] = [];
  const { log, lines } = openReadableLog();
  const provider = createServer((_request, response) => response.end(JSON.stringify({ keys: published })));

  beforeAll(async () => {
    [keys, other] = await Promise.all([makeKeys(), makeKeys()]);
    published = [keys.publicJwk];
    const url = await listen(provider);
    verify = openVerifyToken(
      { issuer: DEMO_ISSUER, audience: DEMO_AUDIENCE, keysUrl: () => url },
      { now: () => NOW, log },
    );
  });
  afterAll(() => {
    for (const server of [provider, ...more]) {
      server.close();
      server.closeAllConnections();
    }
  });

  const claims = (): JWTPayload => ({
    iss: DEMO_ISSUER.replace('{tid}', TENANT),
    aud: DEMO_AUDIENCE,
    exp: SECONDS + 600,
    nbf: SECONDS - 5,
    iat: SECONDS - 5,
    tid: TENANT,
    oid: OBJECT,
    scp: 'access_as_user',
  });

  async function signed(payload: JWTPayload, by: DemoKeys = keys, kid = by.privateJwk.kid ?? ''): Promise<string> {
    const key = await importJWK(by.privateJwk, 'RS256');
    return `Bearer ${await new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(key)}`;
  }

  /** The refusal and what the log says about its cause. */
  async function refusal(header: string | undefined): Promise<{ readonly error: AppError; readonly logged: string }> {
    const error = await verify(header).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof AppError)) throw new Error('It was let in.');
    return { error, logged: lines().at(-1) ?? '' };
  }

  test('of the local identity provider lets its person in as who it says', async () => {
    const token = await signDemoToken(keys, person({ objectId: OBJECT }), NOW);
    expect(await verify(`Bearer ${token}`)).toEqual({
      entraTenantId: TENANT,
      objectId: OBJECT,
      isGuest: false,
      isAdministrator: false,
    });
  });

  test.each([
    ['the app role', ADMINISTRATOR, true],
    ['the directory role of global administrators', { wids: ['62e90394-69f5-4237-9190-012177145e10'] }, true],
    ['another directory role', { wids: ['f2ef992c-3afb-46b9-b7cf-a126ee74c451'] }, false],
    ['a role that only begins the same', { roles: ['Acquaint.AdministratorOfNothing'] }, false],
  ])('with %s makes an administrator or not', async (_name, extra, isAdministrator) => {
    expect((await verify(await signed({ ...claims(), ...extra }))).isAdministrator).toBe(isAdministrator);
  });

  test('of a guest says that it is a guest', async () => {
    expect((await verify(await signed({ ...claims(), acct: 1 }))).isGuest).toBe(true);
    expect((await verify(await signed({ ...claims(), acct: 0 }))).isGuest).toBe(false);
    expect((await verify(await signed(claims()))).isGuest).toBeUndefined();
  });

  test('may be off by the clock difference that is allowed, and by no more', async () => {
    await expect(verify(await signed({ ...claims(), exp: SECONDS - 20 }))).resolves.toBeDefined();
    await expect(verify(await signed({ ...claims(), exp: SECONDS - 31 }))).rejects.toThrow(AppError);
  });

  const attacks: readonly (readonly [string, string, () => Promise<string | undefined>])[] = [
    ['no header', 'no_header', async () => undefined],
    ['an empty header', 'no_bearer_token', async () => ''],
    ['another scheme', 'no_bearer_token', async () => 'Basic dXNlcjpwYXNz'],
    ['the scheme alone', 'no_bearer_token', async () => 'Bearer '],
    ['two tokens', 'no_bearer_token', async () => `${await signed(claims())}, ${await signed(claims())}`],
    ['something that is no token', 'ERR_JW', async () => 'Bearer a.b.c'],
    ['no signature', 'ERR_', async () => `Bearer ${new UnsecuredJWT(claims()).encode()}`],
    ['the algorithm "none" over a real signature', 'ERR_JOSE_ALG_NOT_ALLOWED', () => withHeader({ alg: 'none' })],
    ['HS256 with the public key as the secret', 'ERR_JOSE_ALG_NOT_ALLOWED', () => signedWithPublicKey()],
    ['RS512 with the right key', 'ERR_JOSE_ALG_NOT_ALLOWED', () => withHeader({ alg: 'RS512' })],
    ['a key nobody published', 'ERR_JWKS_NO_MATCHING_KEY', () => signed(claims(), other)],
    [
      'a foreign signature under a published key id',
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      () => signed(claims(), other, keys.privateJwk.kid),
    ],
    ['a foreign issuer', 'issuer_of_other_tenant', () => signed({ ...claims(), iss: 'https://sts.evil.example/' })],
    [
      "another tenant's issuer under this tenant's id",
      'issuer_of_other_tenant',
      () => signed({ ...claims(), iss: DEMO_ISSUER.replace('{tid}', OTHER_TENANT) }),
    ],
    [
      "this tenant's issuer under another tenant's id",
      'issuer_of_other_tenant',
      () => signed({ ...claims(), tid: OTHER_TENANT }),
    ],
    ['a tenant id that is a pattern', 'claims_missing_or_odd', () => signed({ ...claims(), tid: '{tid}' })],
    [
      'another audience',
      'ERR_JWT_CLAIM_VALIDATION_FAILED',
      () => signed({ ...claims(), aud: 'https://graph.microsoft.com' }),
    ],
    ['an expiry that is over', 'ERR_JWT_EXPIRED', () => signed({ ...claims(), exp: SECONDS - 60 })],
    [
      'a beginning that is still to come',
      'ERR_JWT_CLAIM_VALIDATION_FAILED',
      () => signed({ ...claims(), nbf: SECONDS + 60 }),
    ],
    ['no expiry', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => signed(without('exp'))],
    ['no object id', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => signed(without('oid'))],
    ['no tenant', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => signed(without('tid'))],
    ['no issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => signed(without('iss'))],
    ['no person behind it, only a program', 'claims_missing_or_odd', () => signed(without('scp'))],
    ['no person behind it and a role', 'claims_missing_or_odd', () => signed({ ...without('scp'), ...ADMINISTRATOR })],
    ['an empty scope', 'claims_missing_or_odd', () => signed({ ...claims(), scp: '' })],
    ['roles that are no list', 'claims_missing_or_odd', () => signed({ ...claims(), roles: 'Acquaint.Administrator' })],
    ['a payload changed after signing', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED', () => tampered()],
  ];

  test.each(attacks)('with %s is refused, and only the log knows why', async (_name, cause, header) => {
    const { error, logged } = await refusal(await header());
    expect(error.code).toBe('unauthenticated');
    expect(error.message).toBe('Sign in to use this. The request carries no valid access token.');
    expect(JSON.parse(logged)).toMatchObject({ event: 'token_refused', reason: expect.stringContaining(cause) });
  });

  test('signed by a key that Entra publishes for another issuer is refused', async () => {
    const personalAccounts = { ...other.publicJwk, issuer: 'http://localhost/demo/identity/personal/v2.0' };
    const anyTenant = { ...keys.publicJwk, issuer: DEMO_ISSUER.replace('{tid}', '{tenantid}') };
    published = [anyTenant, personalAccounts];
    const second = createServer((_request, response) => response.end(JSON.stringify({ keys: published })));
    more.push(second);
    const url = await listen(second);
    const verifyBoth = openVerifyToken(
      { issuer: DEMO_ISSUER, audience: DEMO_AUDIENCE, keysUrl: () => url },
      { now: () => NOW, log },
    );
    await expect(verifyBoth(await signed(claims()))).resolves.toBeDefined();
    await expect(verifyBoth(await signed(claims(), other))).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(lines().at(-1)).toContain('key_of_other_issuer');
    published = [keys.publicJwk];
  });

  test('cannot be checked, and lets nobody in, while the keys cannot be fetched', async () => {
    const unreachable = openVerifyToken(
      { issuer: DEMO_ISSUER, audience: DEMO_AUDIENCE, keysUrl: () => new URL('http://127.0.0.1:9/keys') },
      { now: () => NOW, log },
    );
    await expect(unreachable(await signed(claims()))).rejects.toMatchObject({ code: 'not_ready' });
    expect(lines().at(-1)).toContain('sign_in_unreachable');
  });

  function without(name: string): JWTPayload {
    return Object.fromEntries(Object.entries(claims()).filter(([claim]) => claim !== name));
  }

  /** A token whose header was exchanged after signing. */
  async function withHeader(header: object): Promise<string> {
    const [, payload, signature] = (await signed(claims())).replace('Bearer ', '').split('.');
    const text = JSON.stringify({ kid: keys.privateJwk.kid, ...header });
    return `Bearer ${Buffer.from(text).toString('base64url')}.${payload}.${signature}`;
  }

  async function signedWithPublicKey(): Promise<string> {
    const publicKey = await importJWK(keys.publicJwk, 'RS256', { extractable: true });
    if (publicKey instanceof Uint8Array) throw new Error('RSA keys are no bytes.');
    const secret = createSecretKey(Buffer.from(await exportSPKI(publicKey)));
    const header = { alg: 'HS256', kid: keys.privateJwk.kid ?? '' };
    return `Bearer ${await new SignJWT(claims()).setProtectedHeader(header).sign(secret)}`;
  }

  async function tampered(): Promise<string> {
    const [header, , signature] = (await signed(claims())).split('.');
    const payload = Buffer.from(JSON.stringify({ ...claims(), oid: OTHER_TENANT })).toString('base64url');
    return `${header}.${payload}.${signature}`;
  }
});

describe('what the identity provider publishes', () => {
  test('is the public half of the key that signs, and nothing of the private one', async () => {
    const keys = await makeKeys();
    expect(keys.publicJwk.kid).toBe(keys.privateJwk.kid);
    expect(Object.keys(keys.publicJwk).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });
});

function listen(server: ReturnType<typeof createServer>): Promise<URL> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/keys`));
    });
  });
}
