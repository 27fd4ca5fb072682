import { importJWK, SignJWT } from 'jose';
import type { DemoKeys } from './keys.ts';

/** The issuer of the local identity provider; `{tid}` stands for the tenant. The same whatever port the service listens on. */
export const DEMO_ISSUER = 'http://localhost/demo/identity/{tid}/v2.0';

/** Whom the local identity provider's tokens are for: this service in demo mode. */
export const DEMO_AUDIENCE = 'api://acquaint-demo';

/** For whom a demo token is and how long it holds. */
export type DemoPerson = {
  /** The tenant's Entra id, a UUID. */
  readonly tenantId: string;
  /** The colleague's Entra object id, a UUID. */
  readonly objectId: string;
  readonly name: string;
  /** App roles; `Acquaint.Administrator` makes an administrator. */
  readonly roles: readonly string[];
  readonly isGuest: boolean;
  /** Seconds until the token expires. */
  readonly ttl: number;
};

/**
 * Signs a token with the claims an Entra ID v2.0 access token carries, as the local identity provider of demo mode.
 *
 * @param now milliseconds since 1970: the token holds from then on.
 */
export async function signDemoToken(keys: DemoKeys, person: DemoPerson, now: number): Promise<string> {
  const seconds = Math.floor(now / 1000);
  const key = await importJWK(keys.privateJwk, 'RS256');
  const claims = {
    ver: '2.0',
    tid: person.tenantId,
    oid: person.objectId,
    name: person.name,
    scp: 'access_as_user',
    roles: [...person.roles],
    acct: person.isGuest ? 1 : 0,
  };
  return await new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keys.privateJwk.kid ?? '' })
    .setIssuer(DEMO_ISSUER.replace('{tid}', person.tenantId))
    .setAudience(DEMO_AUDIENCE)
    .setSubject(person.objectId)
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + person.ttl)
    .sign(key);
}
