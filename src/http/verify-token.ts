import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type RemoteJWKSet } from 'jose';
import { z } from 'zod';
import { AppError } from '../domain/app-error.ts';
import type { Identity } from '../services/caller.ts';
import { describeFailure, type Log, type LogCode, logCode } from './log.ts';

/** Whose tokens are taken, and for whom they must be. */
export type TokenSettings = {
  /** The issuer with `{tid}` in place of the tenant; every tenant has its own. */
  readonly issuer: string;
  /** What `aud` must name. */
  readonly audience: string;
  /** Where the signing keys are. Asked at the first token, so that it may depend on the port the service got. */
  readonly keysUrl: () => URL;
};

/** Turns the `Authorization` header into the person it proves. */
export type VerifyToken = (authorization: string | undefined) => Promise<Identity>;

/** Clocks of sign-in services and ours may differ by so many seconds. */
const CLOCK_TOLERANCE_SECONDS = 30;

/** The Entra directory role "Global Administrator" and our own app role: either makes an administrator. */
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
const ADMINISTRATOR_ROLE = 'Acquaint.Administrator';

/**
 * Verifies bearer tokens: signature by the published keys (RS256 and nothing else), issuer of the very tenant the token
 * names, audience, time, and the claims that say who it is.
 *
 * The returned function throws `unauthenticated`, with one and the same sentence whatever was wrong (the cause goes to
 * the log), and `not_ready` when the signing keys cannot be fetched: in doubt nobody gets in.
 */
export function openVerifyToken(settings: TokenSettings, deps: { now: () => number; log: Log }): VerifyToken {
  let keys: RemoteJWKSet | undefined;
  return async (authorization) => {
    keys ??= createRemoteJWKSet(settings.keysUrl(), { timeoutDuration: 5_000, cooldownDuration: 10_000 });
    try {
      return await verify(settings, keys, bearerOf(authorization), deps.now());
    } catch (error) {
      throw refusalOf(error, deps.log);
    }
  };
}

/** What was wrong with a token, for the log only. */
class TokenProblem extends Error {
  readonly reason: LogCode;

  constructor(reason: LogCode) {
    super('The token was refused.');
    this.reason = reason;
  }
}

const claimsSchema = z.object({
  tid: z.guid(),
  oid: z.guid(),
  iss: z.string(),
  exp: z.number(),
  // Only tokens that a person asked for have a scope. Programs get some for themselves, with an `oid` of their own and without
  // anybody's leave, and the tokens that tell a page who signed in are not meant for us either.
  scp: z.string().min(1),
  roles: z.array(z.string()).optional(),
  wids: z.array(z.string()).optional(),
  acct: z.union([z.literal(0), z.literal(1)]).optional(),
});

function bearerOf(authorization: string | undefined): string {
  if (authorization === undefined) throw new TokenProblem(logCode('no_header'));
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new TokenProblem(logCode('no_bearer_token'));
  return token;
}

async function verify(settings: TokenSettings, keys: RemoteJWKSet, token: string, now: number): Promise<Identity> {
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    algorithms: ['RS256'],
    audience: settings.audience,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    currentDate: new Date(now),
    requiredClaims: ['exp', 'iss', 'aud', 'tid', 'oid'],
  });
  const claims = readClaims(payload);
  const issuer = settings.issuer.replace('{tid}', claims.tid);
  if (claims.iss !== issuer) throw new TokenProblem(logCode('issuer_of_other_tenant'));
  if (!isKeyForIssuer(keys, protectedHeader.kid, claims.tid, issuer)) {
    throw new TokenProblem(logCode('key_of_other_issuer'));
  }
  return {
    entraTenantId: claims.tid,
    objectId: claims.oid,
    isGuest: claims.acct === undefined ? undefined : claims.acct === 1,
    isAdministrator:
      (claims.roles ?? []).includes(ADMINISTRATOR_ROLE) || (claims.wids ?? []).includes(GLOBAL_ADMINISTRATOR),
  };
}

function readClaims(payload: JWTPayload): z.infer<typeof claimsSchema> {
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw new TokenProblem(logCode('claims_missing_or_odd'));
  return claims.data;
}

/**
 * Entra publishes the keys of all issuers in one list and says beside a key whose it is (`issuer`, with `{tenantid}` for
 * any tenant): a key of personal accounts must not sign for an organisation.
 */
function isKeyForIssuer(keys: RemoteJWKSet, kid: string | undefined, tid: string, issuer: string): boolean {
  const key = keys.jwks()?.keys.find((candidate) => candidate.kid === kid);
  const owner = key === undefined || !('issuer' in key) ? undefined : key.issuer;
  return owner === undefined || (typeof owner === 'string' && owner.replace('{tenantid}', tid) === issuer);
}

const TOKEN_FAULTS = new Set([
  'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'ERR_JWT_EXPIRED',
  'ERR_JWT_INVALID',
  'ERR_JWS_INVALID',
  'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  'ERR_JOSE_ALG_NOT_ALLOWED',
  'ERR_JOSE_NOT_SUPPORTED',
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JWKS_MULTIPLE_MATCHING_KEYS',
]);

function refusalOf(error: unknown, log: Log): AppError {
  if (error instanceof TokenProblem) {
    log('token_refused', { reason: error.reason });
    return refused();
  }
  if (error instanceof errors.JOSEError && TOKEN_FAULTS.has(error.code)) {
    log('token_refused', { reason: describeFailure(error).failureCode });
    return refused();
  }
  log('sign_in_unreachable', describeFailure(error));
  return new AppError('not_ready', 'Sign-in cannot be checked just now. Try again in a moment.');
}

function refused(): AppError {
  return new AppError('unauthenticated', 'Sign in to use this. The request carries no valid access token.');
}
