import { createStandardPublicClientApplication } from '@azure/msal-browser';
import type { Application } from './told.ts';

/** Somebody who has signed in, and what the page asked to be given back. */
export type SignedIn = { readonly token: string; readonly state: string };

/**
 * Signs in at Microsoft Entra in this window (authorization code with proof key): the first time it goes there and never comes back; the
 * window then begins anew at this page, with the answer. What the library keeps meanwhile it keeps for this window alone, and it is removed
 * as soon as there is a token.
 *
 * @param state what is given back with the token
 * @throws Error of the library when Entra or the person says no
 */
export async function signInAtEntra({ clientId, scope }: Application, state: string): Promise<SignedIn> {
  const client = await createStandardPublicClientApplication({
    auth: {
      clientId,
      authority: 'https://login.microsoftonline.com/organizations',
      redirectUri: location.origin + location.pathname,
    },
    cache: { cacheLocation: 'sessionStorage' },
  });
  const answer = await client.handleRedirectPromise({ navigateToLoginRequestUrl: false });
  if (answer !== null) {
    await client.clearCache();
    return { token: answer.accessToken, state: answer.state ?? '' };
  }
  await client.loginRedirect({ scopes: [scope], state, prompt: 'select_account' });
  return new Promise(() => undefined);
}
