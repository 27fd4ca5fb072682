import { importJWK, SignJWT } from 'jose';
import type { Page } from '../../http/page.ts';
import type { BotSettings } from '../../http/run-service.ts';
import { isLoopback } from '../../http/settings.ts';
import type { DemoKeys } from './keys.ts';

/** The bot's application id in demo mode. */
export const DEMO_BOT_ID = '00000000-0000-4000-8000-0000000b0700';

/** Who signs for the channel, in demo mode as everywhere. */
const CHANNEL_ISSUER = 'https://api.botframework.com';
const METADATA_PATH = '/demo/channel/.well-known/openidconfiguration';
const KEYS_PATH = '/demo/channel/keys';

/** Seconds a demo channel's token holds. */
const TOKEN_SECONDS = 600;

/** The bot in demo mode: it takes what the demo's own channel signed, and answers to this machine only. */
export function demoBotSettings(): BotSettings {
  return {
    appId: DEMO_BOT_ID,
    credentials: { kind: 'none' },
    metadataUrl: (own) => new URL(METADATA_PATH, own),
    keepsQuietHours: false,
    isServiceAllowed: ({ hostname }) => isLoopback(hostname.replace(/^\[|\]$/g, '')),
  };
}

/**
 * The demo channel's public side, in the shape of the Bot Framework's: the metadata, and the signing keys with the channels they may
 * speak for. It hands out no tokens: whoever holds the data directory signs them.
 */
export function channelPages(keys: DemoKeys, own: () => URL): readonly Page[] {
  const publicJwk = { ...keys.publicJwk, endorsements: ['msteams'] };
  const metadata = () => ({
    issuer: CHANNEL_ISSUER,
    jwks_uri: new URL(KEYS_PATH, own()).href,
    id_token_signing_alg_values_supported: ['RS256'],
  });
  return [
    { path: METADATA_PATH, answer: async () => json(metadata()) },
    { path: KEYS_PATH, answer: async () => json({ keys: [publicJwk] }) },
  ];
}

/**
 * Signs the token that goes with an activity, as the demo's channel.
 *
 * @param serviceUrl where the activity wants its answers; the token holds for nothing else.
 * @param now milliseconds since 1970
 */
export async function signChannelToken(keys: DemoKeys, serviceUrl: string, now: number): Promise<string> {
  const seconds = Math.floor(now / 1000);
  return await new SignJWT({ serviceurl: serviceUrl })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keys.privateJwk.kid ?? '' })
    .setIssuer(CHANNEL_ISSUER)
    .setAudience(DEMO_BOT_ID)
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + TOKEN_SECONDS)
    .sign(await importJWK(keys.privateJwk, 'RS256'));
}

function json(body: unknown) {
  return { status: 200, contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}
