import type { Page, PageReply } from '../../http/page.ts';
import type { DemoKeys } from './keys.ts';
import { DEMO_ISSUER } from './sign-demo-token.ts';

/** Where the local identity provider publishes its signing keys. */
export const DEMO_KEYS_PATH = '/demo/identity/keys';

/**
 * The local identity provider's public side, in the shape of Entra's: the metadata of a tenant (OpenID Connect
 * Discovery) and the signing keys. It hands out no tokens: whoever holds the data directory signs them.
 */
export function identityPages(keys: DemoKeys, own: () => URL): readonly Page[] {
  return [
    { path: DEMO_KEYS_PATH, answer: async () => json({ keys: [keys.publicJwk] }) },
    {
      path: '/demo/identity/{tenantId}/v2.0/.well-known/openid-configuration',
      answer: async ({ tenantId = '' }) =>
        json({
          issuer: DEMO_ISSUER.replace('{tid}', tenantId),
          jwks_uri: new URL(DEMO_KEYS_PATH, own()).href,
          id_token_signing_alg_values_supported: ['RS256'],
          response_types_supported: ['id_token'],
          subject_types_supported: ['public'],
        }),
    },
  ];
}

function json(body: unknown): PageReply {
  return { status: 200, contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}
