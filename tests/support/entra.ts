import { createHash } from 'node:crypto';
import type { BrowserContext, Route } from 'playwright-core';

const TENANT_ID = '11111111-1111-4111-8111-111111111111';
const OBJECT_ID = 'c0117050-0000-4000-8000-00000000a001';

/**
 * Stands where Microsoft Entra stands, for the real client code: the authorization code flow with proof key (RFC 7636).
 *
 * @param token what is given out; nothing when the person says no
 */
export async function standInForEntra(context: BrowserContext, token: string | undefined) {
  const asked: Record<string, string>[] = [];
  const proofs: boolean[] = [];
  await context.route('https://login.microsoftonline.com/**', async (route) => {
    const url = new URL(route.request().url());
    if (url.pathname.endsWith('/authorize')) {
      const query = Object.fromEntries(url.searchParams);
      asked.push(query);
      await goBack(
        route,
        query,
        token === undefined ? 'error=access_denied&error_description=access_denied' : 'code=the-code',
      );
      return;
    }
    if (!url.pathname.endsWith('/token')) {
      await route.abort();
      return;
    }
    const sent = new URLSearchParams(route.request().postData() ?? '');
    const challenge = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url');
    proofs.push(challenge === asked[0]?.['code_challenge'] && sent.get('code') === 'the-code');
    await route.fulfill({
      status: 200,
      contentType: 'application/json',
      headers: { 'access-control-allow-origin': '*' },
      body: JSON.stringify({
        token_type: 'Bearer',
        scope: 'api://acquaint-demo/access_as_user openid profile offline_access',
        expires_in: 3600,
        access_token: token,
        id_token: idToken(asked[0]?.['nonce'] ?? ''),
        client_info: encoded({ uid: OBJECT_ID, utid: TENANT_ID }),
      }),
    });
  });
  return { asked, proofs };
}

/** Leads the window back to the page it came from, with the answer behind the hash. */
async function goBack(route: Route, query: Readonly<Record<string, string>>, answer: string): Promise<void> {
  const address = `${query['redirect_uri']}#${answer}&state=${encodeURIComponent(query['state'] ?? '')}`;
  await route.fulfill({
    contentType: 'text/html',
    body: `<script>location.replace(${JSON.stringify(address)})</script>`,
  });
}

/** What the client library reads of an id token; it leaves the signature to the service, which verifies the access token. */
function idToken(nonce: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  const claims = {
    aud: '22222222-2222-4222-8222-222222222222',
    iss: `https://login.microsoftonline.com/${TENANT_ID}/v2.0`,
    iat: seconds,
    exp: seconds + 3600,
    nonce,
    oid: OBJECT_ID,
    tid: TENANT_ID,
    sub: OBJECT_ID,
    name: 'Priya Nair',
    preferred_username: 'priya.nair@contoso.example',
    ver: '2.0',
  };
  return `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}.c2lnbmF0dXJl`;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
