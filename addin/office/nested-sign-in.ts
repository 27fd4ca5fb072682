import { type SignIn, SignInRefused } from '../../src/client/sign-in.ts';
import { toldApplication } from '../../src/client/told.ts';

/**
 * Sign-in by Outlook itself: it gives out tokens of whoever is signed in there. The library behind it is loaded when the first token is
 * asked for, beside everything else the pane needs.
 */
export function nestedSignIn(): SignIn {
  const loading = import('./nested-tokens.ts');
  let opened: ReturnType<typeof open> | undefined;
  async function open() {
    const { openNestedTokens } = await loading;
    return openNestedTokens(toldApplication());
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
