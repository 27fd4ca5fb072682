import { CallFailed } from '../../src/client/failure.ts';
import { type SignIn, SignInRefused } from '../../src/client/sign-in.ts';
import { toldApplication } from '../../src/client/told.ts';
import { askInWindows } from './ask-in-window.ts';

const load = () => import('./nested-tokens.ts');

/**
 * Sign-in by Outlook itself: it gives out tokens of whoever is signed in there. The library behind it is loaded beside everything else the
 * pane needs.
 */
export function nestedSignIn(): SignIn {
  let loading: ReturnType<typeof load> | undefined = load();
  // Whoever needs it is told; that is not before the first token is asked for.
  loading.catch(() => undefined);
  const inWindow = askInWindows();
  let opened: ReturnType<typeof open> | undefined;
  let asking: Promise<string> | undefined;
  async function open() {
    loading ??= load();
    const { openNestedTokens } = await loading.catch(() => {
      loading = undefined;
      // A module that does not come is a service that cannot be reached, not a refusal.
      throw new CallFailed({ state: 'offline' });
    });
    return openNestedTokens(toldApplication(), inWindow);
  }
  async function ask(isRefused: boolean): Promise<string> {
    opened ??= open();
    try {
      const read = await opened;
      return await read(isRefused);
    } catch (error) {
      // The next try begins anew: Outlook may have been signed out and in again.
      opened = undefined;
      if (error instanceof CallFailed) throw error;
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
