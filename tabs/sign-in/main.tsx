import { createRoot } from 'react-dom/client';
import { signInAtEntra } from '../../src/client/entra-redirect.ts';
import { handOver, ownTicket } from '../../src/client/sign-in-window.ts';
import { toldApplication } from '../../src/client/told.ts';
import { SignInPage } from '../../src/ui/SignInPage.tsx';

/** The window in which somebody signs in who has opened a tab outside of any host. */
createRoot(document.getElementById('page') as HTMLElement).render(
  <SignInPage
    signIn={async () => {
      const { token, state } = await signInAtEntra(toldApplication(), ownTicket());
      handOver(state, token);
    }}
  />,
);
