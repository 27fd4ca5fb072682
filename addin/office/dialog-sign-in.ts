import { type SignIn, SignInRefused } from '../../src/client/sign-in.ts';
import { askInWindows } from './ask-in-window.ts';

/**
 * Sign-in in a window that Outlook opens, for clients that give out no tokens themselves. The token is kept in memory until the service
 * takes it no longer.
 *
 * @param path where the page of that window is
 */
export function dialogSignIn(path: string): SignIn {
  const inWindow = askInWindows();
  let kept: string | undefined;
  return {
    token: async (asked) => {
      if (asked?.isRefused === true) kept = undefined;
      kept ??= await inWindow(() => askInDialog(new URL(path, location.href).href));
      return kept;
    },
  };
}

/** Hands the token to the pane, which closes this window. */
export async function handOverToPane(token: string): Promise<void> {
  await Office.onReady();
  Office.context.ui.messageParent(token, { targetOrigin: location.origin });
}

function askInDialog(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    Office.context.ui.displayDialogAsync(address, { height: 60, width: 30 }, ({ status, value: dialog, error }) => {
      if (status !== Office.AsyncResultStatus.Succeeded) {
        reject(new SignInRefused(error.message));
        return;
      }
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (answer) => {
        dialog.close();
        if ('message' in answer) resolve(answer.message);
        else reject(new SignInRefused('Outlook gave no token.'));
      });
      // The person has closed the window.
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () =>
        reject(new SignInRefused('The window of the sign-in was closed.')),
      );
    });
  });
}
