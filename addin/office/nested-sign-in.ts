import { type SignIn, SignInRefused } from '../../src/client/sign-in.ts';
import { toldApplication } from '../../src/client/told.ts';

/**
 * Sign-in by Outlook itself: it gives out tokens of whoever is signed in there. The library behind it is loaded when the first token is
 * asked for, beside everything else the pane needs.
 */
export function nestedSignIn(): SignIn {
  const loading = import('./nested-tokens.ts');
  let opened: ReturnType<typeof open> | undefined;
  let asking: Promise<string> | undefined;
  async function open() {
    const { openNestedTokens } = await loading;
    return openNestedTokens(toldApplication());
  }
  async function ask(isRefused: boolean): Promise<string> {
    opened ??= open();
    try {
      const read = await opened;
      return await read(isRefused);
    } catch (error) {
      // The next try begins anew: Outlook may have been signed out and in again.
      opened = undefined;
      throw new SignInRefused(error instanceof Error ? error.message : 'Outlook gave no token.');
    } finally {
      asking = undefined;
    }
  }
  return {
    token: (asked) => {
      if (asked?.isRefused === true) return ask(true);
      // Calls that begin together ask Outlook once.
      asking ??= ask(false);
      return asking;
    },
  };
}
