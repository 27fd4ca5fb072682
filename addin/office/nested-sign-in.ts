import { type SignIn, SignInRefused } from '../../src/client/sign-in.ts';

/** What the page says of the application in Entra that gives its tokens. */
type Application = { readonly clientId: string; readonly scope: string };

/**
 * Sign-in by Outlook itself: it gives out tokens of whoever is signed in there. The library behind it is loaded when the first token is
 * asked for, beside everything else the pane needs.
 */
export function nestedSignIn(): SignIn {
  const loading = import('./nested-tokens.ts');
  let opened: ReturnType<typeof open> | undefined;
  async function open() {
    const { openNestedTokens } = await loading;
    return openNestedTokens(application());
  }
  return {
    token: async (asked) => {
      opened ??= open();
      try {
        const read = await opened;
        return await read(asked?.isRefused ?? false);
      } catch (error) {
        // The next try begins anew: Outlook may have been signed out and in again.
        opened = undefined;
        throw new SignInRefused(error instanceof Error ? error.message : 'Outlook gave no token.');
      }
    },
  };
}

function application(): Application {
  const [clientId = '', scope = ''] = ['client', 'scope'].map(
    (name) => document.querySelector<HTMLMetaElement>(`meta[name="acquaint-${name}"]`)?.content,
  );
  return { clientId, scope };
}
