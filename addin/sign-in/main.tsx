import { createRoot } from 'react-dom/client';
import { signInAtEntra } from '../../src/client/entra-redirect.ts';
import { toldApplication } from '../../src/client/told.ts';
import { SignInPage } from '../../src/ui/SignInPage.tsx';
import { handOverToPane } from '../office/dialog-sign-in.ts';

/** The window in which somebody signs in whose Outlook gives out no tokens itself. */
createRoot(document.getElementById('page') as HTMLElement).render(
  <SignInPage
    signIn={async () => {
      const { token } = await signInAtEntra(toldApplication(), '');
      await handOverToPane(token);
    }}
  />,
);
