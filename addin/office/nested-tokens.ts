import { createNestablePublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';
import type { Application } from '../../src/client/told.ts';
import type { AskInWindow } from './ask-in-window.ts';

/**
 * Opens nested app authentication. Tokens are kept in memory alone.
 *
 * @returns what gives a token, asking the person where Outlook may not give it by itself.
 * @throws Error of the library when Outlook cannot do this, or somebody says no.
 */
export async function openNestedTokens(
  { clientId, scope }: Application,
  inWindow: AskInWindow,
): Promise<(isRefused: boolean) => Promise<string>> {
  const client = await createNestablePublicClientApplication({
    auth: { clientId, authority: 'https://login.microsoftonline.com/organizations' },
    cache: { cacheLocation: 'memoryStorage' },
  });
  const scopes = [scope];
  return async (isRefused) => {
    try {
      return (await client.acquireTokenSilent({ scopes, forceRefresh: isRefused })).accessToken;
    } catch (error) {
      if (!(error instanceof InteractionRequiredAuthError)) throw error;
      return await inWindow(async () => (await client.acquireTokenPopup({ scopes })).accessToken);
    }
  };
}
